import { briefpagina, type Htmldeel } from './briefpagina.ts';

/** A paragraph, a link on a line of its own, a code to copy, or a list of what was filled in. */
export type Alinea =
  | string
  /** The first link of a letter is its button, unless it says `knop: false`. */
  | { href: string; tekst: string; knop?: false }
  | { code: string }
  | { feiten: readonly (readonly [naam: string, waarde: string, href?: string])[] };

export interface Opmaak {
  onderwerp: string;
  /** Who is greeted; without one the letter just says hello. */
  naam?: string;
  alineas: readonly Alinea[];
  /** Why the reader gets this letter, under the signature. */
  waarom?: string;
  /** Start of what the letter is about (ms), shown as the leaf of a calendar. */
  dag?: number;
}

const AFZENDER = "Regiokring, kennisplatform van de onderwijsregio's";
const GROET = `Met vriendelijke groet,\n${AFZENDER}`;

/** Lays out a letter once as text and once as HTML with the same words; every value is escaped. */
export function briefOpmaken({ onderwerp, naam = '', alineas, waarom = '', dag }: Opmaak): {
  onderwerp: string;
  tekst: string;
  html: string;
} {
  const titel = onderwerp.replace(/\s+/g, ' ').trim();
  const romp = [naam ? `Hallo ${naam},` : 'Hallo,', ...alineas];
  const tekst = `${[...romp.map(alsTekst), GROET, waarom].filter((deel) => deel !== '').join('\n\n')}\n`;
  return { onderwerp: titel, tekst, html: briefpagina({ titel, delen: metKnop(romp), groet: GROET, waarom, dag }) };
}

/** The HTML part for a letter of which only the text was given. */
export const htmlVan = (onderwerp: string, tekst: string): string =>
  briefpagina({ titel: onderwerp, delen: tekst.trim().split(/\n{2,}/), groet: '', waarom: '' });

function alsTekst(deel: Alinea): string {
  if (typeof deel === 'string') return deel;
  if ('code' in deel) return deel.code;
  if ('feiten' in deel) return deel.feiten.map(([naam, waarde, href]) => `${naam}: ${waarde}${naast(waarde, href)}`).join('\n');
  return `${deel.tekst}:\n${webadres(deel.href)}`;
}

/** Who reads the text cannot click a word: the address of a page stands behind it. */
const naast = (waarde: string, href = ''): string => (/^https?:/.test(href) && href !== waarde ? `, ${href}` : '');

function metKnop(delen: readonly Alinea[]): Htmldeel[] {
  const isLink = (deel: Alinea) => typeof deel !== 'string' && 'href' in deel;
  const plek = delen.findIndex((deel) => isLink(deel) && !(typeof deel !== 'string' && 'knop' in deel));
  return delen.map((deel, i) => {
    if (typeof deel === 'string' || !('href' in deel)) return deel;
    return { href: webadres(deel.href), tekst: deel.tekst, knop: i === plek };
  });
}

/** Only a full web address works in a mail program; anything else is a mistake of ours. */
function webadres(href: string): string {
  const url = new URL(href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error(`No web address: ${href}`);
  return url.href;
}
