import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { eigenRegios, isRe } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { GESPREKSTAPPEN } from './gesprekstanden.ts';

export type Beantwoorduitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' };
export type Gespreksluituitslag = { gelukt: true } | { gelukt: false; reden: 'geen-recht' | 'onbekend' | 'al-afgehandeld' };

/** The region says that it answered, with the key from its letter; the same key again changes nothing. */
export const gesprekBeantwoorden = (db: Db, { sleutel, nu }: { sleutel: string; nu: Moment }): Promise<Beantwoorduitslag> =>
  db.transaction().execute(async (trx): Promise<Beantwoorduitslag> => {
    const rij = await trx.selectFrom('gesprek').select('id').where('sleutel', '=', sleutel).executeTakeFirst();
    if (!rij) return { gelukt: false, reden: 'onbekend' };
    await gesprekstap(trx, 'beantwoorden', { id: rij.id, door: null, nu });
    return { gelukt: true };
  });

/** The same by who leads the region, without the letter. */
export const gesprekAntwoordMelden = (
  db: Db,
  { account, inhoud, id, nu }: { account: Account; inhoud: Inhoud; id: string; nu: Moment },
): Promise<Beantwoorduitslag> =>
  db.transaction().execute(async (trx): Promise<Beantwoorduitslag> => {
    const rij = await trx.selectFrom('gesprek').select('naar_regio').where('id', '=', id).executeTakeFirst();
    if (!rij || !eigenRegios(account).includes(huidigeRegio(inhoud, rij.naar_regio))) return { gelukt: false, reden: 'onbekend' };
    await gesprekstap(trx, 'beantwoorden', { id, door: account.id, nu });
    return { gelukt: true };
  });

/** The Realisatie-Eenheid needs nothing more of a talk that got no answer. */
export async function gesprekSluiten(
  db: Db,
  { account, id, nu }: { account: Account; id: string; nu: Moment },
): Promise<Gespreksluituitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Gespreksluituitslag> => {
    if (await gesprekstap(trx, 'sluiten', { id, door: account.id, nu })) return { gelukt: true };
    const was = await trx.selectFrom('gesprek').select('status').where('id', '=', id).executeTakeFirst();
    if (!was) return { gelukt: false, reden: 'onbekend' };
    return was.status === 'gesloten' ? { gelukt: true } : { gelukt: false, reden: 'al-afgehandeld' };
  });
}

/** Takes a step when the table of states allows it; answers whether it did. */
export async function gesprekstap(
  trx: Transaction<Tabellen>,
  stap: keyof typeof GESPREKSTAPPEN,
  { id, door, nu }: { id: string; door: string | null; nu: Moment },
): Promise<boolean> {
  const { van, naar } = GESPREKSTAPPEN[stap];
  const { numUpdatedRows } = await trx
    .updateTable('gesprek')
    .set({ status: naar, afgehandeld_op: nu, afgehandeld_door: door })
    .where('id', '=', id)
    .where('status', 'in', van)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
