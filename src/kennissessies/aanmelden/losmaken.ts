import { sql, type Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';

/** What a registration keeps when nobody may know any more whose it was: that it was there, for the counts. */
export const LOS = { account_id: null, vraag: '', toegang: '', dieet: '', sleutel: sql<string>`'weg-' || id` };

/** Takes a person out of all registrations, in the transaction that erases the account; the rows stay to be counted. */
export async function losmaken(trx: Transaction<Tabellen>, accountId: string): Promise<void> {
  const eigen = trx.selectFrom('aanmelding').select('id').where('account_id', '=', accountId);
  await trx.deleteFrom('evaluatieverzoek').where('aanmelding_id', 'in', eigen).execute();
  await trx.updateTable('aanmelding').set(LOS).where('account_id', '=', accountId).execute();
}
