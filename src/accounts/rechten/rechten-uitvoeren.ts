import type { Account } from '#accounts/account.ts';
import { eigenGebeurtenissen } from '#accounts/gebeurtenissen/gebeurtenislijst.ts';
import type { Db, Moment } from '#db/tabellen.ts';

const moment = (op: Moment) => new Date(op).toISOString();

/** What we keep about what somebody may, asked for and did, for their own export. */
export async function rechtenUitvoeren(db: Db, account: Pick<Account, 'id' | 'adres'>) {
  const rechten = await db
    .selectFrom('recht')
    .select(['soort', 'onderwijsregio', 'verleend_op', 'ingetrokken_op'])
    .where('account_id', '=', account.id)
    .orderBy('id')
    .execute();
  const verzoeken = await db
    .selectFrom('rechtverzoek')
    .select(['soort', 'onderwijsregio', 'toelichting', 'gevraagd_op', 'uitslag', 'reden'])
    .where('account_id', '=', account.id)
    .orderBy('gevraagd_op')
    .execute();
  const uitnodigingen = await db
    .selectFrom('uitnodiging')
    .select(['soort', 'onderwijsregio', 'gemaakt_op', 'verloopt_op', 'gebruikt_op'])
    .where('adres', '=', account.adres)
    .orderBy('gemaakt_op')
    .execute();
  return {
    rechten: rechten.map((recht) => ({
      ...recht,
      verleend_op: moment(recht.verleend_op),
      ingetrokken_op: recht.ingetrokken_op && moment(recht.ingetrokken_op),
    })),
    verzoeken: verzoeken.map((verzoek) => ({ ...verzoek, gevraagd_op: moment(verzoek.gevraagd_op) })),
    uitnodigingen: uitnodigingen.map(({ gemaakt_op, verloopt_op, gebruikt_op, ...wat }) => ({
      ...{ ...wat, gemaakt_op: moment(gemaakt_op), verloopt_op: moment(verloopt_op), gebruikt_op: gebruikt_op && moment(gebruikt_op) },
    })),
    gebeurtenissen: (await eigenGebeurtenissen(db, account)).map((rij) => ({ ...rij, op: moment(rij.op) })),
  };
}
