import { join } from 'node:path';
import type { Inhoud } from '#inhoud/stuk.ts';
import { leesInventaris } from '#zoeken/bundel.ts';
import { bladenVan } from './bladen/bladen.ts';
import type { Levend } from './bladen/levend.ts';
import { bijIndexeren } from './indexeren.ts';
import { BIJ, ruimBijindexenOp } from './indexmap.ts';
import type { Grenzen } from './kind.ts';
import { type OpenIndex, zetErbij } from './open-index.ts';
import { som, standVan } from './stand.ts';

/** More new pages than this are left to the large index. */
const MEESTE_ERBIJ = 200;

export interface Bijhoudbron {
  inhoud: Inhoud;
  levend: readonly Levend[];
  stop: AbortSignal;
  grenzen?: Grenzen | undefined;
}

/**
 * Makes an open index answer for what stands on the site now: what is gone leaves at once, what is new or changed comes in
 * through a small index. Answers whether that is full. Throws when it cannot be made; what is gone stays away all the same.
 */
export async function bijhouden(index: OpenIndex, { inhoud, levend, stop, grenzen }: Bijhoudbron): Promise<boolean> {
  const { bekend, bij } = index;
  const stand = standVan(inhoud, levend);
  const nieuw = [...stand].filter(([url, kenmerk]) => bekend.get(url)?.kenmerk !== kenmerk);
  const erbij = nieuw.length > MEESTE_ERBIJ ? nieuw.filter(([url, kenmerk]) => bij.bekend.get(url)?.kenmerk === kenmerk) : nieuw;
  const map = erbij.length > 0 ? BIJ + som(erbij.map(String).sort().join(' ')) : null;
  const adressen = new Set(erbij.map(([url]) => url));
  const bladen = map === bij.map ? [] : bladenVan(inhoud, levend, (url) => adressen.has(url));

  const vervallen = [...bekend, ...bij.bekend].filter(([url]) => !stand.has(url)).map(([, { id }]) => id);
  await zetErbij(index, { ...bij, weg: new Set([...bij.weg, ...vervallen]) });
  if (map !== null && map !== bij.map)
    await bijIndexeren({ bladen, stand: erbij, naast: index.map, map: join(index.map, map) }, { stop, ...(grenzen && { grenzen }) });
  const weg = [...bekend].filter(([url]) => adressen.has(url) || !stand.has(url)).map(([, { id }]) => id);
  await zetErbij(index, { map, weg: new Set(weg), bekend: map === null ? new Map() : await leesInventaris(join(index.map, map)) });
  await ruimBijindexenOp(index.map, index.bij.map);
  return nieuw.length > MEESTE_ERBIJ / 2;
}
