import { expect, test } from 'vitest';
import { bronkaart, zinnental } from '#inhoud/bronkaartschema.ts';

const KAART = {
  ...{
    titel: 'Een titel',
    kern: 'Wat erin staat.',
    link: 'https://uitgever.example/stuk',
    bronsoort: 'podcast',
    herkomst: 'zorg-en-welzijn',
  },
  ...{ uitgever: 'Een uitgever', verschenen: '2024-05', waarom: 'Voor wie begint.', bouwstenen: ['omvang'], regio: null },
  ...{ gepubliceerd: '2026-11-20', gewijzigd: '2026-11-20' },
};
const past = (anders: object) => bronkaart.safeParse({ ...KAART, ...anders }).success;

test('een jaar zonder aanhalingstekens is in een bestand ook een jaar', () => {
  expect(bronkaart.parse({ ...KAART, verschenen: 2024 }).verschenen).toBe('2024');
});

test('een link is een webadres dat iedereen kan openen, en nooit iets dat draait', () => {
  expect(past({})).toBe(true);
  expect(past({ link: 'http://uitgever.example:8080/a?b=c#d' })).toBe(true);
  for (const link of [
    ...['javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'ftp://uitgever.example/'],
    ...['//uitgever.example/', '/praktijken/', 'uitgever.example', '', 'https://', 'https://naam:geheim@uitgever.example/'],
    `https://uitgever.example/${'a'.repeat(2000)}`,
  ])
    expect([link, past({ link })]).toEqual([link, false]);
});

test('een kern telt hoogstens drie zinnen', () => {
  expect(['Eén.', 'Eén. Twee! Drie?', 'Zonder punt', 'Met 3,5 uur. En 2.500 euro.', 'Bijv. zo, m.b.t. dit.'].map(zinnental)).toEqual([
    1, 3, 1, 2, 1,
  ]);
  expect([past({ kern: 'Eén. Twee. Drie.' }), past({ kern: 'Eén. Twee. Drie. Vier.' })]).toEqual([true, false]);
});

test('een kaart zegt van wie ze is, waar het over gaat en wanneer het verscheen', () => {
  for (const leeg of [
    { uitgever: ' ' },
    { bouwstenen: [] },
    { verschenen: 'ooit' },
    { waarom: '' },
    { bronsoort: 'film' },
    { herkomst: 'sport' },
  ])
    expect([leeg, past(leeg)]).toEqual([leeg, false]);
});
