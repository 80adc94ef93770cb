import { CompiledQuery } from 'kysely';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db } from '#db/tabellen.ts';

/** Rejects with how long to wait when somebody asked too often. */
export interface Counter {
  readonly points: number;
  consume(who: string): Promise<unknown>;
}
export type MakeCounter = (name: string, points: number, seconds: number) => Counter;

/**
 * Counters that all servers of a site share, in the table `grens`: of who asks it holds a fingerprint. While the database does not
 * answer, and without one that is shared, this server counts by itself.
 */
export const sharedCounters =
  (db: Db | null): MakeCounter =>
  (name, points, duration) => {
    const alone = new RateLimiterMemory({ points, duration });
    if (db === null) return alone;
    const query = ({ text, values }: { text: string; values: unknown[] }) => db.executeQuery(CompiledQuery.raw(text, values));
    const rows = new RateLimiterPostgres({
      ...{ storeClient: { query }, storeType: 'pool', tableName: 'grens', tableCreated: true, clearExpiredByTimeout: false },
      ...{ keyPrefix: name, points, duration, insuranceLimiter: alone },
    });
    return { points, consume: (who) => rows.consume(vingerafdruk(who)) };
  };
