import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';

/** How long we keep what somebody explained, a refused or withdrawn request, and an invitation that is over, in ms. */
export const VERZOEK_BEWAREN_MS = 90 * DAG_MS;

/** Retention, to be called at least daily. Rights and events stay. */
export async function rechtenOpruimen(db: Db, { nu }: { nu: Moment }): Promise<void> {
  const toen = nu - VERZOEK_BEWAREN_MS;
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('rechtverzoek').where('uitslag', 'in', ['afgewezen', 'ingetrokken']).where('op', '<=', toen).execute();
    await trx
      .updateTable('rechtverzoek')
      .set({ toelichting: '' })
      .where('toelichting', '!=', '')
      .where('gevraagd_op', '<=', toen)
      .execute();
    await trx
      .deleteFrom('uitnodiging')
      .where((eb) => eb.or([eb('verloopt_op', '<=', toen), eb('gebruikt_op', '<=', toen), eb('ingetrokken_op', '<=', toen)]))
      .execute();
    await trx
      .deleteFrom('adreswijziging')
      .where('aangemaakt_op', '<=', nu - DAG_MS)
      .execute();
  });
}
