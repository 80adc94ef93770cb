import type { Woord } from './deelindex.ts';
import type { Woordvorm } from './woordstuk.ts';

/** A word of a query: its stem as the index has it, and as it was asked. */
export interface Gevraagd {
  stam: string;
  getypt: string;
}

/** What Pagefind gives for a word as it was typed, accents or none. */
const SCHRIJFWIJZE = 1.8;

/** A form of a word that answers a word of the query. */
export interface Bron {
  stuk: Woord['stuk'];
  vorm: Woordvorm;
  /** Which word of the index, by its place among all that answer; and which word of the query. */
  woord: number;
  term: number;
  lengtebonus: number;
  schrijfwijze: number;
}

/** All forms that answer the words of a query, word by word. */
export function bronnenVan(gevraagd: readonly Gevraagd[], perTerm: readonly (readonly Woord[])[]): Bron[] {
  const nummers = new Map<string, number>();
  return perTerm.flatMap((woorden, term) => {
    const { stam = '', getypt = '' } = gevraagd[term] ?? {};
    return woorden.flatMap(({ woord, stuk, vormen }) => {
      const nummer = nummers.get(woord) ?? nummers.size;
      nummers.set(woord, nummer);
      return vormen.map((vorm): Bron => {
        const zelfde = vorm.vorm.startsWith(getypt) || getypt.startsWith(vorm.vorm);
        return { stuk, vorm, woord: nummer, term, lengtebonus: lengtebonus(woord, stam), schrijfwijze: zelfde ? SCHRIJFWIJZE : 1 };
      });
    });
  });
}

/** 1 for a word of the same length, less for every letter more or fewer. */
function lengtebonus(woord: string, stam: string): number {
  const verschil = Math.min(255, Math.abs(bytes(woord) - bytes(stam)) + 1);
  return Math.exp(Math.exp(-0.125 * verschil ** 2) - 1);
}
const bytes = (tekst: string): number => new TextEncoder().encode(tekst).length;
