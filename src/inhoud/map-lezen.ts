import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Gelezen } from './bewaren.ts';
import { isFout, lezen } from './lezen.ts';
import { COMPILED, type Collectie, LIVE } from './schema.ts';
import type { Inhoudsfout, Stuk } from './stuk.ts';
import { type Bekend, slugsVan } from './verwijzingen.ts';

const TEGELIJK = 64;

export interface Leesbeurt {
  stukken: Stuk[];
  slecht: Inhoudsfout[];
  bekend: Bekend;
  /** What is different from the time before. */
  gewijzigd: Gelezen;
  verdwenen: string[];
}

/**
 * Reads every file of every collection that changed since the last time, and notes it in `gelezen`; with `alleen` only
 * these paths are suspected. Without `contentDir` only what is compiled with the site. A file name with a leading _ is skipped;
 * a file in a folder of its own is reported, for nobody will ever see it.
 */
export async function allesLezen(
  { vertrouwdDir, contentDir }: { vertrouwdDir: string; contentDir: string | null },
  gelezen: Gelezen,
  alleen?: ReadonlySet<string>,
): Promise<Leesbeurt> {
  const bestanden: { map: string; collectie: Collectie; naam: string; pad: string }[] = [];
  const bekend = new Map<Collectie, Set<string>>();
  const verdwaald: Inhoudsfout[] = [];
  for (const [map, collecties] of [
    [vertrouwdDir, COMPILED],
    [contentDir, LIVE],
  ] as const) {
    if (map === null) continue;
    for (const collectie of collecties) {
      const erin = await readdir(`${map}/${collectie}`, { withFileTypes: true }).catch(() => []);
      const mappen = erin.filter((een) => een.isDirectory() && !/^[_.]/.test(een.name)).map(({ name }) => name);
      for (const naam of mappen.sort()) verdwaald.push(...(await inMap(map, collectie, naam)));
      const namen = erin.filter((een) => !een.isDirectory() && /^[^_.].*\.mdx$/.test(een.name)).map(({ name }) => name);
      bekend.set(collectie, new Set(namen.map((naam) => basename(naam, '.mdx'))));
      bestanden.push(...namen.sort().map((naam) => ({ map, collectie, naam, pad: `${map}/${collectie}/${naam}` })));
    }
  }
  const gewijzigd: Gelezen = new Map();
  const verdacht = bestanden.filter(({ pad }) => !alleen || alleen.has(pad) || !gelezen.has(pad));
  for (let begin = 0; begin < verdacht.length; begin += TEGELIJK) {
    const deel = verdacht.slice(begin, begin + TEGELIJK).map(async ({ map, collectie, naam, pad }) => {
      const kenmerk = await kenmerkVan(pad);
      if (gelezen.get(pad)?.kenmerk !== kenmerk) gewijzigd.set(pad, { kenmerk, stuk: await lezen(map, collectie, naam) });
    });
    await Promise.all(deel);
  }
  for (const [pad, nieuw] of gewijzigd) gelezen.set(pad, nieuw);
  const paden = new Set(bestanden.map(({ pad }) => pad));
  const verdwenen = [...gelezen.keys()].filter((pad) => !paden.has(pad));
  for (const pad of verdwenen) gelezen.delete(pad);
  const uit = bestanden.flatMap(({ pad }) => gelezen.get(pad)?.stuk ?? []);
  const stukken = uit.filter((een): een is Stuk => !isFout(een));
  for (const stuk of stukken) for (const slug of slugsVan(stuk)) bekend.get(stuk.collectie)?.add(slug);
  return { stukken, slecht: [...uit.filter(isFout), ...verdwaald], bekend, gewijzigd, verdwenen };
}

/** Every text in a folder inside a collection, or the folder itself when there is none in it. */
async function inMap(map: string, collectie: Collectie, naam: string): Promise<Inhoudsfout[]> {
  const erin = await readdir(`${map}/${collectie}/${naam}`, { recursive: true, withFileTypes: true }).catch(() => []);
  const teksten = erin.filter((een) => een.isFile() && /\.mdx?$/.test(een.name)).map((een) => join(een.parentPath, een.name));
  const paden = teksten.map((pad) => relative(map, pad).split(sep).join('/')).sort();
  const melding = `In mappen binnen ${collectie} wordt niet gelezen. Zet het bestand in ${collectie} zelf, zonder map eromheen.`;
  return (paden.length > 0 ? paden : [`${collectie}/${naam}`]).map((bestand) => ({ bestand, regel: 1, melding }));
}

async function kenmerkVan(pad: string): Promise<string> {
  const { mtimeMs, ctimeMs, size, ino } = await stat(pad).catch(() => ({ mtimeMs: 0, ctimeMs: 0, size: 0, ino: 0 }));
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}
