import { LRUCache } from 'lru-cache';

/** The pages that answer one term, in the order of their places in the index; all in typed arrays, because there may be thousands. */
export interface Treffers {
  readonly aantal: number;
  /** Places of the pages among those of the index. */
  readonly bladen: Uint32Array;
  readonly scores: Float64Array;
  /** At which words of each page, and where those of each page begin. */
  readonly plekken: Uint32Array;
  readonly vanaf: Uint32Array;
}

/** One page's answer to a term: how well, and at which words. */
export interface Treffer {
  blad: number;
  score: number;
  plekken: ArrayLike<number>;
}

export function treffersUit(gevonden: readonly Treffer[]): Treffers {
  const opPlaats = gevonden.toSorted((a, b) => a.blad - b.blad);
  const vanaf = new Uint32Array(opPlaats.length + 1);
  opPlaats.forEach(({ plekken }, nummer) => {
    vanaf[nummer + 1] = (vanaf[nummer] ?? 0) + plekken.length;
  });
  const plekken = new Uint32Array(vanaf.at(-1) ?? 0);
  opPlaats.forEach((een, nummer) => {
    plekken.set(een.plekken, vanaf[nummer]);
  });
  return {
    aantal: opPlaats.length,
    bladen: Uint32Array.from(opPlaats, ({ blad }) => blad),
    scores: Float64Array.from(opPlaats, ({ score }) => score),
    plekken,
    vanaf,
  };
}

export const GEEN_TREFFERS: Treffers = treffersUit([]);

/** At which words of a page the term stands. */
export function plekkenOp({ bladen, plekken, vanaf }: Treffers, blad: number): Uint32Array {
  let [laag, hoog] = [0, bladen.length];
  while (laag < hoog) {
    const midden = (laag + hoog) >> 1;
    if ((bladen[midden] ?? 0) < blad) laag = midden + 1;
    else hoog = midden;
  }
  return bladen[laag] === blad ? plekken.subarray(vanaf[laag], vanaf[laag + 1]) : plekken.subarray(0, 0);
}

type Vraag = (term: string, precies: boolean) => Promise<Treffers>;

const HOOGSTE_BYTES = 24 * 1024 * 1024;
/** An answer without pages takes room as well. */
const VASTE_LAST = 500;

/** Asks once and remembers the answer, and with many at a time waits for the same one; the oldest goes when it becomes too much. */
export function onthoudend(zoek: Vraag): Vraag {
  const gezocht = new LRUCache<string, Treffers, { term: string; precies: boolean }>({
    maxSize: HOOGSTE_BYTES,
    sizeCalculation: ({ bladen, plekken }) => VASTE_LAST + bladen.length * 16 + plekken.length * 4,
    fetchMethod: (_vraag, _oud, { context: { term, precies } }) => zoek(term, precies),
  });
  return async (term, precies) =>
    (await gezocht.fetch(precies ? `"${term}"` : term, { context: { term, precies } })) ?? zoek(term, precies);
}
