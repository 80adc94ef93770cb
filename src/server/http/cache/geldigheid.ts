import type { OpenDatabase } from '#db/open.ts';
import type { Moment } from '#db/tabellen.ts';
import { binnen } from './geduld.ts';

/** Says how often sessions and registrations have changed: a number, or null when the database does not tell. */
export type Wijzigingsteller = () => number | null | Promise<number | null>;

const GEDULD_MS = 300;
const RUST_MS = 1000;

/**
 * Follows the row `versie('kennissessies')` through the database's own stamp, which also changes when another process
 * writes. As long as the stamp is the same nothing is read. After a failure nothing is tried for a second, because
 * waiting for a lock blocks everybody.
 */
export function telWijzigingen(
  { db, stempel: kijkInDatabase }: Pick<OpenDatabase, 'db' | 'stempel'>,
  klok: () => Moment = Date.now,
): Wijzigingsteller {
  const stempel = perBeurt(kijkInDatabase);
  let gezien: string | null = null;
  let nummer: number | null = null;
  let nietVoor: Moment = 0;
  let bezig: Promise<number | null> | undefined;
  let daarna: Promise<number | null> | undefined;

  function mislukt(): null {
    nietVoor = klok() + RUST_MS;
    gezien = null;
    return null;
  }
  async function lees(bij: string): Promise<number | null> {
    const rij = await binnen(
      GEDULD_MS,
      db.selectFrom('versie').select('nummer').where('onderwerp', '=', 'kennissessies').executeTakeFirst(),
    );
    if (!rij) return mislukt();
    gezien = bij;
    nummer = rij.nummer;
    return nummer;
  }
  function kijk(): number | null | Promise<number | null> {
    if (klok() < nietVoor) return null;
    let nu: string;
    try {
      nu = stempel();
    } catch {
      return mislukt();
    }
    if (nu === gezien) return nummer;
    if (bezig) {
      // What is being read may be from just before this change: wait for a look that begins after it.
      daarna ??= bezig.then(() => {
        daarna = undefined;
        return kijk();
      });
      return daarna;
    }
    bezig = lees(nu).finally(() => {
      bezig = undefined;
    });
    return bezig;
  }
  return kijk;
}

/**
 * Requests that came in together share one look: they were all sent before it. Whoever saw a change and asks again
 * comes in a later turn of the event loop.
 */
function perBeurt(kijk: () => string): () => string {
  let gezien: string | null = null;
  return () => {
    if (gezien === null) {
      gezien = kijk();
      setImmediate(() => {
        gezien = null;
      });
    }
    return gezien;
  };
}
