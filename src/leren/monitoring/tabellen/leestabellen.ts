import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import { maandLater } from '#grond/taal/datum.ts';
import { perDing } from '#inhoud/per-versie.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
import { type Inhoud, SOORTEN, SOORTNAAM, type Stuk } from '#inhoud/stuk.ts';
import { type Gelezen, gelezenTeksten, keerGelezen } from '#leren/gelezen/leestellingen.ts';
import { BEGIN, type Kolom, type Monitorbron, type Tabelsoort } from '#leren/monitoring/bron/monitortabel.ts';

const GETELD = 'Geopend in een browser, geteld op onze eigen server. Robots en wie dezelfde versie al had, tellen niet mee.';
/** August to July. */
const MAANDEN = Array.from({ length: 12 }, (_, plek) => ((plek + 7) % 12) + 1);
const maandkolom = (nummer: number): string => `maand_${String(nummer).padStart(2, '0')}`;

export const LEESTABEL: Tabelsoort = {
  naam: 'gelezen',
  titel: 'Hoe vaak elke tekst is gelezen',
  uitleg: 'In dit schooljaar, op naam. In het bestand staat het ook per maand.',
  balk: 'keer',
  voorRegio: true,
  leest: ['leestellingen'],
  kolommen: [
    {
      naam: 'tekst',
      titel: 'Tekst',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: 'De titel op de site; van een tekst die er niet meer staat het laatste adres.',
    },
    { naam: 'soort', titel: 'Soort', eenheid: 'naam', sinds: BEGIN, afleiding: 'De soort tekst.' },
    {
      naam: 'regio',
      titel: 'Van',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: 'De onderwijsregio die de tekst schreef; anders de Realisatie-Eenheid.',
    },
    {
      naam: 'keer',
      titel: 'Keer gelezen',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: `${GETELD} Een tekst die verhuisde houdt wat zij had.`,
    },
    ...MAANDEN.map(
      (nummer): Kolom => ({
        ...{ naam: maandkolom(nummer), titel: `Maand ${nummer}`, eenheid: 'aantal', sinds: BEGIN, alleenBestand: true },
        afleiding: `Hetzelfde in maand ${nummer} van het jaar.`,
      }),
    ),
  ],
  async maak(bron) {
    const { inhoud } = bron;
    const maanden = MAANDEN.map((nummer, plek) => [maandkolom(nummer), maandLater(eersteMaand(bron), plek)] as const);
    const getallen = (een: Gelezen | undefined): Record<string, number> => ({
      keer: een ? keerGelezen(een) : 0,
      ...Object.fromEntries(maanden.map(([kolom, maand]) => [kolom, een?.perMaand.get(maand) ?? 0])),
    });
    const gelezen = await vanJaarGelezen(bron);
    const naam = regionamen(inhoud);
    const perStuk = new Map(gelezen.flatMap((een) => (een.stuk ? [[een.stuk, een] as const] : [])));
    const rij = (stuk: Stuk, een: Gelezen | undefined) => ({
      cellen: {
        ...{ tekst: stuk.gegevens.titel, soort: SOORTNAAM[SOORTEN[stuk.collectie]].een, regio: naam(regioVan(stuk)) },
        ...getallen(een),
      },
      ...{ url: stuk.url, regio: huidig(inhoud, regioVan(stuk)) },
    });
    const weg = gelezen.flatMap((een) => (een.stuk ? [] : [een]));
    return [
      ...teksten(inhoud).map((stuk) => rij(stuk, perStuk.get(stuk))),
      ...weg.map((een) => ({ cellen: { tekst: een.slug, soort: 'Niet meer op de site', regio: null, ...getallen(een) }, regio: null })),
    ].toSorted((a, b) => alfabetisch(a.cellen.tekst, b.cellen.tekst));
  },
};

export const LEESGROEPTABEL: Tabelsoort = {
  naam: 'gelezen-per-soort',
  titel: 'Hoe vaak er is gelezen, per soort en per bouwsteen',
  uitleg: 'In dit schooljaar. Een tekst bij meer bouwstenen telt bij elke mee.',
  balk: 'keer',
  voorRegio: false,
  leest: ['leestellingen'],
  kolommen: [
    { naam: 'groep', titel: 'Soort of bouwsteen', eenheid: 'naam', sinds: BEGIN, afleiding: 'Eerst elke soort tekst, dan elke bouwsteen.' },
    { naam: 'teksten', titel: 'Teksten', eenheid: 'aantal', sinds: BEGIN, afleiding: 'Hoeveel teksten er nu op de site staan.' },
    { naam: 'keer', titel: 'Keer gelezen', eenheid: 'aantal', sinds: BEGIN, afleiding: GETELD },
  ],
  async maak(bron) {
    const gelezen = new Map((await vanJaarGelezen(bron)).flatMap((een) => (een.stuk ? [[een.stuk, keerGelezen(een)] as const] : [])));
    const rij = (groep: string, stukken: readonly Stuk[], url?: string) => ({
      cellen: { groep, teksten: stukken.length, keer: stukken.reduce((som, stuk) => som + (gelezen.get(stuk) ?? 0), 0) },
      ...{ url, regio: null },
    });
    const alle = teksten(bron.inhoud);
    const bij = (slug: string) =>
      alle.filter(
        (stuk) =>
          (stuk.collectie === 'bouwstenen' && stuk.slug === slug) ||
          ('bouwstenen' in stuk.gegevens && stuk.gegevens.bouwstenen.includes(slug)),
      );
    return [
      ...COLLECTIES.map((collectie) => rij(SOORTNAAM[SOORTEN[collectie]].veel, bron.inhoud.alle(collectie))),
      ...bron.inhoud.alle('bouwstenen').map(({ slug, url, gegevens }) => rij(`Bouwsteen ${gegevens.titel}`, bij(slug), url)),
    ];
  },
};

const teksten = (inhoud: Inhoud): Stuk[] => COLLECTIES.flatMap((collectie): readonly Stuk[] => inhoud.alle(collectie));

const regioVan = ({ collectie, slug, gegevens }: Stuk): string | null =>
  collectie === 'onderwijsregios' ? slug : 'regio' in gegevens ? gegevens.regio : null;
const huidig = (inhoud: Inhoud, slug: string | null): string | null => slug && huidigeRegio(inhoud, slug);

const eersteMaand = ({ jaar }: Pick<Monitorbron, 'jaar'>): string => jaar.vanDag.slice(0, 7);
/** Both tables are made of the same, which is read once for them. */
const vanJaarGelezen = perDing(
  ({ db, inhoud, jaar }: Monitorbron): Promise<Gelezen[]> =>
    gelezenTeksten(db, { inhoud, van: eersteMaand({ jaar }), tot: maandLater(eersteMaand({ jaar }), 11) }),
);
