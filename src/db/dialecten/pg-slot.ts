import { once } from 'node:events';
import { setTimeout as wacht } from 'node:timers/promises';
import type { Client } from 'pg';
import { metCode } from './pg-verbinding.ts';

/** The lock of whoever writes in a database, whichever process it is. */
export const SCHRIJFSLOT = 7_241_126;
/** Shared by all who work in a database; who puts a backup back has it alone. */
const WERKSLOT = 7_241_127;
const OPNIEUW_MS = 1000;

/** A connection that has the database for itself until it ends; null while a server or a command works in it. */
export const neemPgAlleen = (url: string): Promise<Client | null> => neem(url, 'pg_try_advisory_lock');

/**
 * Says on a connection of its own that somebody works in this database, until it is given back; null while a backup is put back there. When
 * the connection breaks, it is said again as soon as that can be.
 */
export async function houdPgVast(url: string): Promise<(() => Promise<void>) | null> {
  const eerste = await neem(url, 'pg_try_advisory_lock_shared');
  if (!eerste) return null;
  const einde = new AbortController();
  let nu: Client | null = eerste;
  const blijf = async () => {
    while (!einde.signal.aborted) {
      if (nu) await once(nu, 'end', { signal: einde.signal }).catch(() => {});
      if (einde.signal.aborted) break;
      nu = await neem(url, 'pg_try_advisory_lock_shared').catch(() => null);
      if (!nu) await wacht(OPNIEUW_MS, undefined, { signal: einde.signal, ref: false }).catch(() => {});
    }
    await nu?.end().catch(() => {});
  };
  const klaar = blijf();
  return () => {
    einde.abort();
    return klaar;
  };
}

async function neem(url: string, hoe: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared'): Promise<Client | null> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    ...{ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
    application_name: 'kennisplatform-slot',
  });
  // Whoever uses it hears that it broke.
  client.on('error', () => {});
  await metCode(client.connect());
  const { rows } = await client.query<{ gekregen: boolean }>(`select ${hoe}(${WERKSLOT}) as gekregen`);
  if (rows[0]?.gekregen) return client;
  await client.end();
  return null;
}
