import { setTimeout as wacht } from 'node:timers/promises';
import type { Db, Moment } from '#db/tabellen.ts';
import { UUR_MS } from '#grond/duur.ts';
import type { Afzender, Poststuk, Vervoer } from './vervoer.ts';
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
  /** Where an answer goes to a letter that names no mailbox of its own; empty for none. */
  antwoordAan?: string;
  /** Part after the @ of every Message-ID; the domain of `van` when absent. */
  host?: string;
  log: { info(o: object, m: string): void; warn(o: object, m: string): void; error(o: object, m: string): void };
  nu?: () => Moment;
}

const TEGELIJK = 8;
const KIJK_MS = 1000;
/** What is still under way then is delivered again after its lease, by whoever is there. */
const STOP_MS = 8000;

/**
 * Delivers the outbox until stopped: at least once, in order within a series, never the same row by two processes at
 * the same time. A letter that fails waits 1 minute, doubling to 1 hour, and is given up after 3 days.
 */
export const startBezorging = (verzoek: Bezorgverzoek): Bezorging => new Bezorger(verzoek);

class Bezorger implements Bezorging {
  readonly #bron: Bezorgverzoek;
  readonly #afzender: Afzender;
  readonly #nu: () => Moment;
  readonly #rust = new Rust();
  readonly #onderweg = new Set<Promise<void>>();
  readonly #lus: Promise<void>;
  #gestopt = false;
  #opgeruimdOp = 0;
  /** Delivered, and not yet written down: what comes while the previous ones are written down shares one commit. */
  readonly #af: number[] = [];
  #boeking = Promise.resolve();

  constructor(bron: Bezorgverzoek) {
    this.#bron = bron;
    this.#nu = bron.nu ?? Date.now;
    const host = bron.host ?? /@([^\s>]+)/.exec(bron.van)?.[1] ?? 'localhost';
    this.#afzender = { van: bron.van, antwoordAan: bron.antwoordAan ?? '', host };
    this.#lus = this.#draai();
  }

  por(): void {
    this.#rust.por();
  }

  async stop(): Promise<void> {
    this.#gestopt = true;
    this.#rust.por();
    await this.#lus;
    const klaar = new AbortController();
    const teLaat = wacht(STOP_MS, undefined, { ref: false, signal: klaar.signal }).catch(() => {});
    await Promise.race([Promise.all(this.#onderweg), teLaat]);
    klaar.abort();
  }

  async #draai(): Promise<void> {
    let stil = false;
    while (!this.#gestopt) {
      this.#rust.begin();
      try {
        if (await this.#stap()) continue;
        stil = false;
      } catch (fout) {
        // The database is away: one line, then quiet until it is back.
        if (!stil) this.#bron.log.error({ fout: melding(fout) }, 'The outbox could not be read.');
        stil = true;
        this.#rust.begin();
      }
      if (!this.#gestopt) await this.#rust.neem(KIJK_MS);
    }
  }

  async #stap(): Promise<boolean> {
    const { db, log } = this.#bron;
    if (this.#nu() - this.#opgeruimdOp > UUR_MS) {
      this.#opgeruimdOp = this.#nu();
      await brievenOpruimen(db, this.#nu());
    }
    const ruimte = TEGELIJK - this.#onderweg.size;
    // Taking one letter costs as much as taking four.
    if (ruimte < TEGELIJK / 2) return false;
    const stukken = await neem(db, ruimte, this.#nu());
    for (const stuk of stukken) {
      const levering: Promise<void> = this.#lever(stuk)
        .catch((fout) => log.error({ brief: stuk.kenmerk, fout: melding(fout) }, 'The outbox could not be brought up to date.'))
        .finally(() => {
          this.#onderweg.delete(levering);
          this.por();
        });
      this.#onderweg.add(levering);
    }
    return stukken.length > 0;
  }

  async #lever(stuk: Poststuk): Promise<void> {
    const { db, vervoer, log } = this.#bron;
    try {
      await vervoer(stuk, this.#afzender);
    } catch (fout) {
      const opgegeven = await mislukt(db, stuk, melding(fout), this.#nu());
      const over = { brief: stuk.kenmerk, poging: stuk.pogingen + 1, fout: zonderAdres(melding(fout)) };
      if (opgegeven) log.error(over, 'A letter was given up after three days.');
      else log.warn(over, 'A letter was not delivered and is tried again.');
      return;
    }
    await this.#boekAf(stuk.id);
    log.info({ brief: stuk.kenmerk }, 'A letter was delivered.');
  }

  #boekAf(id: number): Promise<void> {
    const af = this.#af;
    af.push(id);
    this.#boeking = this.#boeking
      .catch(() => {})
      .then(() => (af.length > 0 ? bezorgd(this.#bron.db, af.splice(0), this.#nu()) : undefined));
    return this.#boeking;
  }
}

/** A pause that ends early for who is nudged, also when that came just before it. */
class Rust {
  #gepord = false;
  #wek = () => {};

  /** From here on, a nudge counts. */
  begin(): void {
    this.#gepord = false;
  }

  por(): void {
    this.#gepord = true;
    this.#wek();
  }

  async neem(ms: number): Promise<void> {
    if (this.#gepord) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wekker = setTimeout(resolve, ms);
    this.#wek = resolve;
    await promise;
    clearTimeout(wekker);
  }
}

const melding = (fout: unknown): string => (fout instanceof Error ? fout.message : String(fout));
/** Mail servers like to repeat whom a letter was for; a log need not know. */
const zonderAdres = (tekst: string): string => tekst.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[adres]');
