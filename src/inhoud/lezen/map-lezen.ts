import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Collectie } from '#inhoud/schema.ts';
import type { Inhoudsfout, Stuk } from '#inhoud/stuk.ts';
import { isFout, stukLezen } from '#inhoud/stuk-lezen.ts';
import { type Bekend, slugsVan } from '#inhoud/verwijzingen.ts';
import type { GelezenBestanden } from './bewaarplaats.ts';
import { type Bestandenlijst, type Mappen, opsommen, opsommenNa } from './opsommen.ts';

const TEGELIJK = 64;

export interface Leesbeurt {
  lijst: Bestandenlijst;
  stukken: Stuk[];
  slecht: Inhoudsfout[];
  bekend: Bekend;
  /** What is different from the time before. */
  gewijzigd: GelezenBestanden;
  verdwenen: string[];
}

/**
 * Reads every file of every collection that changed since the last time, and notes it in `gelezen`; after a `vorige` only
 * these paths are suspected.
 */
export async function allesLezen(
  mappen: Mappen,
  gelezen: GelezenBestanden,
  alleen?: { paden: ReadonlySet<string>; vorige: Bestandenlijst },
): Promise<Leesbeurt> {
  const lijst = alleen ? await opsommenNa(alleen.paden, alleen.vorige, mappen) : await opsommen(mappen);
  const bekend = new Map<Collectie, Set<string>>();
  for (const [collectie, bestanden] of Map.groupBy(lijst.bestanden, (een) => een.collectie))
    bekend.set(collectie, new Set(bestanden.map(({ naam }) => basename(naam, '.mdx'))));
  const gewijzigd: GelezenBestanden = new Map();
  const verdacht = lijst.bestanden.filter(({ pad }) => !alleen || alleen.paden.has(pad) || !gelezen.has(pad));
  for (let begin = 0; begin < verdacht.length; begin += TEGELIJK) {
    const deel = verdacht.slice(begin, begin + TEGELIJK).map(async ({ map, collectie, naam, pad }) => {
      const kenmerk = await kenmerkVan(pad);
      if (gelezen.get(pad)?.kenmerk !== kenmerk) gewijzigd.set(pad, { kenmerk, stuk: await stukLezen(map, collectie, naam) });
    });
    await Promise.all(deel);
  }
  for (const [pad, nieuw] of gewijzigd) gelezen.set(pad, nieuw);
  const paden = new Set(lijst.bestanden.map(({ pad }) => pad));
  const verdwenen = [...gelezen.keys()].filter((pad) => !paden.has(pad));
  for (const pad of verdwenen) gelezen.delete(pad);
  const uit = lijst.bestanden.flatMap(({ pad }) => gelezen.get(pad)?.stuk ?? []);
  const stukken = uit.filter((een): een is Stuk => !isFout(een));
  for (const stuk of stukken) for (const slug of slugsVan(stuk)) bekend.get(stuk.collectie)?.add(slug);
  return { lijst, stukken, slecht: [...uit.filter(isFout), ...lijst.verdwaald], bekend, gewijzigd, verdwenen };
}

async function kenmerkVan(pad: string): Promise<string> {
  const { mtimeMs, ctimeMs, size, ino } = await stat(pad).catch(() => ({ mtimeMs: 0, ctimeMs: 0, size: 0, ino: 0 }));
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}
