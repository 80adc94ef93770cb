import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bronbestanden } from './bron.ts';

const mediaan = (getallen: number[]) => getallen.sort((a, b) => a - b)[Math.floor(getallen.length / 2)] ?? 0;

test('geen bestand in src is langer dan 200 regels', () => {
  expect(bronbestanden.filter(({ regels }) => regels > 200).map(({ pad, regels }) => `${pad} ${regels}`)).toEqual([]);
});

const BREEDTE = 140;
const breed = (tekst: string) => tekst.split('\n').filter((regel) => [...regel].length > BREEDTE).length;

test('geen regel is breder dan 140 tekens', () => {
  expect(bronbestanden.filter(({ tekst }) => breed(tekst) > 0).map(({ pad, tekst }) => `${pad} ${breed(tekst)}`)).toEqual([]);
  expect(breed(`${'a'.repeat(BREEDTE)}\n${'b'.repeat(BREEDTE + 1)}`)).toBe(1);
});

test('het middelste bestand is korter dan 55 regels', () => {
  expect(mediaan(bronbestanden.map(({ regels }) => regels))).toBeLessThan(55);
});

test('geen map heet naar niets', () => {
  expect(globSync('{src,tests}/**/{utils,util,helpers,helper,lib,libs,services,service,common,types,shared,misc}')).toEqual([]);
});

test('bestanden heten met kleine letters en streepjes, onderdelen met een hoofdletter', () => {
  const GOED = /^(\[?[a-z0-9]+(-[a-z0-9]+)*\]?(\.[a-z0-9]+)*|[A-Z][A-Za-z0-9]*\.astro)$/;
  expect(bronbestanden.map(({ pad }) => pad.split('/').at(-1) ?? '').filter((naam) => !GOED.test(naam))).toEqual([]);
});
