import { type RawBuilder, sql } from 'kysely';

/** The region where the rights of this one are now, as part of a query: itself, or what it merged into. */
export const rechtenregio = (onderwijsregio: string): RawBuilder<string> =>
  sql<string>`ifnull((select nu_in from opgegane_regio where regio = ${onderwijsregio}), ${onderwijsregio})`;
