import { isGeenDeel } from '#zoeken/taal/stopwoorden.ts';

/** Room for one and a half times the words of the dictionary; a power of two. */
const PLAATSEN = 2 ** 19;
export const TAFELBYTES = PLAATSEN * Uint32Array.BYTES_PER_ELEMENT;
/** What a fingerprint leaves free: that a word often comes first, or last, in others. */
const VOORAAN = 1;
const ACHTERAAN = 2;
const AFDRUK = ~(VOORAAN | ACHTERAAN);
export const KORTSTE_DEEL = 3;
/** In how many words of the dictionary a short part must come first, or last, by its length: "dak" does in many, "wek" in few. */
const VOOROP: Readonly<Record<number, number>> = { 3: 80, 4: 20, 5: 5 };
const ACHTEROP: Readonly<Record<number, number>> = { 3: 40, 4: 20, 5: 5 };

/** Words by their fingerprints: 2 MB, where a set of as many strings takes ten times that. One in some hundred million seems to be one. */
export class Woordtafel {
  readonly tafel: Uint32Array;
  readonly #hash = new Hash();

  constructor(tafel: Uint32Array = new Uint32Array(PLAATSEN)) {
    this.tafel = tafel;
  }

  static van(woorden: readonly string[]): Woordtafel {
    const uit = new Woordtafel();
    for (const woord of woorden) uit.#zet(woord);
    uit.#telDelen(woorden);
    return uit;
  }

  heeft = (woord: string): boolean => this.tafel[this.#plaats(this.#hash.van(woord))] !== 0;
  staatVooraan = (woord: string): boolean => this.#heeftMerk(woord, VOORAAN);
  staatAchteraan = (woord: string): boolean => this.#heeftMerk(woord, ACHTERAAN);

  #heeftMerk = (woord: string, merk: number): boolean => ((this.tafel[this.#plaats(this.#hash.van(woord))] ?? 0) & merk) !== 0;

  #zet(woord: string): void {
    const hash = this.#hash.van(woord);
    const plaats = this.#plaats(hash);
    if (this.tafel[plaats] === 0) this.tafel[plaats] = afdrukVan(hash, 0, woord.length);
  }

  /** Counts in how many words each comes first and last, a joining s aside, and marks those of which it is often enough. */
  #telDelen(woorden: readonly string[]): void {
    const [vooraan, achteraan] = [new Uint32Array(PLAATSEN), new Uint32Array(PLAATSEN)];
    for (const woord of woorden) {
      const hash = this.#hash.van(woord);
      for (let knip = KORTSTE_DEEL; knip <= woord.length - KORTSTE_DEEL; knip++) {
        const voor = this.#plaats(hash, 0, knip);
        if (this.tafel[voor] === 0) continue;
        const metS = woord[knip] === 's' && woord.length - knip > KORTSTE_DEEL;
        for (const begin of metS ? [knip, knip + 1] : [knip]) {
          const achter = this.#plaats(hash, begin, woord.length);
          if (this.tafel[achter] === 0) continue;
          vooraan[voor] = (vooraan[voor] ?? 0) + 1;
          achteraan[achter] = (achteraan[achter] ?? 0) + 1;
        }
      }
    }
    for (const woord of woorden) {
      if (woord.length < KORTSTE_DEEL || isGeenDeel(woord)) continue;
      const plaats = this.#plaats(this.#hash.van(woord));
      const isVoor = (vooraan[plaats] ?? 0) >= (VOOROP[woord.length] ?? 0);
      const isAchter = (achteraan[plaats] ?? 0) >= (ACHTEROP[woord.length] ?? 0);
      this.tafel[plaats] = (this.tafel[plaats] ?? 0) | (isVoor ? VOORAAN : 0) | (isAchter ? ACHTERAAN : 0);
    }
  }

  /** Where the word stands, or would. */
  #plaats(hash: Hash, van = 0, tot = hash.lengte): number {
    const afdruk = afdrukVan(hash, van, tot);
    let plaats = hash.een(van, tot) & (PLAATSEN - 1);
    while (this.tafel[plaats] !== 0 && (((this.tafel[plaats] ?? 0) ^ afdruk) & AFDRUK) !== 0) plaats = (plaats + 1) & (PLAATSEN - 1);
    return plaats;
  }
}

/** Never 0: that is an empty place. */
const afdrukVan = (hash: Hash, van: number, tot: number): number => (hash.ander(van, tot) & AFDRUK) | 4;

export const LANGSTE = 60;
const MAAL = { een: 0x01000193, ander: 0x2c1b3c6d };
const machtenVan = (maal: number): Int32Array => {
  const uit = new Int32Array(LANGSTE + 1).fill(1);
  for (let nummer = 1; nummer < uit.length; nummer++) uit[nummer] = Math.imul(uit[nummer - 1] ?? 1, maal);
  return uit;
};
const MACHTEN = { een: machtenVan(MAAL.een), ander: machtenVan(MAAL.ander) };

/** Two hashes of any part of the word that was last put in it, at once. */
class Hash {
  lengte = 0;
  readonly #een = new Int32Array(LANGSTE + 1);
  readonly #ander = new Int32Array(LANGSTE + 1);

  van(woord: string): this {
    this.lengte = Math.min(woord.length, LANGSTE);
    for (let i = 0; i < this.lengte; i++) {
      const letter = woord.charCodeAt(i);
      this.#een[i + 1] = Math.imul(this.#een[i] ?? 0, MAAL.een) + letter;
      this.#ander[i + 1] = Math.imul(this.#ander[i] ?? 0, MAAL.ander) + letter;
    }
    return this;
  }

  een = (van: number, tot: number): number => deelVan(this.#een, MACHTEN.een, van, tot);
  ander = (van: number, tot: number): number => deelVan(this.#ander, MACHTEN.ander, van, tot);
}

function deelVan(hashes: Int32Array, machten: Int32Array, van: number, tot: number): number {
  let uit = ((hashes[tot] ?? 0) - Math.imul(hashes[van] ?? 0, machten[tot - van] ?? 0)) | 0;
  uit = Math.imul(uit ^ (uit >>> 16), 0x85ebca6b);
  uit = Math.imul(uit ^ (uit >>> 13), 0xc2b2ae35);
  return uit ^ (uit >>> 16);
}
