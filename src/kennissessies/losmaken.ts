import { sql, type Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';

/** Takes a person out of all registrations, in the transaction that erases the account; the rows stay to be counted. */
export async function losmaken(trx: Transaction<Tabellen>, accountId: string): Promise<void> {
  await trx
    .updateTable('aanmelding')
    .set({ account_id: null, vraag: '', toegang: '', dieet: '', sleutel: sql`'weg-' || id` })
    .where('account_id', '=', accountId)
    .execute();
}
