import { expect, test } from 'vitest';
import { eigenDoelgroepen, voorJouEerst } from '#kennissessies/rondes/eigen-doelgroep.ts';

test.each([
  ['Projectleider', ['projectleiders']],
  ['senior HR adviseur en leraar', ['hr-adviseurs', 'leraren']],
  ['Programmaleider SO&P', ['programmaleiders SO&P']],
  ['Data-analist', ['data-analisten']],
  ['Lerarenopleider', ['lerarenopleiders']],
  ['adjunct-schoolleiders', ['schoolleiders']],
  ['Deelnemer', []],
  ['', []],
])('wie zich %j noemt, hoort bij %j', (functie, groepen) => expect(eigenDoelgroepen({ functie, regiostatus: null })).toEqual(groepen));

test('een regio in oprichting telt door haar status, niet door een functie', () => {
  expect(eigenDoelgroepen({ functie: 'Kwartiermaker', regiostatus: 'in-oprichting' })).toEqual([
    "onderwijsregio's in oprichting",
    'kwartiermakers',
  ]);
});

test('wat voor jou is staat eerst, dan wat voor iedereen is, dan de rest; niets valt weg', () => {
  const delen = [
    { doelgroepen: ['bestuurders'] },
    { doelgroepen: [] },
    { doelgroepen: ['leraren', 'bestuurders'] },
    { doelgroepen: ['leraren'] },
  ];
  expect(voorJouEerst(delen, ['leraren'])).toEqual([delen[2], delen[3], delen[1], delen[0]]);
  expect(voorJouEerst(delen, [])).toEqual([delen[1], delen[0], delen[2], delen[3]]);
});
