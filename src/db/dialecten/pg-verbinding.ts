import type { CompiledQuery } from 'kysely';
import type { QueryResult as PgUitslag, Pool, PoolClient } from 'pg';

/** How many connections read beside the one that writes. */
const LEZERS = 5;
/** Who waits for a writer gives up after five seconds, so one that does nothing for twice that is gone, or stuck. */
const GRENZEN = {
  idle_in_transaction_session_timeout: 10_000,
  idleTimeoutMillis: 30_000,
  statement_timeout: 30_000,
  connectionTimeoutMillis: 5000,
  keepAlive: true,
};
const VERBROKEN = '08006';
/** By the number of its type: a count and a sum are numbers, a condition is 1 or 0. */
const ALS_SQLITE: Readonly<Record<number, (tekst: string) => number>> = { 20: Number, 1700: Number, 16: (tekst) => Number(tekst === 't') };

export interface PgPools {
  schrijver: Pool;
  lezers: Pool;
}

/** Nothing is connected before it is asked for. Only who has such a database loads what speaks to it. */
export async function openPools(url: string): Promise<PgPools> {
  const { default: pg } = await import('pg');
  const types = {
    getTypeParser: (oid: number, vorm?: 'text' | 'binary') => ALS_SQLITE[oid] ?? pg.types.getTypeParser(oid, vorm as 'text'),
  };
  const pool = (max: number, options: string): Pool => {
    const nieuw = new pg.Pool({ connectionString: url, max, options, types, ...GRENZEN });
    // A connection that breaks tells whoever uses it; one that nobody uses may not end the process.
    nieuw.on('error', () => {});
    nieuw.on('connect', (client) => void client.on('error', () => {}));
    return nieuw;
  };
  return { schrijver: pool(1, ''), lezers: pool(LEZERS, '-c default_transaction_read_only=on') };
}

/** Of several statements at once, which migrations have, what the last one answers. */
export async function stel(op: Pool | PoolClient, { sql, parameters }: CompiledQuery): Promise<PgUitslag> {
  const uitslag: PgUitslag | PgUitslag[] = await metCode(op.query(sql, [...parameters]));
  return Array.isArray(uitslag) ? uitslag.at(-1) : uitslag;
}

export const verbind = (pool: Pool): Promise<PoolClient> => metCode(pool.connect());

/** A connection that cannot be made, or breaks, says so in several ways: here as SQL does it. */
export async function metCode<T>(werk: Promise<T>): Promise<T> {
  try {
    return await werk;
  } catch (fout) {
    if (!(fout instanceof Error) || !isVerbroken(fout)) throw fout;
    throw Object.assign(new Error(fout.message, { cause: fout }), { code: VERBROKEN });
  }
}

const isVerbroken = (fout: Error): boolean =>
  'code' in fout
    ? /^E[A-Z_]+$/.test(String(fout.code))
    : /^(Connection terminated|Client was closed|Client has encountered a connection error|timeout exceeded)/.test(fout.message);

/** Whether an error says that the connection is gone. */
export const isVerbinding = (fout: unknown): boolean => fout instanceof Error && 'code' in fout && fout.code === VERBROKEN;
