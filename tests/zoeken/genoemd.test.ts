import { expect, test } from 'vitest';
import { heet, legtUit, staatErin } from '#zoeken/genoemd.ts';
import { leesPagina } from '#zoeken/pagina.ts';

const pagina = leesPagina({
  url: '/praktijken/pool/',
  content: 'Een pool van leraren. Hij vervangt wie ziek is. LDNOR (regeling) Wat dat is.',
  meta: { titel: 'De vervangingspool voor zieke leraren' },
  anchors: [{ element: 'h2', id: 'ldnor', text: 'LDNOR (regeling)', location: 9 }],
});

test('een bladzijde heet zoals haar titel, in elke vorm en volgorde, met en zonder kleine woorden', () => {
  expect(heet(['leraren', 'zieke', 'vervangingspool'], pagina)).toBe(true);
  expect(heet(['de', 'vervangingspool', 'voor', 'zieke', 'leraar'], pagina)).toBe(true);
  expect(heet(['vervangingspool', 'leraren'], pagina)).toBe(false);
  expect(heet(['vervangingspool', 'zieke', 'leraren', 'zwolle'], pagina)).toBe(false);
});

test('een kop legt een begrip uit als hij er precies over gaat', () => {
  expect(legtUit(['ldnor'], pagina)).toBe(true);
  expect(legtUit(['regeling'], pagina)).toBe(false);
});

test('een woord staat er alleen in zoals het is getypt', () => {
  const plekken = [3, 5];
  expect([staatErin('leraren', pagina, plekken), staatErin('leraar', pagina, plekken)]).toEqual([true, false]);
  expect([staatErin('vervangt', pagina, plekken), staatErin('vervangt', pagina, [])]).toEqual([true, false]);
});
