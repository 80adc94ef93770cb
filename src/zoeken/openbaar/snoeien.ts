import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type Cborwaarde, leesCbor, schrijfCbor } from './cbor.ts';

/** A chunk of a Pagefind index, as it is written: words, each with the pages it stands on. */
export type Stukwoord = [woord: Buffer, bladen: Blad[], schrijfwijzen: [vorm: Buffer, bladen: Blad[]][]];
/** A page by how much its place in the list of pages is further than the one before, and where the word stands on it. */
type Blad = [stap: number, plekken: Cborwaarde, inMeta: Cborwaarde];

/** What an index says of itself: its pages and which words are in which chunk. */
export type Wijzerinhoud = [versie: Buffer, bladen: [id: Buffer, woorden: number, groep: Buffer][], stukken: Stuk[], ...rest: Cborwaarde[]];
type Stuk = [van: Buffer, tot: Buffer, naam: Buffer];

/** A file of Pagefind as it is after pages left it. */
export interface Gesnoeid {
  bytes: Buffer;
  /** The first and the last word that are left, where these are others than before. */
  randen: { van: Buffer | null; tot: Buffer | null } | null;
}

/** The numbers of all pages in an index, in the order in which its chunks count them. */
export async function bladenVanWijzer(meta: Buffer): Promise<string[]> {
  const [, bladen] = (await leesPak(meta)) as Wijzerinhoud;
  return bladen.map(([id]) => id.toString());
}

/** A chunk without these pages (by their places), and without the words that stand on no other. `randen` is null when nothing is left. */
export async function snoeiStuk(stuk: Buffer, weg: ReadonlySet<number>): Promise<Gesnoeid> {
  const [woorden] = (await leesPak(stuk)) as unknown as [Stukwoord[]];
  const over = woorden.flatMap(([woord, bladen, vormen]): Stukwoord[] => {
    const blijft = zonder(bladen, weg);
    const geschreven = vormen.map(([vorm, op]): Stukwoord[2][number] => [vorm, zonder(op, weg)]).filter(([, op]) => op.length > 0);
    return blijft.length > 0 || geschreven.length > 0 ? [[woord, blijft, geschreven]] : [];
  });
  const anders = (plek: 0 | -1) => (over.at(plek)?.[0] === woorden.at(plek)?.[0] ? null : (over.at(plek)?.[0] ?? null));
  return { bytes: await schrijfPak([over]), randen: over.length > 0 ? { van: anders(0), tot: anders(-1) } : null };
}

/** The pointer of an index in which no bound of a chunk is a word that is gone; `randenVan` tells them by the chunk's name. */
export async function snoeiWijzer(meta: Buffer, randenVan: (stuk: string) => Promise<Gesnoeid['randen']>): Promise<Buffer> {
  const [versie, bladen, stukken, ...rest] = (await leesPak(meta)) as Wijzerinhoud;
  const over: Stuk[] = [];
  for (const [van, tot, naam] of stukken) {
    const randen = await randenVan(naam.toString());
    if (randen) over.push([randen.van ?? van, randen.tot ?? tot, naam]);
  }
  return schrijfPak([versie, bladen, over, ...rest]);
}

function zonder(bladen: readonly Blad[], weg: ReadonlySet<number>): Blad[] {
  const over: Blad[] = [];
  let plek = 0;
  let vorige = 0;
  for (const [stap, plekken, inMeta] of bladen) {
    plek += stap;
    if (weg.has(plek)) continue;
    over.push([plek - vorige, plekken, inMeta]);
    vorige = plek;
  }
  return over;
}

const MERKTEKEN = Buffer.from('pagefind_dcd');
const pakUit = promisify(gunzip);
const pakIn = promisify(gzip);

/** What stands in a file of Pagefind. */
export async function leesPak(bestand: Buffer): Promise<Cborwaarde[]> {
  const bytes = await pakUit(bestand);
  const gelezen = leesCbor(bytes.subarray(MERKTEKEN.length));
  if (!bytes.subarray(0, MERKTEKEN.length).equals(MERKTEKEN) || !Array.isArray(gelezen)) throw new Error('No file of Pagefind.');
  return gelezen;
}

/** How many bytes this takes at most. */
export const omvang = (waarde: Cborwaarde): number =>
  typeof waarde === 'number' ? 5 : Array.isArray(waarde) ? waarde.reduce<number>((som, deel) => som + omvang(deel), 5) : waarde.length + 5;

/** The same as a file of Pagefind. */
export async function schrijfPak(waarde: Cborwaarde): Promise<Buffer> {
  return pakIn(Buffer.concat([MERKTEKEN, schrijfCbor(waarde, omvang(waarde))]));
}
