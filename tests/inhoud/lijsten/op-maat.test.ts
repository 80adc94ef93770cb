import { expect, test } from 'vitest';
import { opMaat, volgordeVan } from '#inhoud/lijsten/op-maat.ts';

const DINGEN = [
  ['weet-niet', 'onbekend'],
  ['twee', '2'],
  ['geen', undefined],
  ['vier', '4'],
  ['ook-twee', '2'],
  ['nul', '0'],
] as const;
const namen = (hoe: 'meest-zeker' | 'goedkoopst') => opMaat(DINGEN, hoe, ([, waarde]) => waarde).map(([naam]) => naam);

test('wat het meest zeker is staat vooraan, en wat geen waarde heeft achteraan', () => {
  expect(namen('meest-zeker')).toEqual(['vier', 'twee', 'ook-twee', 'nul', 'weet-niet', 'geen']);
});

test('wat het goedkoopst is staat vooraan, en wat onbekend is achteraan', () => {
  expect(namen('goedkoopst')).toEqual(['nul', 'twee', 'ook-twee', 'vier', 'weet-niet', 'geen']);
});

test.each([null, '', 'toString', 'duurst', 'nieuwste'])('bij de volgorde ‘%s’ staat het nieuwste vooraan', (gevraagd) => {
  expect(volgordeVan(gevraagd)).toBe('nieuwste');
});
