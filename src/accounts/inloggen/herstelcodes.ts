import type { Transaction } from 'kysely';
import { nieuweCode, schoneCode, vingerafdruk } from '#accounts/geheimen.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';

const AANTAL = 10;
const LENGTE = 12;
// 60 random bits: too many to try, also for who holds the hashes.
const hash = (accountId: string, code: string): string => vingerafdruk(`${accountId}:${code}`);

/** Replaces the recovery codes of an account; the answer is the only time they can be read. */
export async function herstelcodesMaken(trx: Transaction<Tabellen>, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: AANTAL }, () => nieuweCode(LENGTE));
  await trx.deleteFrom('herstelcode').where('account_id', '=', accountId).execute();
  await trx
    .insertInto('herstelcode')
    .values(codes.map((code) => ({ account_id: accountId, code_hash: hash(accountId, code), gebruikt_op: null })))
    .execute();
  return codes.map((code) => code.replace(/.{4}(?=.)/g, '$&-'));
}

export const lijktHerstelcode = (invoer: string): boolean => schoneCode(invoer).length === LENGTE;

/** Uses a recovery code; answers how many are left, or null when it is unknown or was used before. */
export async function herstelcodeGebruiken(
  trx: Transaction<Tabellen>,
  { accountId, code, nu }: { accountId: string; code: string; nu: Moment },
): Promise<number | null> {
  const gebruikt = await trx
    .updateTable('herstelcode')
    .set({ gebruikt_op: nu })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash(accountId, schoneCode(code)))
    .where('gebruikt_op', 'is', null)
    .executeTakeFirst();
  if (gebruikt.numUpdatedRows === 0n) return null;
  const { over } = await trx
    .selectFrom('herstelcode')
    .select(({ fn }) => fn.countAll<number>().as('over'))
    .where('account_id', '=', accountId)
    .where('gebruikt_op', 'is', null)
    .executeTakeFirstOrThrow();
  return over;
}
