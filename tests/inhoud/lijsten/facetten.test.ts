import { expect, test } from 'vitest';
import { type Facetdefinitie, filteren, zinvolleFacetten } from '#inhoud/lijsten/facetten.ts';
import { bladeren } from '#inhoud/tonen/bladeren.ts';

type Ding = { kleur: string; maat: string[] };
const DINGEN: Ding[] = [
  { kleur: 'rood', maat: ['s', 'm'] },
  { kleur: 'rood', maat: ['l'] },
  { kleur: 'blauw', maat: ['s'] },
];
const optie = (waarde: string) => ({ waarde, tekst: waarde.toUpperCase() });
const FACETTEN: Facetdefinitie<Ding>[] = [
  { naam: 'kleur', titel: 'Kleur', uitleg: '', opties: ['rood', 'blauw', 'geel'].map(optie), waarden: ({ kleur }) => [kleur] },
  { naam: 'maat', titel: 'Maat', uitleg: '', opties: ['s', 'm', 'l'].map(optie), waarden: ({ maat }) => maat },
];
const tellen = (vraag: string) => {
  const { gevonden, facetten, keuzes } = filteren(DINGEN, FACETTEN, new URLSearchParams(vraag));
  return {
    gevonden: gevonden.length,
    telling: facetten.map(({ opties }) => opties.map(({ waarde, aantal }) => `${waarde} ${aantal}`)),
    keuzes,
  };
};

test('zonder keuze telt elk facet alles, en blijft weg wat nergens op slaat', () => {
  expect(tellen('')).toEqual({
    gevonden: 3,
    telling: [
      ['rood 2', 'blauw 1'],
      ['s 2', 'm 1', 'l 1'],
    ],
    keuzes: [],
  });
});

test('een keuze verkleint de andere facetten maar niet de eigen', () => {
  const { gevonden, telling, keuzes } = tellen('kleur=rood&pagina=2');
  expect(gevonden).toBe(2);
  expect(telling).toEqual([
    ['rood 2', 'blauw 1'],
    ['s 1', 'm 1', 'l 1'],
  ]);
  expect(keuzes).toEqual([{ naam: 'kleur', tekst: 'ROOD', zonder: '?' }]);
});

test('wat alleen in zijn facet te begrijpen is, zegt als gekozen filter waar het over gaat', () => {
  const euro = [{ naam: 'kosten', titel: 'Kosten', uitleg: '', opties: [{ waarde: '1', tekst: '€', alsKeuze: 'Kosten: €' }] }];
  const definities = euro.map((een) => ({ ...een, waarden: () => ['1'] }));
  const { facetten, keuzes } = filteren(DINGEN, definities, new URLSearchParams('kosten=1'));
  expect([facetten[0]?.opties[0]?.tekst, keuzes[0]?.tekst]).toEqual(['€', 'Kosten: €']);
});

test('twee waarden van een facet betekenen of, twee facetten betekenen en', () => {
  expect(tellen('kleur=rood&kleur=blauw').gevonden).toBe(3);
  expect(tellen('kleur=rood&maat=l').gevonden).toBe(1);
});

test('een waarde die nu anders heet, wordt gelezen zoals zij nu heet', () => {
  const hernoemd = FACETTEN.map((een) => (een.naam === 'kleur' ? { ...een, heetNu: (w: string) => (w === 'azuur' ? 'blauw' : w) } : een));
  const lees = (vraag: string) => filteren(DINGEN, hernoemd, new URLSearchParams(vraag));
  const { gevonden, keuzes, weggelaten } = lees('kleur=azuur&maat=s');
  expect([gevonden, weggelaten]).toEqual([[DINGEN[2]], []]);
  expect(keuzes[0]).toEqual({ naam: 'kleur', tekst: 'BLAUW', zonder: '?maat=s' });
  expect(lees('kleur=paars').weggelaten).toEqual(['Onbekende keuze ‘paars’ bij Kleur is weggelaten.']);
});

test('een onbekende waarde wordt genegeerd', () => expect(tellen('kleur=paars&x=1').gevonden).toBe(3));

test('wat een waarde mede bepaalt, telt opnieuw als dat verandert', () => {
  const dingen = [{ naam: 'a' }];
  const facet = (waar: readonly string[]) => [
    { naam: 'regio', titel: 'Regio', uitleg: '', opties: ['een', 'twee'].map(optie), mede: waar, waarden: () => waar },
  ];
  const gevonden = (waar: readonly string[]) => filteren(dingen, facet(waar), new URLSearchParams('regio=twee')).gevonden.length;
  expect([gevonden(['een']), gevonden(['twee'])]).toEqual([0, 1]);
});

test.each([
  ['1', 1],
  ['99', 3],
  ['-4', 1],
  ['x', 1],
])('pagina %s wordt pagina %i', (gevraagd, pagina) => {
  expect(bladeren([1, 2, 3, 4, 5], new URLSearchParams({ pagina: gevraagd }), 2)).toMatchObject({ pagina, paginas: 3, totaal: 5 });
});

test('een keuze die niet bestaat wordt weggelaten en gezegd, elke één keer', () => {
  const vraag = new URLSearchParams(`kleur=paars&kleur=paars&kleur=rood&maat=${'x'.repeat(100)}&maat=&vreemd=1`);
  const { gevonden, weggelaten } = filteren(DINGEN, FACETTEN, vraag);
  expect(gevonden).toHaveLength(2);
  expect(weggelaten).toEqual([
    'Onbekende keuze ‘paars’ bij Kleur is weggelaten.',
    `Onbekende keuze ‘${'x'.repeat(60)}’ bij Maat is weggelaten.`,
  ]);
  expect(filteren(DINGEN, FACETTEN, new URLSearchParams('kleur=rood')).weggelaten).toEqual([]);
});

test('een facet dat niets weglaat blijft weg, en wat bij weinig is ingevuld zegt dat', () => {
  const veel: Ding[] = Array.from({ length: 8 }, (_, nummer) => ({ kleur: 'rood', maat: nummer < 3 ? ['s'] : [] }));
  const getoond = (items: Ding[], vraag = '') =>
    zinvolleFacetten(filteren(items, FACETTEN, new URLSearchParams(vraag)).facetten, items, FACETTEN).map((f) => [f.naam, f.uitleg]);
  expect(getoond(veel)).toEqual([['maat', ' Ingevuld bij 3 van de 8.']]);
  expect(getoond(veel.slice(0, 5))).toEqual([]);
  expect(getoond(DINGEN, 'kleur=rood')).toEqual([['kleur', '']]);
  expect(getoond([...veel, { kleur: 'blauw', maat: ['m', 'l'] }]).map(([naam]) => naam)).toEqual(['kleur', 'maat']);
});
