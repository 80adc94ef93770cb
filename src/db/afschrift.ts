import { binnen } from '#grond/geduld.ts';
import { SCHRIJFGEDULD_MS } from './dialecten/ene-schrijver.ts';
import type { OpenDatabase } from './open.ts';
import type { Moment } from './tabellen.ts';

export interface Afschriftbron<T> {
  db: OpenDatabase['db'];
  /** The row of `versie` that counts up with every change of what is copied. */
  onderwerp: 'kennissessies' | 'sessies' | 'publicaties' | 'adopties' | 'signalen' | 'bronlinks';
  /** Reads it again; `vorige` is the copy of before. */
  lees(vorige: T | null): Promise<T>;
  /** With the stamp of the database nothing is read as long as nothing was committed. */
  stempel?: OpenDatabase['stempel'] | undefined;
  klok?: (() => Moment) | undefined;
}

/** `vers` is false when the database did not answer, and this is the last copy, of `van`. */
export interface Afschriftstand<T> {
  waarde: T | null;
  vers: boolean;
  van: Moment;
  /** After how many changes it was read, or fewer; null before the first time. */
  nummer: number | null;
}

const GEDULD_MS = 300;
const RUST_MS = 1000;

/**
 * A copy in memory of what the database holds, read again when its number changed; without a database the last one
 * counts. After a failure nothing is tried for a second, because waiting for a lock blocks everybody.
 */
export class Afschrift<T> {
  readonly #bron: Afschriftbron<T>;
  readonly #klok: () => Moment;
  readonly #nummerLezen: (bij: string | null) => Promise<number>;
  #waarde: T | null = null;
  #nummer: number | null = null;
  #van: Moment = 0;
  #gezien: { stempel: string; nummer: number } | null = null;
  #nietVoor: Moment = 0;
  #lezing: { nummer: number; klaar: Promise<void> } | null = null;

  constructor(bron: Afschriftbron<T>) {
    this.#bron = bron;
    this.#klok = bron.klok ?? Date.now;
    this.#nummerLezen = naElkaarSamen((bij) => this.#leesNummer(bij));
  }

  /** How often it has changed; null when the database does not tell. */
  nummer(): number | null | Promise<number | null> {
    if (this.#klok() < this.#nietVoor) return null;
    let stempel: string | null;
    try {
      stempel = this.#bron.stempel?.() ?? null;
    } catch {
      this.#mislukt();
      return null;
    }
    if (this.#gezien !== null && stempel === this.#gezien.stempel) return this.#gezien.nummer;
    return this.#opTijd(this.#nummerLezen(stempel));
  }

  /** What it is now, or was when the database last told. */
  async lees(): Promise<Afschriftstand<T>> {
    const nu = this.#klok();
    const nummer = await this.nummer();
    if (nummer === null) return this.#stand(false);
    if (nummer === this.#nummer) {
      this.#van = nu;
      return this.#stand(true);
    }
    const gelezen = await this.#opTijd(this.#leesWaarde(nummer).then(() => true));
    return this.#stand(gelezen === true);
  }

  #stand(vers: boolean): Afschriftstand<T> {
    return { waarde: this.#waarde, vers, van: this.#van, nummer: this.#nummer };
  }

  #mislukt(): void {
    this.#nietVoor = this.#klok() + RUST_MS;
    this.#gezien = null;
  }

  /** Late work still refreshes the copy. */
  async #opTijd<U>(werk: Promise<U>): Promise<U | null> {
    const uit = await binnen(this.#waarde === null ? SCHRIJFGEDULD_MS : GEDULD_MS, werk);
    if (uit === null) this.#mislukt();
    return uit;
  }

  async #leesNummer(stempel: string | null): Promise<number> {
    const { db, onderwerp } = this.#bron;
    const { nummer } = await db.selectFrom('versie').select('nummer').where('onderwerp', '=', onderwerp).executeTakeFirstOrThrow();
    this.#gezien = stempel === null ? null : { stempel, nummer };
    return nummer;
  }

  /** What is being read may be from just before this change: then a reading begins after it. */
  #leesWaarde(nummer: number): Promise<void> {
    if (this.#lezing?.nummer === nummer) return this.#lezing.klaar;
    const vorige = this.#lezing?.klaar.catch(() => {}) ?? Promise.resolve();
    const klaar = vorige.then(async () => {
      const van = this.#klok();
      this.#waarde = await this.#bron.lees(this.#waarde);
      this.#nummer = nummer;
      this.#van = van;
    });
    const lezing = { nummer, klaar };
    this.#lezing = lezing;
    const voorbij = () => {
      if (this.#lezing === lezing) this.#lezing = null;
    };
    klaar.then(voorbij, voorbij);
    return klaar;
  }
}

/** Who asks while it runs shares the run that begins after this one. */
function naElkaarSamen<A, B>(werk: (bij: A) => Promise<B>): (bij: A) => Promise<B> {
  let bezig: Promise<B> | undefined;
  let daarna: Promise<B> | undefined;
  const begin = (bij: A): Promise<B> => {
    bezig = werk(bij).finally(() => {
      bezig = undefined;
    });
    return bezig;
  };
  return (bij) => {
    if (!bezig) return begin(bij);
    daarna ??= bezig
      .catch(() => {})
      .then(() => {
        daarna = undefined;
        return begin(bij);
      });
    return daarna;
  };
}
