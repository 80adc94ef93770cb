import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';

/** How long we know who asked which region for a talk. */
const BEWAREN_MS = 365 * DAG_MS;

/** Retention, to be called at least daily: a year after it was asked nothing is left of it. Answers how many went. */
export async function gesprekkenOpruimen(db: Db, { nu }: { nu: Moment }): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('gesprek')
      .where('gevraagd_op', '<=', nu - BEWAREN_MS)
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}
