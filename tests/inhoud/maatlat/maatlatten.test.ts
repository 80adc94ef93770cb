import { expect, test } from 'vitest';
import { maatlatregel } from '#inhoud/maatlat/maatlatregel.ts';
import { bewaardeMaten, type Gemeten, maatlattenVan, matenUit } from '#inhoud/maatlat/maatlatten.ts';

const PRAKTIJK: Gemeten = {
  kosten: { schaal: '€€', toelichting: 'Ongeveer 45.000 euro per jaar.' },
  inzet: { uren: 1200, toelichting: 'Een coördinator en het netwerk.' },
  effect: 'positief',
  onderbouwing: { niveau: 3, toelichting: 'Vier jaar dezelfde vragenlijst.' },
  resultaat: { kern: 'Op ca. 20 scholen daalde de uitval. Het jaar erna bleef dat zo.', gemeten: 'Telling.', gemeten_op: '2026-05-29' },
};
const ONBEKEND: Gemeten = {
  ...PRAKTIJK,
  kosten: { schaal: 'onbekend', toelichting: 'Nog niet geteld.' },
  inzet: { uren: 'onbekend', toelichting: 'Nog niet geteld.' },
  effect: 'onbekend',
  onderbouwing: { niveau: 0, toelichting: 'Alleen verteld.' },
};
const kort = (p: Gemeten) => maatlattenVan(p).map(({ naam, waarde, stand }) => [naam, waarde, stand && `${stand.vol}/${stand.van}`]);
const hardop = (html: string) => html.replace(/<span[^>]*aria-hidden[^>]*>.*?<\/span>/g, '').replace(/<[^>]+>/g, '|');

test('van een best practice staan er vier maten, elk met zijn schaal', () => {
  expect(kort(PRAKTIJK)).toEqual([
    ['Kosten', 'Past in een gewoon budget van de regio', '2/4'],
    ['Tijd per jaar', '1.200 uur', null],
    ['Effect', 'Positief', null],
    ['Hoe zeker', 'Voor en na vergeleken', '3/5'],
  ]);
});

test('wat niet bekend is, staat er zo', () => {
  expect(kort(ONBEKEND)).toEqual([
    ['Kosten', 'Nog niet bekend', '0/4'],
    ['Tijd per jaar', 'Nog niet bekend', null],
    ['Effect', 'Nog niet bekend', null],
    ['Hoe zeker', 'Alleen beschreven', '0/5'],
  ]);
});

test('bij elke maat staat één zin van de regio, en bij effect de eerste zin van het resultaat', () => {
  expect(maatlattenVan(PRAKTIJK).map(({ reden }) => reden)).toEqual([
    'Ongeveer 45.000 euro per jaar.',
    'Een coördinator en het netwerk.',
    'Op ca. 20 scholen daalde de uitval.',
    'Vier jaar dezelfde vragenlijst.',
  ]);
});

test('wat nog niet bekend is staat er niet twee keer', () => {
  const onbekend = { ...ONBEKEND, kosten: { schaal: 'onbekend', toelichting: 'Nog niet bekend.' } } as const;
  expect(maatlattenVan({ ...onbekend, inzet: { uren: 'onbekend', toelichting: 'We tellen pas vanaf maart.' } }).slice(0, 2)).toMatchObject([
    { waarde: 'Nog niet bekend', reden: '' },
    { waarde: 'Nog niet bekend', reden: 'We tellen pas vanaf maart.' },
  ]);
});

test('wie het niet ziet, hoort de naam en hoe ver het gaat', () => {
  expect(hardop(maatlatregel(maatlattenVan(PRAKTIJK)))).toContain('Kosten||: ||2 van 4|');
  expect(hardop(maatlatregel(maatlattenVan(PRAKTIJK)))).toContain('Hoe zeker||: ||3 van 5|');
  expect(hardop(maatlatregel(maatlattenVan(ONBEKEND)))).toContain('Kosten||: |Nog niet bekend');
});

test('een index geeft de maten terug zoals ze waren, zonder de zinnen van de regio', () => {
  for (const p of [PRAKTIJK, ONBEKEND])
    expect(matenUit(bewaardeMaten(p))).toEqual(maatlattenVan(p).map((maat) => ({ ...maat, reden: '' })));
});

test.each([
  undefined,
  '',
  '€€€€€€|1|positief|2',
  '€|-1|positief|2',
  '€|1|geweldig|2',
  '€|1|positief|9',
  '€|<b>|positief|2',
  '<img>|1|positief|2',
])('van %s maakt een index geen maten', (bewaard) => expect(matenUit(bewaard)).toEqual([]));
