import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { huidigeStap, hulpVan, kiesbareRegios } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { woord } from '#inhoud/woorden.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';

export interface Leerregel {
  href: string;
  tekst: string;
  bij?: string;
}
interface Leerlijst {
  titel: string;
  regels: readonly Leerregel[];
  meer?: Leerregel;
}
/** One column of *de lerende aanpak*: its lists, each made of what regions share. */
export interface Leerlaag {
  id: string;
  titel: string;
  uitleg: string;
  lijsten: readonly Leerlijst[];
}

export interface Leerbron {
  inhoud: Inhoud;
  /** Sessions that are still to come. */
  komend: readonly OpenbareKennissessie[];
  /** What regions last took over of each other, and signals with how they stand: told by the rooms that know. */
  rond: readonly Leerregel[];
  gevraagd: readonly Leerregel[];
  /** How many best practices another region works with. */
  overgenomen: number;
}

/** How many of each. */
export const MEESTE_LEERREGELS = 4;
const eerste = <T>(alle: readonly T[]): T[] => alle.slice(0, MEESTE_LEERREGELS);

/** In the region, of each other and for the country. */
export const leerlagen = (bron: Leerbron): Leerlaag[] => [
  {
    ...{ id: 'in-de-regio', titel: 'In de regio', uitleg: 'Besturen, opleidingen en leraren geven samen hun regio vorm.' },
    lijsten: [
      { titel: 'Vier bouwstenen van de regio', regels: bouwstenen(bron, 'regio') },
      {
        titel: "Nieuwste regiopagina's",
        regels: nieuwsteRegios(bron),
        meer: { href: '/onderwijsregios/', tekst: "Alle onderwijsregio's" },
      },
      { titel: 'Regionale kennissessies', regels: sessies(bron, 'regionaal') },
    ],
  },
  {
    ...{ id: 'van-en-met-elkaar', titel: 'Van en met elkaar' },
    uitleg: "Regio's delen wat werkt en wat niet, en nemen het van elkaar over.",
    lijsten: [
      { titel: 'Landelijke kennissessies', regels: sessies(bron, 'landelijk'), meer: { href: '/kennissessies/', tekst: 'De hele agenda' } },
      { titel: 'Nieuwste terugblikken', regels: terugblikken(bron), meer: { href: '/terugblikken/', tekst: 'Alle terugblikken' } },
      { titel: 'Dit ging rond', regels: bron.rond, meer: { href: '/praktijken/?toegepast=ja', tekst: 'Alles wat anderen overnamen' } },
      { titel: 'Wie zoekt hulp', regels: zoekers(bron) },
    ],
  },
  {
    ...{ id: 'voor-nederland', titel: 'Voor Nederland' },
    uitleg: "Wat regio's tegenkomen, gaat naar de landelijke tafels, met een antwoord terug.",
    lijsten: [
      { titel: 'Vijf bouwstenen van de landelijke lerende aanpak', regels: bouwstenen(bron, 'landelijk') },
      { titel: 'Signalen en antwoorden', regels: bron.gevraagd, meer: { href: '/signalen/', tekst: 'Alle signalen' } },
      { titel: 'Onderzoek', regels: onderzoek(bron), meer: { href: '/elders/?soort=onderzoek', tekst: 'Meer onderzoek' } },
      { titel: 'In cijfers', regels: cijfers(bron) },
    ],
  },
];

const bouwstenen = ({ inhoud }: Leerbron, niveau: 'regio' | 'landelijk'): Leerregel[] =>
  inhoud
    .alle('bouwstenen')
    .filter(({ gegevens }) => gegevens.niveau === niveau)
    .map(({ url, gegevens }) => ({ href: url, tekst: gegevens.titel }));

const sessies = ({ komend }: Leerbron, schaal: 'regionaal' | 'landelijk'): Leerregel[] =>
  eerste(komend.filter((k) => k.schaal === schaal)).map((k) => ({ href: k.url, tekst: k.titel, bij: datumTekst(k.beginOp) }));

const nieuwsteRegios = ({ inhoud }: Leerbron): Leerregel[] =>
  eerste(kiesbareRegios(inhoud).toSorted((a, b) => b.gegevens.gewijzigd.localeCompare(a.gegevens.gewijzigd))).map(({ url, gegevens }) => ({
    ...{ href: url, tekst: gegevens.titel, bij: woord(huidigeStap(gegevens).status).toLowerCase() },
  }));

const terugblikken = ({ inhoud }: Leerbron): Leerregel[] =>
  eerste(inhoud.alle('terugblikken')).map(({ url, gegevens }) => ({
    ...{ href: url, tekst: gegevens.titel, bij: datumTekst(momentVan(gegevens.gepubliceerd)) },
  }));

const zoekers = ({ inhoud }: Leerbron): Leerregel[] =>
  eerste(
    kiesbareRegios(inhoud).flatMap(({ url, gegevens }) => {
      const [vraag] = hulpVan(gegevens).zoekt;
      return vraag ? [{ href: url, tekst: gegevens.titel, bij: vraag.zin }] : [];
    }),
  );

const onderzoek = ({ inhoud }: Leerbron): Leerregel[] =>
  eerste(inhoud.alle('elders').filter(({ gegevens }) => gegevens.bronsoort === 'onderzoek')).map(({ url, gegevens }) => ({
    ...{ href: url, tekst: gegevens.titel },
  }));

function cijfers({ inhoud, overgenomen }: Leerbron): Leerregel[] {
  const ook = overgenomen > 0 ? `${overgenomen} ook toegepast door een andere regio` : '';
  const hoeveel = [
    { n: kiesbareRegios(inhoud).length, href: '/onderwijsregios/', een: 'onderwijsregio', meer: "onderwijsregio's", bij: '' },
    { n: inhoud.alle('praktijken').length, href: '/praktijken/', een: 'best practice', meer: 'best practices', bij: ook },
    { n: inhoud.alle('terugblikken').length, href: '/terugblikken/', een: 'terugblik', meer: 'terugblikken', bij: 'van een kennissessie' },
  ];
  return hoeveel.filter(({ n }) => n > 0).map(({ n, href, een, meer, bij }) => ({ href, tekst: aantal(n, een, meer), bij }));
}
