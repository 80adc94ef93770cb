import type { CompiledQuery } from 'kysely';
import type { QueryResult as PgUitslag, Pool, PoolClient, QueryConfig } from 'pg';

/** How many connections read beside the one that writes. */
const LEZERS = 5;
/**
 * Who waits for a writer gives up after five seconds, so one that does nothing for twice that is gone, or stuck. A network that passes
 * nothing on says nothing either: what the database itself would have ended by now gets no answer any more.
 */
const GRENZEN = {
  idle_in_transaction_session_timeout: 10_000,
  idleTimeoutMillis: 30_000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
  connectionTimeoutMillis: 5000,
  keepAlive: true,
};
const VERBROKEN = '08006';
/** The database says goodbye: it stops, or fell over. */
const GESTOPT = ['57P01', '57P02'];
const GEEN_ANTWOORD = '08001';
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

/** With this a transaction tells the database, and us, that it takes as long as it takes. */
export const isZonderEind = ({ sql }: CompiledQuery): boolean => /^set local statement_timeout = 0$/.test(sql);
const EINDELOOS_MS = 2 ** 31 - 1;

/** Of several statements at once, which migrations have, what the last one answers. */
export async function stel(op: Pool | PoolClient, { sql, parameters }: CompiledQuery, zonderEind = false): Promise<PgUitslag> {
  const vraag: QueryConfig & { query_timeout?: number } = { text: sql, values: [...parameters] };
  if (zonderEind) vraag.query_timeout = EINDELOOS_MS;
  const uitslag: PgUitslag | PgUitslag[] = await metCode(op.query(vraag));
  return Array.isArray(uitslag) ? uitslag.at(-1) : uitslag;
}

export const verbind = (pool: Pool): Promise<PoolClient> => metCode(pool.connect());

/** A connection that cannot be made, or breaks, says so in several ways: here as SQL does it. */
export async function metCode<T>(werk: Promise<T>): Promise<T> {
  try {
    return await werk;
  } catch (fout) {
    if (!(fout instanceof Error) || !isVerbindingsfout(fout)) throw fout;
    const code = /timeout/.test(fout.message) ? GEEN_ANTWOORD : VERBROKEN;
    throw Object.assign(new Error(fout.message, { cause: fout }), { code });
  }
}

const isVerbindingsfout = (fout: Error): boolean =>
  'code' in fout
    ? /^E[A-Z_]+$/.test(String(fout.code))
    : /^(Connection terminated|Client was closed|Client has encountered a connection error|timeout exceeded|Query read timeout)/.test(
        fout.message,
      );

/** Whether an error says that the connection broke; one that never answered is not worth another try. */
export const isVerbroken = (fout: unknown): boolean => heeftCode(fout, [VERBROKEN, ...GESTOPT]);
/** Whether the connection is of no use any more. */
export const isVerloren = (fout: unknown): boolean => heeftCode(fout, [VERBROKEN, ...GESTOPT, GEEN_ANTWOORD]);

const heeftCode = (fout: unknown, codes: readonly string[]): boolean =>
  fout instanceof Error && 'code' in fout && codes.includes(String(fout.code));
