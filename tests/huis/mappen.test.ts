import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { bronbestanden, kamerVan } from './bron.ts';

type Leunend = { pad: string; leuntOp: readonly string[] };

const MEESTE = 20;
/** Pages lie where their address says; stylesheets are one list. */
const teVol = (paden: readonly string[]): string[] =>
  [...Map.groupBy(paden, dirname)].filter(([, erin]) => erin.length > MEESTE).map(([map, erin]) => `${map} ${erin.length}`);

test('in een map liggen ten hoogste 20 bestanden', () => {
  const paden = bronbestanden.map(({ pad }) => pad);
  expect(teVol(paden.filter((pad) => !pad.endsWith('.css') && !pad.startsWith('src/pages/')))).toEqual([]);
  expect(teVol(Array.from({ length: 21 }, (_, nummer) => `src/mail/${nummer}.ts`))).toEqual(['src/mail 21']);
  expect(teVol(Array.from({ length: 20 }, (_, nummer) => `src/mail/${nummer}.ts`))).toEqual([]);
});

/** The part of a room a file is in: the folder just below `map`, or "." for what lies in it. */
const deelVan = (pad: string, map: string): string => {
  const [eerste = '', ...rest] = pad.slice(map.length + 1).split('/');
  return rest.length > 0 ? eerste : '.';
};

/** "room: a <-> b" for parts of a room that can be reached from each other, through however many others. */
function kringen(bestanden: readonly Leunend[]): string[] {
  const mappen = new Set(bestanden.flatMap(({ pad }) => voorouders(pad)));
  return [...mappen].sort().flatMap((map) => {
    const pijlen = new Map<string, Set<string>>();
    for (const { pad, leuntOp } of bestanden.filter((een) => een.pad.startsWith(`${map}/`)))
      for (const naar of leuntOp.filter((een) => een.startsWith(`${map}/`))) {
        const [van, doel] = [deelVan(pad, map), deelVan(naar, map)];
        if (van !== doel) pijlen.set(van, (pijlen.get(van) ?? new Set()).add(doel));
      }
    const delen = [...pijlen.keys()].sort();
    const paren = delen.flatMap((a, plek) => delen.slice(plek + 1).map((b) => [a, b] as const));
    return paren.filter(([a, b]) => bereikt(pijlen, a, b) && bereikt(pijlen, b, a)).map(([a, b]) => `${map}: ${a} <-> ${b}`);
  });
}

/** Every folder a file is in, from its room on. */
const voorouders = (pad: string): string[] =>
  /^src\/(pages|actions)\//.test(pad) ? [] : pad.split('/').flatMap((_, plek, delen) => (plek < 2 ? [] : [delen.slice(0, plek).join('/')]));

function bereikt(pijlen: ReadonlyMap<string, ReadonlySet<string>>, van: string, doel: string, gezien = new Set<string>()): boolean {
  if (gezien.has(van)) return false;
  gezien.add(van);
  return [...(pijlen.get(van) ?? [])].some((volgende) => volgende === doel || bereikt(pijlen, volgende, doel, gezien));
}

test('ook binnen een kamer wijzen de pijlen één kant op', () => expect(kringen(bronbestanden)).toEqual([]));

test('de controle ziet mappen die op elkaar leunen, ook langs een derde en in een map dieper', () => {
  const leun = (van: string, ...leuntOp: string[]) => ({ pad: `src/${van}.ts`, leuntOp: leuntOp.map((een) => `src/${een}.ts`) });
  expect(kringen([leun('mail/a/x', 'mail/b/y'), leun('mail/b/z', 'mail/a/w')])).toEqual(['src/mail: a <-> b']);
  expect(kringen([leun('mail/a/x', 'mail/y'), leun('mail/z', 'mail/a/w')])).toEqual(['src/mail: . <-> a']);
  expect(kringen([leun('mail/a/x', 'mail/b/y'), leun('mail/b/y', 'mail/c/z'), leun('mail/c/z', 'mail/a/x')])).toEqual([
    'src/mail: a <-> b',
    'src/mail: a <-> c',
    'src/mail: b <-> c',
  ]);
  expect(kringen([leun('server/http/a/x', 'server/http/b/y'), leun('server/http/b/z', 'server/http/a/w')])).toEqual([
    'src/server/http: a <-> b',
  ]);
  expect(kringen([leun('mail/a/x', 'mail/b/y'), leun('mail/b/y', 'mail/z')])).toEqual([]);
});

/** Files of grond that fewer than two rooms lean on, themselves or by way of other files of grond. */
function eenzaam(bestanden: readonly Leunend[]): string[] {
  const gebruikers = (pad: string): Set<string> =>
    new Set(
      bestanden
        .filter(({ leuntOp }) => leuntOp.includes(pad))
        .flatMap((een) => (kamerVan(een.pad) === 'grond' ? [...gebruikers(een.pad)] : [kamerVan(een.pad)])),
    );
  return bestanden.map(({ pad }) => pad).filter((pad) => kamerVan(pad) === 'grond' && gebruikers(pad).size < 2);
}

test('grond is van twee of meer kamers', () => expect(eenzaam(bronbestanden)).toEqual([]));

test('de controle ziet een bestand van grond dat één kamer gebruikt', () => {
  const grond = [
    { pad: 'src/grond/a.ts', leuntOp: ['src/grond/b.ts'] },
    { pad: 'src/grond/b.ts', leuntOp: [] },
  ];
  const mail = { pad: 'src/mail/x.ts', leuntOp: ['src/grond/a.ts'] };
  expect(eenzaam([...grond, mail])).toEqual(['src/grond/a.ts', 'src/grond/b.ts']);
  expect(eenzaam([...grond, mail, { pad: 'src/db/y.ts', leuntOp: ['src/grond/a.ts'] }])).toEqual([]);
});
