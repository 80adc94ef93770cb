import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { wis, zetKlaar } from '#mail/outbox.ts';
import type { Account } from './account.ts';
import { accountGewist } from './brieven.ts';
import type { Gegevens } from './invoer.ts';

/** Saves who someone is. */
export async function gegevensOpslaan(
  db: Db,
  { account, gegevens, nu }: { account: Pick<Account, 'id'>; gegevens: Gegevens; nu: Moment },
): Promise<void> {
  await db
    .updateTable('account')
    .set({ ...gegevens, gewijzigd_op: nu })
    .where('id', '=', account.id)
    .execute();
}

/** All we keep about someone (AVG art. 15 and 20), without anything that could be used to log in. */
export async function gegevensUitvoeren(db: Db, { account, nu }: { account: Account; nu: Moment }) {
  const moment = (op: Moment) => new Date(op).toISOString();
  const rij = await db
    .selectFrom('account')
    .select(['aangemaakt_op', 'gewijzigd_op'])
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow();
  const rechten = await db
    .selectFrom('recht')
    .select(['soort', 'onderwijsregio', 'verleend_op'])
    .where('account_id', '=', account.id)
    .execute();
  const logins = await db
    .selectFrom('session')
    .select(['apparaat', 'aangemaakt_op', 'laatst_gezien_op'])
    .where('account_id', '=', account.id)
    .execute();
  const brieven = await db
    .selectFrom('outbox')
    .select(['aangemaakt_op', 'bezorgd_op'])
    .where('aan', '=', account.adres)
    .orderBy('id')
    .execute();
  return {
    gemaakt_op: moment(nu),
    account: {
      adres: account.adres,
      naam: account.naam,
      functie: account.functie,
      organisatie: account.organisatie,
      onderwijsregio: account.onderwijsregio,
      aangemaakt_op: moment(rij.aangemaakt_op),
      gewijzigd_op: moment(rij.gewijzigd_op),
    },
    rechten: rechten.map((recht) => ({ ...recht, verleend_op: moment(recht.verleend_op) })),
    ingelogd: logins.map(({ apparaat, aangemaakt_op, laatst_gezien_op }) => ({
      apparaat,
      sinds: moment(aangemaakt_op),
      laatst_gezien_op: moment(laatst_gezien_op),
    })),
    brieven: brieven.map(({ aangemaakt_op, bezorgd_op }) => ({
      geschreven_op: moment(aangemaakt_op),
      bezorgd_op: bezorgd_op && moment(bezorgd_op),
    })),
  };
}

/**
 * Erases an account (AVG art. 17). `losmaken` takes the person out of what must stay to be counted, in the same
 * transaction; open sign-ups were withdrawn before.
 */
export async function accountWissen(
  db: Db,
  {
    account,
    losmaken,
    nu,
  }: { account: Pick<Account, 'id' | 'adres'>; losmaken: (trx: Transaction<Tabellen>, accountId: string) => Promise<void>; nu: Moment },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await losmaken(trx, account.id);
    await trx.updateTable('recht').set({ verleend_door: null }).where('verleend_door', '=', account.id).execute();
    await trx.deleteFrom('inlogcode').where('adres', '=', account.adres).execute();
    // What is still on its way is delivered first; it is forgotten in a month.
    await wis(trx, { aan: account.adres, ookWie: true });
    // Rights, logins and recovery codes go with it.
    await trx.deleteFrom('account').where('id', '=', account.id).execute();
    await zetKlaar(trx, accountGewist({ adres: account.adres }), nu);
  });
}
