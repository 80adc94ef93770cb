import { dagTekst } from '#grond/taal/datum.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { kennisvraagpad } from './gesprekspartner.ts';
import type { Gespreksvraag } from './invoer.ts';

interface Ontvanger {
  adres: string;
  naam: string;
}
/** Who asks, as the region reads it: whom it answers, and for whom they ask. */
interface Vragende extends Ontvanger {
  functie: string;
  organisatie: string;
  /** By name; empty when they ask for none. */
  regio: string;
}
/** What every letter about a talk is made of; links start with `origin`. */
interface Gesprekspost {
  id: string;
  /** The page that it is about; `pad` is null when that is gone. */
  titel: string;
  pad: string | null;
  /** The region that is asked, by name, and where it reads its mail. */
  regio: string;
  postbus: string | null;
  origin: string;
}
type MetTekst = Gesprekspost & { postbus: string; vraag: Gespreksvraag };

/** The series of the letters to the region, and to who asked. */
export const gespreksreeks = (id: string): string => `gesprek-${id}`;
/** The letter with the question: when this one is given up, the region never heard of it. */
export const GESPREKSVRAAG = 'gespreksvraag';

export function gespreksvraagAanRegio({ vrager, sleutel, vraag, ...post }: MetTekst & { sleutel: string; vrager: Vragende }): Brief {
  const { titel, regio, postbus, origin } = post;
  const alineas: Alinea[] = [
    `${wieVraagt(vrager)} wil graag met jullie praten. Het gaat over ‘${titel}’.`,
    tekstVan(vraag, 'Waar het over gaat'),
    antwoordHier(vrager, 'om een afspraak te maken'),
    'Heb je geantwoord? Meld dat dan met één knop. Dan vragen we er niet nog eens naar.',
    meldknop(origin, sleutel),
    ...bekijk(post),
  ];
  const waarom = `Je krijgt deze mail omdat dit mailadres op Regiokring bij ${regio} staat. Wij bewaren de tekst niet.`;
  const onderwerp = `Vraag om een gesprek over ‘${titel}’`;
  const opgemaakt = briefOpmaken({ onderwerp, alineas, waarom });
  return { aan: postbus, antwoordAan: vrager.adres, reeks: gespreksreeks(post.id), soort: GESPREKSVRAAG, ...opgemaakt };
}

/** The copy for who asked: they are logged in, so it is their own address. */
export function gespreksvraagVerstuurd({ aan, vraag, ...post }: MetTekst & { aan: Ontvanger }): Brief {
  const alineas: Alinea[] = [
    `We stuurden je vraag om een gesprek over ‘${post.titel}’ naar ${post.regio} (${post.postbus}). Het antwoord komt bij jou in de mail.`,
    tekstVan(vraag, 'Waar je tegenaan loopt'),
    'Bewaar deze mail als je je tekst nog nodig hebt: wij bewaren die niet. Is er na twee weken geen antwoord? Dan hoor je van ons.',
    mijn(post.origin),
  ];
  return aanVrager(post, aan, `Verstuurd: je vraag om een gesprek met ${post.regio}`, alineas);
}

export function gesprekNietBezorgd({ aan, ...post }: Gesprekspost & { aan: Ontvanger }): Brief {
  const alineas: Alinea[] = [
    `Je vroeg ${post.regio} om een gesprek over ‘${post.titel}’. We konden die mail niet bezorgen.`,
    'Kreeg je onze kopie van je vraag? Daar staat je tekst in. Stel je vraag aan de Realisatie-Eenheid. Zij kent de regio.',
    { href: `${post.origin}${kennisvraagpad(post.regio, post.titel)}`, tekst: 'Stel je vraag aan de Realisatie-Eenheid' },
  ];
  return aanVrager(post, aan, `Niet aangekomen: je vraag om een gesprek met ${post.regio}`, alineas);
}

type Herinnering = Gesprekspost & { gevraagdOp: number };

/** Answers to who asked, as the first letter did: that one may be gone by now. */
export function wachtOpGesprek({
  sleutel,
  vrager,
  gevraagdOp,
  ...post
}: Herinnering & { postbus: string; sleutel: string; vrager: Vragende }): Brief {
  const alineas: Alinea[] = [
    `Op ${dagTekst(gevraagdOp)} vroeg ${wieVraagt(vrager)} jullie om een gesprek over ‘${post.titel}’. ` +
      'We mailden dat naar het adres dat toen op Regiokring stond. Wij bewaarden de tekst niet.',
    `${antwoordHier(vrager, 'als je dat nog niet deed')} Lukt een gesprek niet? Schrijf dat dan: dan weet de ander waar die aan toe is.`,
    'Heb je al geantwoord? Meld dat dan met één knop.',
    meldknop(post.origin, sleutel),
    ...bekijk(post),
  ];
  const waarom = `Je krijgt deze mail één keer, omdat dit mailadres op Regiokring bij ${post.regio} staat.`;
  const onderwerp = `Nog geen antwoord: vraag om een gesprek over ‘${post.titel}’`;
  return { aan: post.postbus, antwoordAan: vrager.adres, reeks: gespreksreeks(post.id), ...briefOpmaken({ onderwerp, alineas, waarom }) };
}

export function nogGeenGesprek({ aan, gevraagdOp, ...post }: Herinnering & { aan: Ontvanger }): Brief {
  const alineas: Alinea[] = [
    `Op ${dagTekst(gevraagdOp)} vroeg je ${post.regio} om een gesprek over ‘${post.titel}’. De regio meldde nog niet dat zij antwoordde.`,
    post.postbus === null
      ? 'De regio heeft nu geen mailadres op Regiokring.'
      : `Wij herinnerden de regio daar vandaag aan. Kwam er wel een antwoord? Dan is het goed. Zelf mailen kan ook: ${post.postbus}.`,
    'De Realisatie-Eenheid ziet dat deze vraag openstaat, zonder je naam. Zij kan er een kennissessie van maken.',
    mijn(post.origin),
  ];
  return aanVrager(post, aan, `Nog geen antwoord van ${post.regio}`, alineas);
}

/** "Carla (Adviseur, School, Regio wad)"; who has no name yet is somebody. */
function wieVraagt({ naam, functie, organisatie, regio }: Vragende): string {
  const wie = [...new Set([functie, organisatie, regio])].filter(Boolean).join(', ');
  return `${naam || 'iemand'}${wie ? ` (${wie})` : ''}`;
}
const antwoordHier = ({ naam, adres }: Vragende, wanneer: string): string =>
  `Beantwoord deze mail ${wanneer}. Je antwoord gaat naar ${[naam, adres].filter(Boolean).join(', ')}.`;

const tekstVan = ({ waarover, wanneer }: Gespreksvraag, naam: string): Alinea => ({
  feiten: [
    [naam, waarover],
    ['Wanneer het past', wanneer],
  ],
});
const meldknop = (origin: string, sleutel: string): Alinea => ({
  href: `${origin}/mijn/gesprekken/beantwoord/?sleutel=${sleutel}`,
  tekst: 'Meld dat je hebt geantwoord',
});
const bekijk = ({ origin, pad }: Gesprekspost): Alinea[] =>
  pad === null ? [] : [{ href: `${origin}${pad}`, tekst: 'Bekijk de pagina', knop: false }];
const mijn = (origin: string): Alinea => ({ href: `${origin}/mijn/gesprekken/`, tekst: 'Bekijk je gesprekken' });

const aanVrager = ({ id }: Gesprekspost, { adres, naam }: Ontvanger, onderwerp: string, alineas: Alinea[]): Brief => ({
  ...{ aan: adres, reeks: `${gespreksreeks(id)}-vrager` },
  ...briefOpmaken({ onderwerp, naam, alineas, waarom: 'Je krijgt deze mail omdat je een regio om een gesprek vroeg.' }),
});
