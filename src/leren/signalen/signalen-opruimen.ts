import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { WISSEN_NA_DAGEN } from './signaaltermijn.ts';

/** Retention, to be called at least daily: what was taken back, or sent back and left so, is erased. Answers how many. */
export async function signalenOpruimen(db: Db, { nu }: { nu: Moment }): Promise<number> {
  const oud = await db
    .deleteFrom('signaal')
    .where('status', 'in', ['ingetrokken', 'teruggestuurd'])
    .where('gewijzigd_op', '<=', nu - WISSEN_NA_DAGEN * DAG_MS)
    .executeTakeFirst();
  return Number(oud.numDeletedRows);
}
