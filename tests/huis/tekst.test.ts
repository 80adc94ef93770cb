import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const TEKSTEN = globSync(['src/**/*.{astro,ts}', 'content/**/*.{mdx,json}']).filter((pad) => !/^src\/(zoeken|inhoud\/tekst)\//.test(pad));
const regels = (zoek: RegExp, paden = TEKSTEN) =>
  paden.flatMap((pad) =>
    readFileSync(pad, 'utf8')
      .split('\n')
      .flatMap((regel, plek) => (zoek.test(regel) ? [`${pad}:${plek + 1}`] : [])),
  );

test("teksten schrijven een weglating op één manier: regio's, zoals ieder toetsenbord het doet", () => {
  expect(regels(/\p{L}’\p{L}|(^|[^\p{L}.])’s[ -]/u)).toEqual([]);
});

test('wie leest ziet overal best practice, nooit een of deze praktijk', () => {
  const paden = TEKSTEN.filter((pad) => !pad.includes('content/zoeken/'));
  expect(regels(/\b(deze|een|elke|twintig|onze|andere|jouw) praktijk(en)?\b/i, paden).filter((plek) => !/\.ts:/.test(plek))).toEqual([]);
});
