import { setTimeout as wacht } from 'node:timers/promises';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Poststuk, Vervoer } from './vervoer.ts';
import { bezorgd, brievenOpruimen, mislukt, neem } from './wachtrij.ts';

export interface Bezorging {
  /** Says that a letter was written, so that it does not wait for the next look. */
  por(): void;
  /** Starts nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

export interface Bezorgverzoek {
  db: Db;
  vervoer: Vervoer;
  van: string;
  /** Part after the @ of every Message-ID; the domain of `van` when absent. */
  host?: string;
  log: { info(o: object, m: string): void; warn(o: object, m: string): void; error(o: object, m: string): void };
  nu?: () => Moment;
}

const UUR = 60 * 60_000;
const TEGELIJK = 8;
const KIJK_MS = 1000;
/** What is still under way then is delivered again after its lease, by whoever is there. */
const STOP_MS = 8000;

/**
 * Delivers the outbox until stopped: at least once, in order within a series, never the same row by two processes at
 * the same time. A letter that fails waits 1 minute, doubling to 1 hour, and is given up after 3 days.
 */
export function startBezorging({ db, vervoer, van, host, log, nu = Date.now }: Bezorgverzoek): Bezorging {
  const afzender = { van, host: host ?? /@([^\s>]+)/.exec(van)?.[1] ?? 'localhost' };
  const onderweg = new Set<Promise<void>>();
  let gestopt = false;
  let wek = () => {};
  let gepord = false;
  let opgeruimdOp = 0;

  const por = () => {
    gepord = true;
    wek();
  };
  const rust = () =>
    new Promise<void>((klaar) => {
      const wekker = setTimeout(klaar, KIJK_MS);
      wek = () => {
        clearTimeout(wekker);
        klaar();
      };
      if (gepord || gestopt) wek();
    });

  // What is delivered while the previous ones are written down shares one commit.
  const af: number[] = [];
  let boeking = Promise.resolve();
  const boekAf = (id: number) => {
    af.push(id);
    boeking = boeking.catch(() => {}).then(() => (af.length > 0 ? bezorgd(db, af.splice(0), nu()) : undefined));
    return boeking;
  };

  async function lever(stuk: Poststuk): Promise<void> {
    try {
      await vervoer(stuk, afzender);
    } catch (fout) {
      const opgegeven = await mislukt(db, stuk, melding(fout), nu());
      const over = { brief: stuk.kenmerk, poging: stuk.pogingen + 1, fout: zonderAdres(melding(fout)) };
      if (opgegeven) log.error(over, 'A letter was given up after three days.');
      else log.warn(over, 'A letter was not delivered and is tried again.');
      return;
    }
    await boekAf(stuk.id);
    log.info({ brief: stuk.kenmerk }, 'A letter was delivered.');
  }

  async function stap(): Promise<boolean> {
    if (nu() - opgeruimdOp > UUR) {
      opgeruimdOp = nu();
      await brievenOpruimen(db, nu());
    }
    const ruimte = TEGELIJK - onderweg.size;
    // Taking one letter costs as much as taking four.
    if (ruimte < TEGELIJK / 2) return false;
    const stukken = await neem(db, ruimte, nu());
    for (const stuk of stukken) {
      const levering: Promise<void> = lever(stuk)
        .catch((fout) => log.error({ brief: stuk.kenmerk, fout: melding(fout) }, 'The outbox could not be brought up to date.'))
        .finally(() => {
          onderweg.delete(levering);
          por();
        });
      onderweg.add(levering);
    }
    return stukken.length > 0;
  }

  async function draai(): Promise<void> {
    let stil = false;
    while (!gestopt) {
      gepord = false;
      try {
        if (await stap()) continue;
        stil = false;
      } catch (fout) {
        // The database is away: one line, then quiet until it is back.
        if (!stil) log.error({ fout: melding(fout) }, 'The outbox could not be read.');
        stil = true;
        gepord = false;
      }
      await rust();
    }
  }

  const lus = draai();
  return {
    por,
    async stop() {
      gestopt = true;
      wek();
      await lus;
      const klaar = new AbortController();
      const teLaat = wacht(STOP_MS, undefined, { ref: false, signal: klaar.signal }).catch(() => {});
      await Promise.race([Promise.all(onderweg), teLaat]);
      klaar.abort();
    },
  };
}

const melding = (fout: unknown): string => (fout instanceof Error ? fout.message : String(fout));
/** Mail servers like to repeat whom a letter was for; a log need not know. */
const zonderAdres = (tekst: string): string => tekst.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[adres]');
