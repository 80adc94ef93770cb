import type { Db, Moment } from '#db/tabellen.ts';
import { MINUUT_MS } from '#grond/duur.ts';
import { telbaar, tellen } from './tellen.ts';

/** Hears of searches that found nothing and has them counted in a moment; no answer waits for it or fails by it. */
export interface Zoekteller {
  meld(vraag: string): void;
}

const RUST_MS = 1000;
/** More different searches than this in a minute are not people. */
const MEESTE = 500;

interface Bron {
  db: Db;
  log: { warn(o: object, m: string): void };
  klok?: () => Moment;
  rust?: number;
}

/** The same words within a minute count once: somebody who looks again, or turns a page. */
export function openZoekteller({ db, log, klok = Date.now, rust = RUST_MS }: Bron): Zoekteller {
  const gezien = new Map<string, Moment>();
  let wachtend: string[] = [];

  async function schrijf(): Promise<void> {
    const vragen = wachtend;
    wachtend = [];
    try {
      await db.transaction().execute(async (trx) => {
        for (const vraag of vragen) await tellen(trx, { vraag, nu: klok() });
      });
    } catch (fout) {
      log.warn({ fout: String(fout) }, 'Searches without results were not counted.');
    }
  }

  return {
    meld(vraag) {
      const tekst = telbaar(vraag);
      const nu = klok();
      for (const [oud, op] of gezien) {
        if (nu - op < MINUUT_MS) break;
        gezien.delete(oud);
      }
      if (tekst === null || gezien.has(tekst) || gezien.size >= MEESTE) return;
      gezien.set(tekst, nu);
      if (wachtend.push(tekst) === 1) setTimeout(() => void schrijf(), rust).unref();
    },
  };
}
