import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { accountGewist } from '#accounts/brieven.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Accountgegevens } from '#accounts/invoer.ts';
import { isLaatsteRe } from '#accounts/rechten/re.ts';
import { rechtEindigt } from '#accounts/rechten/recht-beeindigen.ts';
import { rechtenUitvoeren } from '#accounts/rechten/rechten-uitvoeren.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { wis, zetKlaar } from '#mail/outbox.ts';

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

export type Wisuitslag = { gelukt: true } | { gelukt: false; reden: 'laatste-re' };

/**
 * Erases an account (AVG art. 17); refused to the last of the Realisatie-Eenheid, or nobody could appoint the next.
 * `losmaken` takes the person out of what must stay to be counted, in the same transaction; open sign-ups were withdrawn before.
 */
export async function accountWissen(
  db: Db,
  {
    account,
    losmaken,
    nu,
  }: { account: Pick<Account, 'id' | 'adres'>; losmaken: (trx: Transaction<Tabellen>, accountId: string) => Promise<void>; nu: Moment },
): Promise<Wisuitslag> {
  return db.transaction().execute(async (trx): Promise<Wisuitslag> => {
    if (await isLaatsteRe(trx, account.id)) return { gelukt: false, reden: 'laatste-re' };
    await losmaken(trx, account.id);
    for (const recht of await trx.selectFrom('recht').selectAll().where('account_id', '=', account.id).execute())
      if (recht.ingetrokken_op === null) await rechtEindigt(trx, { recht: { ...recht, account_id: account.id }, door: account.id, nu });
    await trx.deleteFrom('inlogcode').where('adres', '=', account.adres).execute();
    await trx.deleteFrom('uitnodiging').where('adres', '=', account.adres).execute();
    await gebeurtenisVastleggen(trx, { wat: 'account-gewist', door: account, over: account.id, nu });
    // What is still on its way is delivered first; it is forgotten in a month.
    await wis(trx, { aan: account.adres, ookWie: true });
    // Logins, recovery codes and requests go with it; rights and events stay without a name.
    await trx.deleteFrom('account').where('id', '=', account.id).execute();
    await zetKlaar(trx, accountGewist({ adres: account.adres }), nu);
    return { gelukt: true };
  });
}
