import { setTimeout as wacht } from 'node:timers/promises';
import type { Db, Moment } from '#db/tabellen.ts';
import { UUR_MS } from '#grond/duur.ts';
import { Rust } from './rust.ts';
import { type Afzender, briefGeweigerd, type Poststuk, type Vervoer } from './vervoer.ts';
import { bezorgd, brievenOpruimen, mislukt, neem, verlopenWeg, wekAlles } from './wachtrij.ts';

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
  /** How often to ask a mail server that is away whether it is back (ms). */
  vraagElkeMs?: number;
}

const TEGELIJK = 8;
const KIJK_MS = 1000;
/** What is still under way then is delivered again after its lease, by whoever is there. */
const STOP_MS = 8000;
const VRAAG_MS = 15_000;

/**
 * Delivers the outbox until stopped: at least once, in order within a series, never the same row by two processes at
 * the same time. A letter that fails waits 1 minute, doubling to 1 hour, and is given up after 3 days, or at once when it is refused
 * for good. When the mail server was away, all that waits goes as soon as it answers or one letter arrives.
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
  /** Letters may be waiting for the mail server; what happened before this process is not known. */
  #wasWeg = true;
  /** When to ask the mail server again whether it is there; 0 for never. A first time soon after a start: letters may wait for hours. */
  #vraagtOp: number;
  #vraagt = false;
  /** Delivered, and not yet written down: what comes while the previous ones are written down shares one commit. */
  readonly #af: number[] = [];
  #boeking = Promise.resolve();

  constructor(bron: Bezorgverzoek) {
    this.#bron = bron;
    this.#nu = bron.nu ?? Date.now;
    const host = bron.host ?? /@([^\s>]+)/.exec(bron.van)?.[1] ?? 'localhost';
    this.#afzender = { van: bron.van, antwoordAan: bron.antwoordAan ?? '', host };
    this.#vraagtOp = Date.now() + this.#vraagElkeMs;
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
    const verlopen = await verlopenWeg(db, this.#nu());
    if (verlopen > 0) log.info({ brieven: verlopen }, 'Letters that had lapsed were not sent.');
    this.#vraagOfErPostIs();
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
      const reden = briefGeweigerd(fout);
      if (reden === null) this.#isWeg();
      const voorgoed = reden === 'nooit';
      const opgegeven = await mislukt(db, stuk, { fout: melding(fout), voorgoed, nu: this.#nu() });
      const over = { brief: stuk.kenmerk, poging: stuk.pogingen + 1, fout: zonderAdres(melding(fout)) };
      if (voorgoed) log.error(over, 'A letter was refused for good.');
      else if (opgegeven) log.error(over, 'A letter was given up after three days.');
      else log.warn(over, 'A letter was not delivered and is tried again.');
      return;
    }
    await this.#boekAf(stuk.id);
    log.info({ brief: stuk.kenmerk }, 'A letter was delivered.');
    await this.#isTerug();
  }

  get #vraagElkeMs(): number {
    return this.#bron.vraagElkeMs ?? VRAAG_MS;
  }

  #isWeg(): void {
    if (!this.#wasWeg || this.#vraagtOp === 0) this.#vraagtOp = Date.now() + this.#vraagElkeMs;
    this.#wasWeg = true;
  }

  async #isTerug(): Promise<void> {
    if (!this.#wasWeg) return;
    this.#wasWeg = false;
    this.#vraagtOp = 0;
    await wekAlles(this.#bron.db, this.#nu());
    this.por();
  }

  /** While the mail server is away, asks it now and then; the letters themselves wait longer and longer. */
  #vraagOfErPostIs(): void {
    const { antwoordt } = this.#bron.vervoer;
    if (!antwoordt || this.#vraagt || this.#vraagtOp === 0 || Date.now() < this.#vraagtOp) return;
    this.#vraagt = true;
    this.#vraagtOp = Date.now() + this.#vraagElkeMs;
    void antwoordt()
      .then((ja) => (ja ? this.#isTerug() : undefined))
      .catch((fout) => this.#bron.log.error({ fout: melding(fout) }, 'Waiting letters could not be woken.'))
      .finally(() => (this.#vraagt = false));
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

const melding = (fout: unknown): string => (fout instanceof Error ? fout.message : String(fout));
/** Mail servers like to repeat whom a letter was for; a log need not know. */
const zonderAdres = (tekst: string): string => tekst.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[adres]');
