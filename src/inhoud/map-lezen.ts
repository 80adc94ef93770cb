import { readdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isFout, lezen } from './lezen.ts';
import { COMPILED, type Collectie, LIVE } from './schema.ts';
import type { Inhoudsfout, Stuk } from './stuk.ts';
import type { Bekend } from './verwijzingen.ts';

/** What was read before, by path, so that only changed files are read again. */
export type Gelezen = Map<string, { kenmerk: string; stuk: Stuk | Inhoudsfout }>;

const TEGELIJK = 64;

/** Reads every file of every collection that changed since the last time. A file name with a leading _ is skipped. */
export async function allesLezen(
  { vertrouwdDir, contentDir }: { vertrouwdDir: string; contentDir: string },
  gelezen: Gelezen,
): Promise<{ stukken: Stuk[]; slecht: Inhoudsfout[]; bekend: Bekend }> {
  const bestanden: { map: string; collectie: Collectie; naam: string }[] = [];
  const bekend: Bekend = new Map();
  for (const [map, collecties] of [
    [vertrouwdDir, COMPILED],
    [contentDir, LIVE],
  ] as const) {
    for (const collectie of collecties) {
      const namen = (await readdir(`${map}/${collectie}`).catch(() => [])).filter((naam) => /^[^_.].*\.mdx$/.test(naam));
      bekend.set(collectie, new Set(namen.map((naam) => basename(naam, '.mdx'))));
      bestanden.push(...namen.sort().map((naam) => ({ map, collectie, naam })));
    }
  }
  const nog = new Set<string>();
  const uit: (Stuk | Inhoudsfout)[] = [];
  for (let begin = 0; begin < bestanden.length; begin += TEGELIJK) {
    const deel = bestanden.slice(begin, begin + TEGELIJK).map(async ({ map, collectie, naam }) => {
      const pad = `${map}/${collectie}/${naam}`;
      const { mtimeMs, size, ino } = await stat(pad).catch(() => ({ mtimeMs: 0, size: 0, ino: 0 }));
      const kenmerk = `${mtimeMs} ${size} ${ino}`;
      const vorige = gelezen.get(pad);
      const stuk = vorige?.kenmerk === kenmerk ? vorige.stuk : await lezen(map, collectie, naam);
      gelezen.set(pad, { kenmerk, stuk });
      nog.add(pad);
      return stuk;
    });
    uit.push(...(await Promise.all(deel)));
  }
  for (const pad of gelezen.keys()) if (!nog.has(pad)) gelezen.delete(pad);
  return { stukken: uit.filter((een): een is Stuk => !isFout(een)), slecht: uit.filter(isFout), bekend };
}
