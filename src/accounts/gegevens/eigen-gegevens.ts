import type { Account } from '#accounts/account.ts';
import type { Accountgegevens } from '#accounts/invoer.ts';
import { rechtenUitvoeren } from '#accounts/rechten/rechten-uitvoeren.ts';
import type { Db, Moment } from '#db/tabellen.ts';

/** Saves who someone is. */
export async function gegevensOpslaan(
  db: Db,
  { account, gegevens, nu }: { account: Pick<Account, 'id'>; gegevens: Accountgegevens; nu: Moment },
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
    ...(await rechtenUitvoeren(db, account)),
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
