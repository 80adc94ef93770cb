import { LRUCache } from 'lru-cache';
import { leesWijzer, type Wijzer } from './wijzer.ts';
import { leesStuk, type Woordstuk, type Woordvorm } from './woordstuk.ts';

/** A word of an index, where it stands. */
export interface Woord {
  woord: string;
  stuk: Woordstuk;
  vormen: readonly Woordvorm[];
}

/** Gives a file of the bundle, unpacked; rejects when it is not to be had. */
export type Bundellezer = (naam: string) => Promise<Uint8Array>;

const MERKTEKEN = 'pagefind_dcd'.length;
/** What stands in a file of Pagefind behind its mark, once it is unpacked. */
export const bundelbytes = (uitgepakt: Uint8Array): Uint8Array => uitgepakt.subarray(MERKTEKEN);

const STUKKEN_BYTES = 48 * 1024 * 1024;

/** One index as Pagefind made it: a whole, or a part of a large one. Its chunks are fetched when a word in them is asked for. */
export class Deelindex {
  readonly wijzer: Wijzer;
  readonly gemiddeld: number;
  readonly #stukken: LRUCache<string, Woordstuk>;

  constructor(wijzer: Wijzer, lees: (naam: string) => Promise<Uint8Array>) {
    this.wijzer = wijzer;
    const { lengten } = wijzer;
    this.gemiddeld = lengten.reduce((som, lengte) => som + lengte, 0) / Math.max(1, lengten.length);
    this.#stukken = new LRUCache({
      maxSize: STUKKEN_BYTES,
      sizeCalculation: ({ bytes }) => bytes,
      fetchMethod: async (naam) => leesStuk(await lees(`index/${naam}.pf_index`)),
    });
  }

  static async open(lees: Bundellezer, map: string, bestand: string): Promise<Deelindex> {
    return new Deelindex(leesWijzer(await lees(map + bestand)), (naam) => lees(map + naam));
  }

  /** All words with this beginning: it does not depend on what was asked before, as it does in Pagefind's own script. */
  async metBegin(begin: string): Promise<Woord[]> {
    const { stukken } = this.wijzer;
    const mogelijk = stukken.filter(({ van, tot }) => tot >= begin && (van <= begin || van.startsWith(begin)));
    const gevonden = await Promise.all(mogelijk.map(({ naam }) => this.#stukken.fetch(naam)));
    return gevonden.flatMap((stuk) =>
      stuk
        ? stuk.gesorteerd
            .slice(eersteVanaf(stuk.gesorteerd, begin))
            .filter((woord) => woord.startsWith(begin))
            .map((woord) => alsWoord(stuk, woord))
        : [],
    );
  }

  async woord(woord: string): Promise<Woord | null> {
    const waar = this.wijzer.stukken.find(({ van, tot }) => van <= woord && tot >= woord);
    const stuk = waar && (await this.#stukken.fetch(waar.naam));
    return stuk?.woorden.has(woord) ? alsWoord(stuk, woord) : null;
  }

  /** The longest word that is the beginning of this one. */
  async langsteBegin(woord: string): Promise<Woord | null> {
    for (let lengte = woord.length - 1; lengte > 0; lengte--) {
      const gevonden = await this.woord(woord.slice(0, lengte));
      if (gevonden) return gevonden;
    }
    return null;
  }
}

const alsWoord = (stuk: Woordstuk, woord: string): Woord => ({ woord, stuk, vormen: stuk.woorden.get(woord) ?? [] });

function eersteVanaf(gesorteerd: readonly string[], begin: string): number {
  let [laag, hoog] = [0, gesorteerd.length];
  while (laag < hoog) {
    const midden = (laag + hoog) >> 1;
    if ((gesorteerd[midden] ?? '') < begin) laag = midden + 1;
    else hoog = midden;
  }
  return laag;
}
