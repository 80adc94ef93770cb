import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { bronbestanden } from './bron.ts';
import { ontleed } from './namen.ts';
import { LANG } from './uitzonderingen.ts';

/** Doors repeat the name of the act they lead to. */
const DEUR = /^src\/(pages|actions)\//;
/** Names that Astro gives, and those of the grammar of a room. */
const OVERAL = ['index', 'invoer', 'brieven', 'schema'];
const ASTRO = ['collections'];

interface Naam {
  naam: string;
  pad: string;
}
const vaker = (namen: readonly Naam[]): string[] =>
  [...Map.groupBy(namen, ({ naam }) => naam)].filter(([, plekken]) => plekken.length > 1).map(([naam]) => naam);

const binnen = bronbestanden.filter(({ pad }) => !DEUR.test(pad) && !pad.endsWith('.css'));
const codes = bronbestanden.filter(({ pad }) => pad.endsWith('.ts')).map(({ pad, tekst }) => ({ pad, ...ontleed(tekst) }));

test('een bestandsnaam komt één keer voor', () => {
  const namen = binnen.map(({ pad }) => ({ naam: basename(pad).replace(/\.(ts|astro)$/, ''), pad }));
  expect(vaker(namen.filter(({ naam }) => !OVERAL.includes(naam)))).toEqual([]);
});

test('wat een bestand uitvoert, heet nergens anders zo', () => {
  const namen = codes.filter(({ pad }) => !DEUR.test(pad)).flatMap(({ pad, uitvoer }) => uitvoer.map((naam) => ({ naam, pad })));
  expect(vaker(namen.filter(({ naam }) => !ASTRO.includes(naam)))).toEqual([]);
});

test('de controle ziet een naam die twee keer voorkomt', () => {
  const uitvoer = (pad: string, tekst: string) => ontleed(tekst).uitvoer.map((naam) => ({ naam, pad }));
  const een = uitvoer('een.ts', 'export const a = 1, b = 2;\nexport type T = number;\nexport const T = 3;\nconst c = 4;');
  const twee = uitvoer('twee.ts', 'export async function a() {}\nexport interface C {}\nexport class T {}');
  expect(een.map(({ naam }) => naam)).toEqual(['a', 'b', 'T']);
  expect(vaker([...een, ...twee])).toEqual(['a', 'T']);
});

/** Actions of all doors end up in one object: of two with one name the later would win without a word. */
const handelingenIn = ({ pad, tekst }: { pad: string; tekst: string }): Naam[] =>
  [...tekst.matchAll(/^ {2}(\w+): \w*ormulieractie\(/gm)].map(([, naam = '']) => ({ naam, pad }));

test('elke handeling achter een formulier heeft een eigen naam', () => {
  const deuren = bronbestanden.filter(({ pad }) => pad.startsWith('src/actions/')).flatMap(handelingenIn);
  expect(deuren.length).toBeGreaterThan(40);
  expect(vaker(deuren)).toEqual([]);
});

test('de controle ziet een handeling die twee keer zo heet', () => {
  const een = { pad: 'een.ts', tekst: '  wissen: formulieractie(Z, doe),\n  sturen: openFormulieractie(Z, doe),\n' };
  expect(vaker([...handelingenIn(een), ...handelingenIn({ ...een, pad: 'twee.ts' })])).toEqual(['wissen', 'sturen']);
});

const MEESTE = 60;
const teLang = (functies: readonly { naam: string; regels: number }[]) => functies.filter(({ regels }) => regels > MEESTE);

test('geen functie is langer dan 60 regels', () => {
  expect(codes.flatMap(({ pad, functies }) => teLang(functies).map(({ naam }) => `${pad} ${naam}`))).toEqual(LANG);
});

test('de controle ziet een functie die te lang is, ook binnen een andere', () => {
  const { functies } = ontleed(`const kort = () => 1;\nconst buiten = () => {\n  function binnen() {${'\n'.repeat(59)}}\n};`);
  expect(functies.map(({ naam, regels }) => [naam, regels])).toEqual([
    ['kort', 1],
    ['buiten', 62],
    ['binnen', 60],
  ]);
  expect(teLang(functies).map(({ naam }) => naam)).toEqual(['buiten']);
});
