import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIndexOpSchijf } from '#zoeken/draad/index-op-schijf.ts';
import { metStammen } from '#zoeken/index/bladen/bladregel.ts';
import { type Laagbestand, VORM } from '#zoeken/laag.ts';
import { herverdeel } from '#zoeken/openbaar/herverdelen.ts';
import { bundelbytes } from '#zoeken/pagefind/deelindex.ts';
import { plekkenOp } from '#zoeken/pagefind/treffers.ts';
import { leesWijzer } from '#zoeken/pagefind/wijzer.ts';
import { leesStuk } from '#zoeken/pagefind/woordstuk.ts';
import type { Index } from '#zoeken/pagefind.ts';
import { vraagPagefind } from '../pagefind-zelf.ts';

const WOORDEN = (
  'leraar leraren lerarenopleiding lerarentekort begeleiden begeleiding begeleider school scholen scholing schoolleider vervanging vervanger ' +
  'vervangingspool coördinator coordinator crèche starters startende tussen samen van naar mbo po rekenen regio regios regioplan zij zijinstroom'
).split(' ');
let toeval = 7;
const kies = (hoeveel: number): number => {
  toeval = (toeval * 48271) % 2147483647;
  return toeval % hoeveel;
};
const zin = (woorden: number) => Array.from({ length: woorden }, () => WOORDEN[kies(WOORDEN.length)]).join(' ');

let map: string;
let wijzer: string;
let bestand: Laagbestand;
/** The first word of each chunk as Pagefind made it: who asks for these has loaded everything. */
let stukken: string[];

// The same pages twice: as Pagefind leaves them, and as this site lays them out.
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'lezer-'));
  const { index } = await pagefind.createIndex({ forceLanguage: 'nl' });
  for (let blad = 0; blad < 30; blad++) {
    const content = `<html lang="nl"><body data-pagefind-body><h1 data-pagefind-weight="5">${zin(3)}</h1><p data-pagefind-meta="kern">${zin(8)}.</p><p>${zin(3 + kies(40))}. ${zin(9)}</p></body></html>`;
    await index?.addHTMLFile({ url: `/${blad}/`, content });
  }
  await index?.writeFiles({ outputPath: join(map, 'kaal') });
  await cp(join(map, 'kaal'), join(map, 'ons'), { recursive: true });
  stukken = [];
  for (const naam of await readdir(join(map, 'kaal/index')))
    stukken.push(leesStuk(bundelbytes(gunzipSync(await readFile(join(map, 'kaal/index', naam))))).gesorteerd[0] ?? '');
  wijzer = await herverdeel(join(map, 'ons'));
  const geschreven = await metStammen(new Map(WOORDEN.map((woord) => [woord, 1])));
  await pagefind.close();
  const { ids } = leesWijzer(bundelbytes(gunzipSync(await readFile(join(map, 'ons', wijzer)))));
  bestand = {
    ...{ vorm: VORM, versie: 'x', delen: [{ map: '', wijzer }], synoniemen: [], facetten: [], ...geschreven },
    bladen: ids.map((id) => ({ id, soort: 'pagina', facetten: [] })),
  };
  await writeFile(join(map, 'ons/laag.json'), JSON.stringify(bestand));
});
afterAll(() => rm(map, { recursive: true, force: true }));

async function vraagOnze(index: Index, term: string) {
  const treffers = await index.treffers(term.replaceAll('"', ''), term.startsWith('"'));
  return [...treffers.bladen].map((blad, nummer) => ({
    id: bestand.bladen[blad]?.id ?? '',
    score: treffers.scores[nummer] ?? 0,
    plekken: [...plekkenOp(treffers, blad)].sort((a, b) => a - b),
  }));
}
const op = <A extends { id: string }>(antwoorden: readonly A[]) => antwoorden.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('wat Pagefind zelf vindt vinden wij ook, op dezelfde plekken en even sterk', async () => {
  const paren = Array.from({ length: 60 }, () => `${WOORDEN[kies(WOORDEN.length)]} ${WOORDEN[kies(WOORDEN.length)]}`);
  const termen = [...WOORDEN, ...paren].flatMap((term) => [term, `"${term}"`]);
  const index = await openIndexOpSchijf(join(map, 'ons'));
  const zijne = await vraagPagefind(join(map, 'kaal'), termen, stukken);
  let gevonden = 0;
  for (const [nummer, term] of termen.entries()) {
    const [hier, daar] = [op(await vraagOnze(index, term)), op(zijne[nummer] ?? [])];
    gevonden += hier.length;
    expect(
      hier.map(({ id, plekken }) => [id, plekken]),
      term,
    ).toEqual(daar.map(({ id, plekken }) => [id, plekken.toSorted((a, b) => a - b)]));
    // Where several words stand at one place, Pagefind takes any of them on pages with more than twenty; we always take the same.
    for (const [plek, { score, plekken }] of hier.entries())
      if (plekken.length <= 10) expect(score, term).toBeCloseTo(daar[plek]?.score ?? -1, 4);
  }
  expect(gevonden).toBeGreaterThan(1000);
});

test('een antwoord hangt niet af van wat er eerder is gevraagd', async () => {
  const alleen = new Map<string, unknown>();
  for (const term of ['ver', 'lera', 'school', 'regio', 'zij', 'co'])
    alleen.set(term, await vraagOnze(await openIndexOpSchijf(join(map, 'ons')), term));
  const index = await openIndexOpSchijf(join(map, 'ons'));
  for (const woord of WOORDEN) await vraagOnze(index, woord);
  for (const [term, antwoord] of alleen) expect(await vraagOnze(index, term), term).toEqual(antwoord);
});
