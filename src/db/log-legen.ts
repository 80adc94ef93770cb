import { MINUUT_MS } from '#grond/duur.ts';
import type { OpenDatabase } from './open.ts';

const KIJK_MS = 10_000;

/**
 * Empties the write-ahead log of SQLite when nothing was written for a moment, and in any case every minute: a login code that was
 * delivered is gone from its table, and this takes it out of the log as well. Whoever is away or busy is asked again next time.
 */
export function beginLogLegen(
  database: Pick<OpenDatabase, 'stempel' | 'leegLog'>,
  { kijkElkeMs = KIJK_MS, klok = Date.now }: { kijkElkeMs?: number; klok?: () => number } = {},
): { stop(): void } {
  let gezien: string | null = '';
  let geleegd: string | null = '';
  let geleegdOp = klok();
  const elke = setInterval(() => {
    try {
      const nu = database.stempel();
      const stil = nu === gezien;
      gezien = nu;
      if (nu === geleegd || !(stil || klok() - geleegdOp >= MINUUT_MS) || !database.leegLog()) return;
      geleegd = nu;
      geleegdOp = klok();
    } catch {
      // Whatever is wrong with the database, others tell.
    }
  }, kijkElkeMs);
  elke.unref();
  return { stop: () => clearInterval(elke) };
}
