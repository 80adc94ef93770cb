import { expect, test } from 'vitest';
import { filteren } from '#inhoud/lijsten/facetten.ts';
import { regioFacetten } from '#inhoud/lijsten/facetten-van.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

const regio = (slug: string, status: string, zoekt: string[], biedt: string[]) => {
  const regels = (stenen: string[]) => stenen.map((bouwsteen) => ({ zin: 'x', bouwsteen }));
  return {
    slug,
    gegevens: { sectoren: [], landsdeel: 'onbekend', status_verloop: [{ status }], zoekt: regels(zoekt), biedt: regels(biedt) },
  } as unknown as Stuk<'onderwijsregios'>;
};
const REGIOS = [
  regio('zoekt', 'in-oprichting', ['omvang', 'omvang', 'data'], []),
  regio('biedt', 'voorloper', [], ['omvang']),
  regio('opgegaan', 'samengevoegd', ['omvang'], ['omvang']),
];
const bouwstenen = ['omvang', 'data'].map((slug) => ({ slug, gegevens: { titel: slug.toUpperCase(), niveau: 'regio' } }));
const inhoud = { alle: (naam: string) => (naam === 'bouwstenen' ? bouwstenen : REGIOS) } as unknown as Inhoud;

test("regio's zijn te vinden op wat zij zoeken en bieden; van wie opging in een ander telt dat niet meer", () => {
  const lees = (vraag: string) => filteren(REGIOS, regioFacetten(inhoud), new URLSearchParams(vraag));
  const telling = (naam: string) =>
    lees('')
      .facetten.find((facet) => facet.naam === naam)
      ?.opties.map(({ waarde, aantal }) => [waarde, aantal]);
  expect([telling('zoekt'), telling('biedt')]).toEqual([
    [
      ['omvang', 1],
      ['data', 1],
    ],
    [['omvang', 1]],
  ]);
  expect(lees('zoekt=omvang').gevonden.map(({ slug }) => slug)).toEqual(['zoekt']);
  expect(lees('biedt=omvang').gevonden.map(({ slug }) => slug)).toEqual(['biedt']);
  expect(lees('zoekt=omvang&biedt=omvang').gevonden).toEqual([]);
  expect(lees('biedt=omvang').keuzes.map(({ tekst }) => tekst)).toEqual(['Biedt hulp bij: OMVANG']);
});
