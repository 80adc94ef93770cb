import { join } from 'node:path';
import { type Inventaris, leesInventaris } from '#zoeken/bundel.ts';
import { type Draad, openDraad } from '#zoeken/draad/draad.ts';
import type { Bijbestand } from '#zoeken/samenvoegen.ts';
import { som } from './stand.ts';

/** A small index beside an index, and what is not shown. */
export interface Bij {
  map: string | null;
  weg: ReadonlySet<string>;
  bekend: Inventaris;
}

/** An index that answers. */
export interface OpenIndex {
  versie: string;
  map: string;
  draad: Draad;
  bekend: Inventaris;
  bij: Bij;
  /** Changes with every answer that may change. */
  kenmerk: string;
}

/** Opens an index as it was made. `opEinde` is called when it stops answering by itself. */
export async function openInDraad(map: string, versie: string, opEinde: (fout: Error) => void): Promise<OpenIndex> {
  const bekend = await leesInventaris(join(map, versie));
  const draad = await openDraad(join(map, versie), opEinde);
  return { versie, map: join(map, versie), draad, bekend, bij: ZONDER_BIJ, kenmerk: versie };
}
const ZONDER_BIJ: Bij = { map: null, weg: new Set(), bekend: new Map() };

/** From now on this stands beside the index. */
export async function zetErbij(index: OpenIndex, bij: Bij): Promise<void> {
  const bestand: Bijbestand = { versie: index.versie, map: bij.map, weg: [...bij.weg].sort() };
  const leeg = bij.map === null && bij.weg.size === 0;
  const kenmerk = leeg ? index.versie : `${index.versie}.${som(JSON.stringify(bestand))}`;
  if (kenmerk === index.kenmerk) return;
  await index.draad.neem(bestand);
  index.bij = bij;
  index.kenmerk = kenmerk;
}

/** The mark of the page as a search finds it; undefined when none does. */
export function gevondenKenmerk({ bekend, bij }: OpenIndex, url: string): string | undefined {
  const blad = bij.bekend.get(url) ?? bekend.get(url);
  return blad && !bij.weg.has(blad.id) ? blad.kenmerk : undefined;
}
