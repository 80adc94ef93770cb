import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { daarna, kanMetSessie } from '#kennissessies/overgangen.ts';
import { magOrganiseren } from './wie-organiseert.ts';

type Trx = Transaction<Tabellen>;

/** A past session is closed by its terugblik. What is cancelled, still a draft or still to come stays as it is. */
export const afronden = (trx: Trx, sessie: { id: string; nu: Moment }): Promise<void> => doorUitgever(trx, sessie, 'afronden');

/** A closed session waits for a terugblik again, because the one it had is gone. */
export const heropenen = (trx: Trx, sessie: { id: string; nu: Moment }): Promise<void> => doorUitgever(trx, sessie, 'heropenen');

async function doorUitgever(trx: Trx, { id, nu }: { id: string; nu: Moment }, daad: 'afronden' | 'heropenen'): Promise<void> {
  const sessie = await opzoeken(trx, { id });
  if (!sessie || !kanMetSessie(daad, sessie, nu, 'uitgever')) return;
  const status = daarna(daad, sessie, nu);
  await trx.updateTable('kennissessie').set({ status, gewijzigd_op: nu }).where('id', '=', id).execute();
}

export type Sluituitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'zonder-toelichting' };

/** Closes a past session that gets no terugblik, with the reason; its organiser may. */
export async function sessieAfsluiten(
  db: Db,
  { account, kennissessie: slug, reden, nu }: { account: Account; kennissessie: string; reden: string; nu: Moment },
): Promise<Sluituitslag> {
  return db.transaction().execute(async (trx): Promise<Sluituitslag> => {
    const sessie = await opzoeken(trx, { slug });
    if (!sessie || !magOrganiseren(account, sessie) || !kanMetSessie('afronden', sessie, nu)) return { gelukt: false, reden: 'onbekend' };
    if (reden.trim() === '') return { gelukt: false, reden: 'zonder-toelichting' };
    const waarom = { reden: reden.trim(), op: nu, door: account.id };
    await trx
      .insertInto('zonder_terugblik')
      .values({ kennissessie_id: sessie.id, ...waarom })
      .onConflict((al) => al.column('kennissessie_id').doUpdateSet(waarom))
      .execute();
    const status = daarna('afronden', sessie, nu);
    await trx.updateTable('kennissessie').set({ status, gewijzigd_op: nu }).where('id', '=', sessie.id).execute();
    await gebeurtenisVastleggen(trx, {
      wat: 'sessie-afgerond',
      door: account,
      kennissessie: sessie.id,
      onderwijsregio: sessie.gastregio,
      nu,
    });
    return { gelukt: true };
  });
}
