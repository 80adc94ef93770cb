import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';

const ANTWOORDTIJD_MS = 14 * DAG_MS;
const TEKST_MS = 365 * DAG_MS;

/**
 * Retention, to be called at least daily: who was asked, and whether they answered, goes when answering is over; what people
 * wrote a year after the session. The marks stay, as numbers.
 */
export async function evaluatiesOpruimen(db: Db, { nu }: { nu: Moment }): Promise<{ verzoeken: number; teksten: number }> {
  return db.transaction().execute(async (trx) => {
    const eindVoor = (moment: Moment) => trx.selectFrom('kennissessie').select('id').where('eind_op', '<=', moment);
    const gevraagd = trx
      .selectFrom('aanmelding')
      .select('id')
      .where('kennissessie_id', 'in', eindVoor(nu - ANTWOORDTIJD_MS));
    const weg = await trx.deleteFrom('evaluatieverzoek').where('aanmelding_id', 'in', gevraagd).executeTakeFirst();
    const geleegd = await trx
      .updateTable('evaluatie')
      .set({ meegenomen: '', beter: '' })
      .where((eb) => eb.or([eb('meegenomen', '!=', ''), eb('beter', '!=', '')]))
      .where('kennissessie_id', 'in', eindVoor(nu - TEKST_MS))
      .executeTakeFirst();
    return { verzoeken: Number(weg.numDeletedRows), teksten: Number(geleegd.numUpdatedRows) };
  });
}
