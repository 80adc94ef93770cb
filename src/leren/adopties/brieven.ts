import { aantal } from '#grond/taal/opsomming.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';

interface Ontvanger {
  id: string;
  adres: string;
  naam: string;
}
/** One line of a daily letter. */
export interface Adoptienieuws {
  /** The subject, where it is the only news. */
  kop: string;
  zin: string;
  /** Paths to go to from here. */
  links: readonly { pad: string; tekst: string }[];
}
/** Who reads a daily letter, where they have their list, and why they get it. */
export const LEZERS = {
  re: { lijst: '/beheer/adopties/', waarom: 'omdat je bij de Realisatie-Eenheid hoort' },
  regio: { lijst: '/mijn/regio/adopties/', waarom: 'omdat je voor een onderwijsregio schrijft' },
} as const;

/** The series of the daily letters to one reader. */
export const adoptiereeks = (account: string): string => `adopties-${account}`;

const MEESTE_REGELS = 20;

/** All that changed since the last letter for this reader: who takes over what they shared, and what became of what they took over. */
export function adoptiesVandaag({
  aan,
  nieuws,
  lezer,
  origin,
}: {
  aan: Ontvanger;
  nieuws: readonly Adoptienieuws[];
  lezer: keyof typeof LEZERS;
  origin: string;
}): Brief {
  const [eerste] = nieuws;
  const { lijst, waarom } = LEZERS[lezer];
  const onderwerp = nieuws.length === 1 && eerste ? eerste.kop : `${nieuws.length} berichten over wat regio's van elkaar leren`;
  const rest = nieuws.length - MEESTE_REGELS;
  const alineas: Alinea[] = [
    ...nieuws
      .slice(0, MEESTE_REGELS)
      .flatMap(({ zin, links }): Alinea[] => [
        zin,
        ...links.map(({ pad, tekst }) => ({ href: `${origin}${pad}`, tekst, knop: false }) as const),
      ]),
    ...(rest > 0 ? [`En nog ${rest}.`] : []),
    { href: `${origin}${lijst}`, tekst: 'Bekijk de hele lijst' },
  ];
  return brief(aan, onderwerp, alineas, `Je krijgt deze mail hoogstens één keer per dag, ${waarom}.`);
}

interface Navraag {
  titel: string;
  /** The region that it is asked of, by name and as addresses say it. */
  regio: string;
  slug: string;
  stand: string;
  praktijk: string;
}

/** After half a year without a word: is it still so? */
export function klopteHetNog({ aan, vragen, origin }: { aan: Ontvanger; vragen: readonly Navraag[]; origin: string }): Brief {
  const onderwerp = `Klopt dit nog? Wat jullie doen met ${aantal(vragen.length, 'best practice', 'best practices')}`;
  const alineas: Alinea[] = [
    'Een half jaar geleden schreven jullie hoe ver jullie zijn. Klopt het nog? Met één knop bevestig je dat, of je past het aan.',
    ...vragen.flatMap(({ titel, regio, slug, stand, praktijk }): Alinea[] => [
      `Bij ‘${titel}’ staat over ${regio}: ${stand.toLowerCase()}.`,
      { href: `${origin}/mijn/regio/adopties/${praktijk}/?regio=${slug}`, tekst: 'Bevestig of pas aan' },
    ]),
  ];
  return brief(aan, onderwerp, alineas);
}

export function adoptieVerborgen({
  aan,
  titel,
  reden,
  praktijk,
  regio,
  origin,
}: {
  aan: Ontvanger;
  titel: string;
  reden: string;
  praktijk: string;
  regio: string;
  origin: string;
}): Brief {
  const alineas: Alinea[] = [
    `Bij ‘${titel}’ stond wat jullie daarmee doen. De Realisatie-Eenheid laat dat niet meer zien. De reden:`,
    reden,
    'Pas het aan als dat kan. De Realisatie-Eenheid leest dat binnen een dag, en kan het dan weer laten zien.',
    { href: `${origin}/mijn/regio/adopties/${praktijk}/?regio=${regio}`, tekst: 'Pas aan wat jullie schreven' },
    { href: `${origin}/kennisvragen/stellen/`, tekst: 'Stel een vraag aan de Realisatie-Eenheid', knop: false },
  ];
  const onderwerp = `Niet meer te zien: wat jullie doen met ‘${titel}’`;
  return brief(aan, onderwerp, alineas);
}

export function adoptieWeerTeZien({
  aan,
  titel,
  praktijk,
  origin,
}: {
  aan: Ontvanger;
  titel: string;
  praktijk: string;
  origin: string;
}): Brief {
  const alineas: Alinea[] = [
    `Bij ‘${titel}’ is weer te zien wat jullie daarmee doen.`,
    { href: `${origin}/mijn/regio/adopties/${praktijk}/`, tekst: 'Bekijk wat jullie schreven' },
  ];
  const onderwerp = `Weer te zien: wat jullie doen met ‘${titel}’`;
  return brief(aan, onderwerp, alineas);
}

/** To the region that shared it, when it had been told of what is gone now. */
export function adoptieWeggehaald({
  aan,
  regio,
  titel,
  url,
  origin,
}: {
  aan: Ontvanger;
  regio: string;
  titel: string;
  url: string;
  origin: string;
}): Brief {
  const alineas: Alinea[] = [
    `${regio} haalde weg wat zij had geschreven bij jullie best practice ‘${titel}’. Het is nergens meer te lezen.`,
    { href: `${origin}${url}`, tekst: 'Bekijk de best practice' },
  ];
  return brief(aan, `Weggehaald: wat ${regio} schreef bij ‘${titel}’`, alineas);
}

function brief(
  { id, adres, naam }: Ontvanger,
  onderwerp: string,
  alineas: Alinea[],
  waarom = 'Je krijgt deze mail omdat je voor deze onderwijsregio schrijft.',
): Brief {
  return { aan: adres, reeks: adoptiereeks(id), ...briefOpmaken({ onderwerp, naam, alineas, waarom }) };
}
