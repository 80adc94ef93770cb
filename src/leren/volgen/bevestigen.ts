import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { BEVESTIGEN_MS } from './gaan-volgen.ts';
import { volgerWekken } from './inslapen.ts';

export type Bevestiguitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' };

/** Whoever reads the letter says yes; a second time changes nothing and says the same. Too late it is not there any more. */
export async function volgenBevestigen(db: Db, { sleutel, nu }: { sleutel: string; nu: Moment }): Promise<Bevestiguitslag> {
  return db.transaction().execute(async (trx): Promise<Bevestiguitslag> => {
    const er = await trx
      .selectFrom('volgt')
      .select(['id', 'volger_id', 'bevestigd_op', 'gevraagd_op'])
      .where('sleutel_hash', '=', vingerafdruk(sleutel))
      .executeTakeFirst();
    if (!er || (er.bevestigd_op === null && er.gevraagd_op <= nu - BEVESTIGEN_MS)) return { gelukt: false, reden: 'onbekend' };
    await volgerWekken(trx, er.volger_id, nu);
    // What is new is told from the moment that somebody agreed.
    const nietEerder = trx.updateTable('volgt').set({ bevestigd_op: nu, verteld_tot: nu }).where('bevestigd_op', 'is', null);
    await nietEerder.where('id', '=', er.id).execute();
    await trx.updateTable('volger').set({ bevestigd_op: nu }).where('id', '=', er.volger_id).where('bevestigd_op', 'is', null).execute();
    return { gelukt: true };
  });
}
