import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { accountGewist } from '#accounts/brieven.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { isLaatsteRe } from '#accounts/rechten/re.ts';
import { rechtEindigt } from '#accounts/rechten/recht-beeindigen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { wis, zetKlaar } from '#mail/outbox.ts';

type Wie = Pick<Account, 'id' | 'adres'>;
/** Takes a person out of what must stay to be counted, in the transaction that erases the account. */
type Losmaken = (trx: Transaction<Tabellen>, accountId: string) => Promise<void>;

export interface Wisverzoek {
  account: Wie;
  losmaken: Losmaken;
  boek: Onthoudboek;
  nu: Moment;
}
export type Wisuitslag = { gelukt: true } | { gelukt: false; reden: 'laatste-re' };

/**
 * Erases an account (AVG art. 17), for good: no restore brings it back. Refused to the last of the Realisatie-Eenheid, or
 * nobody could appoint the next. Open sign-ups were withdrawn before.
 */
export async function accountWissen(db: Db, { account, losmaken, boek, nu }: Wisverzoek): Promise<Wisuitslag> {
  const uitslag = await db.transaction().execute(async (trx): Promise<Wisuitslag> => {
    if (await isLaatsteRe(trx, account.id)) return { gelukt: false, reden: 'laatste-re' };
    await accountUitwissen(trx, { account, losmaken, door: account, nu });
    await onomkeerbaarNoteren(trx, { wat: 'account-gewist', account: account.id, op: nu });
    await zetKlaar(trx, accountGewist({ adres: account.adres }), nu);
    return { gelukt: true };
  });
  await boek.bijschrijven();
  return uitslag;
}

/** The erasing itself, in the transaction of who decided. */
export async function accountUitwissen(
  trx: Transaction<Tabellen>,
  { account, losmaken, door, nu }: { account: Wie; losmaken: Losmaken; door: Wie | null; nu: Moment },
): Promise<void> {
  await losmaken(trx, account.id);
  for (const recht of await trx.selectFrom('recht').selectAll().where('account_id', '=', account.id).execute())
    if (recht.ingetrokken_op === null) await rechtEindigt(trx, { recht: { ...recht, account_id: account.id }, door: door?.id ?? null, nu });
  await trx.deleteFrom('inlogcode').where('adres', '=', account.adres).execute();
  await trx.deleteFrom('uitnodiging').where('adres', '=', account.adres).execute();
  await gebeurtenisVastleggen(trx, { wat: 'account-gewist', door, over: account.id, nu });
  // What is still on its way is delivered first; it is forgotten in a month.
  await wis(trx, { aan: account.adres, ookWie: true });
  // Logins, recovery codes and requests go with it; rights and events stay without a name.
  await trx.deleteFrom('account').where('id', '=', account.id).execute();
}
