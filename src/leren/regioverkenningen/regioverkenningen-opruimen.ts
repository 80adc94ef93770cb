import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { trekInReeks, wis } from '#mail/outbox.ts';
import { verkenningreeks } from './brieven.ts';

const BEWAREN_MS = 365 * DAG_MS;

/** Retention, to be called at least daily: after a year nothing is left of what somebody told, answered or not. */
export async function regioverkenningenOpruimen(db: Db, { nu }: { nu: Moment }): Promise<{ regioverkenningen: number }> {
  return db.transaction().execute(async (trx) => {
    const oud = trx.deleteFrom('regioverkenning').where('gemeld_op', '<=', nu - BEWAREN_MS);
    const weg = await oud.returning('id').execute();
    for (const { id } of weg) {
      await trekInReeks(trx, verkenningreeks(id));
      // A letter that could not be delivered still holds a copy.
      await wis(trx, { reeks: verkenningreeks(id), ookWie: true });
    }
    return { regioverkenningen: weg.length };
  });
}
