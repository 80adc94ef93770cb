import type { Gevraagd } from './bronnen.ts';
import type { Deelindex, Woord } from './deelindex.ts';
import type { Treffer } from './treffers.ts';
import type { Woordstuk } from './woordstuk.ts';

/**
 * Pages on which these words stand next to each other in this order, in the text or in a field of meta, with where they first
 * do. As Pagefind does it: nothing is said of how well a page answers.
 */
export async function zoekPrecies(deel: Deelindex, gevraagd: readonly Gevraagd[]): Promise<Treffer[]> {
  const gevonden = await Promise.all(gevraagd.map(({ stam }) => deel.woord(stam)));
  const woorden = gevonden.filter((woord) => woord !== null);
  if (woorden.length < gevraagd.length) return [];
  const rijen = woorden.map(rijenPerBlad);
  const zeldzaamst = rijen.reduce((minst, een) => (een.size < minst.size ? een : minst));
  const treffers: Treffer[] = [];
  for (const blad of zeldzaamst.keys()) {
    if (!rijen.every((een) => een.has(blad))) continue;
    const reeks = woorden.map(({ stuk }, nummer): Opblad => ({ stuk, rijen: rijen[nummer]?.get(blad) ?? [] }));
    const van = eersteReeks(reeks.map(plekkenIn));
    if (van !== null) treffers.push({ blad, score: 1, plekken: reeks.map((_, nummer) => van + nummer) });
    else if (inMeta(reeks)) treffers.push({ blad, score: 1, plekken: [] });
  }
  return treffers;
}

/** A word on a page; with accents and without it has a row for each. */
interface Opblad {
  stuk: Woordstuk;
  rijen: readonly number[];
}

/** On which rows a word stands for each page, accents or none. */
function rijenPerBlad({ stuk: { bladen }, vormen }: Woord): Map<number, number[]> {
  const uit = new Map<number, number[]>();
  for (const { van, tot } of vormen) {
    for (let rij = van; rij < tot; rij++) {
      const blad = bladen[rij] ?? 0;
      const eerder = uit.get(blad);
      if (eerder) eerder.push(rij);
      else uit.set(blad, [rij]);
    }
  }
  return uit;
}

const plekkenIn = ({ stuk: { plekken, vanaf }, rijen: [rij = 0, ...rest] }: Opblad): ArrayLike<number> =>
  rest.length === 0
    ? plekken.subarray(vanaf[rij], vanaf[rij + 1])
    : [rij, ...rest].flatMap((een) => [...plekken.subarray(vanaf[een], vanaf[een + 1])]);

/** Where the first begins that is followed by all others; null when that is nowhere. */
function eersteReeks([eerste = [], ...rest]: readonly ArrayLike<number>[]): number | null {
  const heeft = (plekken: ArrayLike<number>, plek: number) => Array.prototype.includes.call(plekken, plek);
  for (let i = 0; i < eerste.length; i++) {
    const plek = eerste[i] ?? 0;
    if (rest.every((plekken, nummer) => heeft(plekken, plek + 1 + nummer))) return plek;
  }
  return null;
}

function inMeta(reeks: readonly Opblad[]): boolean {
  const perWoord = reeks.map(({ stuk: { metaVanaf, metavelden, metaplekken }, rijen }) =>
    rijen.flatMap((rij) => {
      const [van, tot] = [metaVanaf[rij], metaVanaf[rij + 1]];
      const velden = metavelden.subarray(van, tot);
      return [...metaplekken.subarray(van, tot)].map((plek, nummer) => ({ plek, veld: velden[nummer] }));
    }),
  );
  const velden = new Set(perWoord[0]?.map(({ veld }) => veld));
  return [...velden].some(
    (veld) => eersteReeks(perWoord.map((een) => een.filter((meta) => meta.veld === veld).map(({ plek }) => plek))) !== null,
  );
}
