import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';

/** The region where the rights of this one are now, as part of a query: itself, or what it merged into. */
export const rechtenregio = (onderwijsregio: string | RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`coalesce((select nu_in from opgegane_regio where regio = ${onderwijsregio}), ${onderwijsregio})`;

/** The same as a value: for whom a right is given that was promised before a merge was decided. */
export async function rechtenregioNu(trx: Transaction<Tabellen>, onderwijsregio: string | null): Promise<string | null> {
  if (onderwijsregio === null) return null;
  const rij = await trx.selectFrom('opgegane_regio').select('nu_in').where('regio', '=', onderwijsregio).executeTakeFirst();
  return rij?.nu_in ?? onderwijsregio;
}
