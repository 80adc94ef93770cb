import { expect, test } from 'vitest';
import { bronbestanden, kamerVan } from './bron.ts';

const KAMERS = ['beheer', 'inhoud', 'kennissessies', 'publicaties', 'onderwijsregios', 'leren', 'accounts', 'zoeken', 'db', 'mail'];
/** Which room may lean on which; every room may stand on grond/. */
const MAG: Record<string, readonly string[]> = {
  pages: ['actions', 'design', ...KAMERS],
  actions: KAMERS,
  'middleware.ts': ['accounts'],
  'content.config.ts': ['inhoud'],
  'live.config.ts': ['inhoud'],
  'env.d.ts': ['server'],
  beheer: ['publicaties', 'leren', 'kennissessies', 'zoeken', 'inhoud', 'accounts', 'mail', 'db'],
  publicaties: ['inhoud', 'kennissessies', 'accounts', 'mail', 'db'],
  kennissessies: ['accounts', 'mail', 'db'],
  onderwijsregios: ['publicaties', 'inhoud', 'accounts', 'mail', 'db'],
  leren: ['inhoud', 'kennissessies', 'accounts', 'mail', 'db'],
  zoeken: ['inhoud', 'kennissessies'],
  accounts: ['mail', 'db'],
  mail: ['db'],
  server: ['actions', 'design', ...KAMERS],
  inhoud: [],
  db: [],
  grond: [],
  design: [],
};

/** A fragment of a room may look like the rest of the site; rules may not know about looks. */
const isFragment = (pad: string) => pad.endsWith('.astro');

function overtredingen(bestanden: readonly { pad: string; leuntOp: string[] }[]): string[] {
  return bestanden.flatMap(({ pad, leuntOp }) => {
    const kamer = kamerVan(pad);
    const mag = [kamer, 'grond', ...(MAG[kamer] ?? []), ...(isFragment(pad) && KAMERS.includes(kamer) ? ['design', 'inhoud'] : [])];
    return leuntOp.filter((naar) => naar.startsWith('src/') && !mag.includes(kamerVan(naar))).map((naar) => `${pad} -> ${naar}`);
  });
}

test('elke kamer leunt alleen op de kamers waar zij op mag leunen', () => {
  expect(overtredingen(bronbestanden)).toEqual([]);
});

test('de controle ziet een verkeerde richting', () => {
  expect(overtredingen([{ pad: 'src/db/x.ts', leuntOp: ['src/mail/y.ts', 'kysely'] }])).toEqual(['src/db/x.ts -> src/mail/y.ts']);
});

test("geen kamer kent Astro, behalve zijn schema's", () => {
  const mis = bronbestanden.filter(({ pad }) => KAMERS.includes(kamerVan(pad)) && pad.endsWith('.ts'));
  expect(
    mis.flatMap(({ pad, leuntOp }) => leuntOp.filter((naam) => /^astro(?!\/zod)/.test(naam)).map((naam) => `${pad} -> ${naam}`)),
  ).toEqual([]);
});

test('geen kring: wie ergens op leunt, wordt niet door dat iets gebruikt', () => {
  const naar = new Map(bronbestanden.map(({ pad, leuntOp }) => [pad, leuntOp]));
  const kringen: string[] = [];
  const gezien = new Set<string>();
  const loop = (pad: string, spoor: string[]) => {
    if (spoor.includes(pad)) kringen.push([...spoor.slice(spoor.indexOf(pad)), pad].join(' -> '));
    if (gezien.has(pad)) return;
    gezien.add(pad);
    for (const volgende of naar.get(pad) ?? []) loop(volgende, [...spoor, pad]);
  };
  for (const { pad } of bronbestanden) if (!pad.endsWith('.d.ts')) loop(pad, []);
  expect(kringen).toEqual([]);
});

test('een pagina die alleen inhoud toont, opent de database niet', () => {
  const INHOUD =
    /^src\/pages\/(index|\[pagina\]|lerende-aanpak|zoeken|praktijken|terugblikken|bouwstenen|onderwijsregios|nieuws|kennissessies\/index|kennissessies\/\[slug\]\/index)/;
  const mis = bronbestanden.filter(
    ({ pad, tekst, leuntOp }) => INHOUD.test(pad) && (/locals\.db\b/.test(tekst) || leuntOp.some((naam) => naam.startsWith('src/db/'))),
  );
  expect(mis.map(({ pad }) => pad)).toEqual([]);
});
