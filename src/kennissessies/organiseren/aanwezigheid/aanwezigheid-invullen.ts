import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { AanwezigheidTabel } from '#db/tabellen-opkomst.ts';
import { vensterVan } from '#kennissessies/aanvinkvenster.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';

/** What was ticked of one person; null takes it back. */
export interface Tik {
  /** Of the registration. */
  aanmelding: string;
  uitslag: AanwezigheidTabel['uitslag'] | null;
}
export interface Dagverzoek {
  account: Account;
  /** Of the session and of the meeting. */
  id: string;
  bijeenkomst: string;
  nu: Moment;
}
export type Dagreden = 'onbekend' | 'nog-niet' | 'dicht' | 'gaat-niet-door';
export type Invuluitslag = { gelukt: true } | { gelukt: false; reden: Dagreden | 'niet-op-lijst' };

/**
 * Ticks who was at a meeting and who was not; of two ticks of one person the last holds. Who has no place (any more) is passed
 * over, and refused when there is nobody else. The registration itself stays as it is.
 */
export async function aanwezigheidInvullen(db: Db, { tikken, ...verzoek }: Dagverzoek & { tikken: readonly Tik[] }): Promise<Invuluitslag> {
  const { account, id, bijeenkomst, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Invuluitslag> => {
    const geweigerd = await magAanvinken(trx, verzoek);
    if (geweigerd) return { gelukt: false, reden: geweigerd };
    const metPlaats = trx
      .selectFrom('aanmelding')
      .select('id')
      .where('kennissessie_id', '=', id)
      .where('status', '=', 'bevestigd')
      .where('account_id', 'is not', null);
    let gedaan = 0;
    for (const { aanmelding, uitslag } of tikken) {
      if (!(await metPlaats.where('id', '=', aanmelding).executeTakeFirst())) continue;
      await zetTik(trx, { aanmelding_id: aanmelding, bijeenkomst_id: bijeenkomst, door: account.id, op: nu }, uitslag);
      gedaan++;
    }
    return gedaan > 0 ? { gelukt: true } : { gelukt: false, reden: 'niet-op-lijst' };
  });
}

/** Why nothing may be written about this meeting now; null when it may. */
export async function magAanvinken(trx: Transaction<Tabellen>, { account, id, bijeenkomst, nu }: Dagverzoek): Promise<Dagreden | null> {
  const sessie = await sessieVoor(trx, account, id);
  const deze = sessie?.bijeenkomsten.find((een) => een.id === bijeenkomst);
  if (!sessie || !deze || sessie.status === 'concept') return 'onbekend';
  const venster = vensterVan(sessie, deze, nu);
  return venster === 'open' ? null : venster;
}

async function zetTik(trx: Transaction<Tabellen>, sleutel: Omit<AanwezigheidTabel, 'uitslag'>, uitslag: Tik['uitslag']): Promise<void> {
  const { aanmelding_id, bijeenkomst_id, door, op } = sleutel;
  if (uitslag === null) {
    await trx.deleteFrom('aanwezigheid').where('aanmelding_id', '=', aanmelding_id).where('bijeenkomst_id', '=', bijeenkomst_id).execute();
    return;
  }
  await trx
    .insertInto('aanwezigheid')
    .values({ ...sleutel, uitslag })
    .onConflict((al) => al.columns(['aanmelding_id', 'bijeenkomst_id']).doUpdateSet({ uitslag, door, op }))
    .execute();
}
