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
  zin: string;
  /** Path of the page that it is about; empty when that is gone. */
  pad: string;
}

/** The series of the daily letters to one reader. */
export const adoptiereeks = (account: string): string => `adopties-${account}`;

const MEESTE_REGELS = 20;

/** All that changed since the last letter for this reader: who takes over what they shared, and what became of what they took over. */
export function adoptiesVandaag({
  aan,
  nieuws,
  lijst,
  origin,
}: {
  aan: Ontvanger;
  nieuws: readonly Adoptienieuws[];
  /** Path of the list that this reader has. */
  lijst: string;
  origin: string;
}): Brief {
  const [eerste] = nieuws;
  const onderwerp =
    nieuws.length === 1 && eerste ? eerste.zin.replace(/\.$/, '') : `${nieuws.length} berichten over overgenomen best practices`;
  const rest = nieuws.length - MEESTE_REGELS;
  const alineas: Alinea[] = [
    ...nieuws
      .slice(0, MEESTE_REGELS)
      .flatMap(({ zin, pad }): Alinea[] => [
        zin,
        ...(pad ? [{ href: `${origin}${pad}`, tekst: 'Bekijk de best practice', knop: false } as const] : []),
      ]),
    ...(rest > 0 ? [`En nog ${rest}.`] : []),
    { href: `${origin}${lijst}`, tekst: 'Bekijk wat overgenomen is' },
  ];
  const waarom =
    'Je krijgt deze mail hoogstens één keer per dag, omdat dit jouw regio aangaat of omdat je bij de Realisatie-Eenheid hoort.';
  return brief(aan, onderwerp, alineas, waarom);
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
  const onderwerp = `Klopt dit nog? ${aantal(vragen.length, 'best practice', 'best practices')} die jullie overnamen`;
  const alineas: Alinea[] = [
    'Een half jaar geleden schreven jullie hoe ver jullie zijn. Klopt het nog? Met één knop bevestig je dat, of je past het aan.',
    ...vragen.flatMap(({ titel, regio, slug, stand, praktijk }): Alinea[] => [
      `${regio}, ‘${titel}’: ${stand.toLowerCase()}`,
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
  origin,
}: {
  aan: Ontvanger;
  titel: string;
  reden: string;
  praktijk: string;
  origin: string;
}): Brief {
  const alineas: Alinea[] = [
    `Bij ‘${titel}’ stond wat jullie daarmee doen. De Realisatie-Eenheid laat dat niet meer zien. De reden:`,
    reden,
    'Pas het aan als dat kan. Vraag de Realisatie-Eenheid daarna om het weer te laten zien.',
    { href: `${origin}/mijn/regio/adopties/${praktijk}/`, tekst: 'Bekijk wat jullie schreven' },
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
