import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schrijfHeel } from '#grond/schijf.ts';
import type { Bijbestand } from '#zoeken/bijindex.ts';
import { BIJBESTAND, STANDBESTAND } from '#zoeken/bundel.ts';
import { type Onderzoeker, openOnderzoeker } from '#zoeken/draad/onderzoeker.ts';
import { BIJ } from './indexmap.ts';
import { som } from './stand.ts';

/** Which pages are in an index: Pagefind's number and what they were. */
export type Bekend = ReadonlyMap<string, { id: string; kenmerk: string }>;

/** A small index beside an index, and what is not shown. */
export interface Bij {
  map: string | null;
  weg: ReadonlySet<string>;
  bekend: Bekend;
}

/** An index that answers. */
export interface OpenIndex {
  versie: string;
  map: string;
  onderzoeker: Onderzoeker;
  bekend: Bekend;
  bij: Bij;
  /** Its file that tells a browser of `bij`. */
  bijbestand: string;
}

/** Opens an index as it was made. `opEinde` is called when it stops answering by itself. */
export async function openIndex(map: string, versie: string, opEinde: (fout: Error) => void): Promise<OpenIndex> {
  const bekend = await leesBekend(join(map, versie));
  const onderzoeker = await openOnderzoeker(join(map, versie), opEinde);
  return { versie, map: join(map, versie), onderzoeker, bekend, bij: ZONDER_BIJ, bijbestand: BIJBESTAND };
}
const ZONDER_BIJ: Bij = { map: null, weg: new Set(), bekend: new Map() };

export async function leesBekend(map: string): Promise<Bekend> {
  const regels: [url: string, id: string, kenmerk: string][] = JSON.parse(await readFile(join(map, STANDBESTAND), 'utf8'));
  return new Map(regels.map(([url, id, kenmerk]) => [url, { id, kenmerk }]));
}

/** From now on this stands beside the index: for the server at once, for browsers when they look. */
export async function zetErbij(index: OpenIndex, bij: Bij): Promise<void> {
  const bestand: Bijbestand = { versie: index.versie, map: bij.map, weg: [...bij.weg].sort() };
  const tekst = JSON.stringify(bestand);
  const leeg = bij.map === null && bij.weg.size === 0;
  const naam = leeg ? BIJBESTAND : `${BIJ}${som(tekst)}.json`;
  if (naam === index.bijbestand) return;
  if (!leeg) await schrijfHeel(join(index.map, naam), tekst);
  await index.onderzoeker.neem(bestand);
  index.bij = bij;
  index.bijbestand = naam;
}

/** Whether a search can find the page as it is now. */
export function kanVinden({ bekend, bij }: OpenIndex, url: string, kenmerk: string): boolean {
  const klein = bij.bekend.get(url);
  if (klein) return klein.kenmerk === kenmerk && !bij.weg.has(klein.id);
  const groot = bekend.get(url);
  return groot?.kenmerk === kenmerk && !bij.weg.has(groot.id);
}
