import type { Root } from 'mdast';
import { elke } from './werk.ts';

/** Longest text that is read, in UTF-16 units: some 30,000 words. */
const MAX_TEKST = 200_000;
const MAX_DIEPTE = 16;
const MAX_REGELS = 4_000;
const MAX_TEKENS_VAN_OPMAAK = 12_000;
/** Markers of one paragraph are tried against each other, so their cost is a square. */
const MAX_KWADRAAT = 12_000_000;

/** An empty line, a bullet or a heading: a paragraph never goes on over these. */
const NIEUW_BLOK = /^[ \t]*$|^ {0,3}(?:[-*+][ \t]+\S|#{1,6}[ \t])/;

/** Why a text is not even read: too long, too deeply nested, or too many markers (minutes of reading in a few kB). */
export type Tekstweigering = 'te-lang' | 'te-diep' | 'te-ingewikkeld';

/** Looks at a text before any parser does; null when it may be read. Takes time in proportion to its length. */
export function weigering(tekst: string): Tekstweigering | null {
  if (tekst.length > MAX_TEKST) return 'te-lang';
  const regels = tekst.split('\n');
  if (nestdiepte(regels) > MAX_DIEPTE) return 'te-diep';
  if (regels.length > MAX_REGELS) return 'te-ingewikkeld';
  let tekens = 0;
  let kwadraat = 0;
  let inBlok = 0;
  for (const regel of regels) {
    const opmaak = regel.match(/[*_~`[\]!<&|=:@\\]|www\./g)?.length ?? 0;
    if (NIEUW_BLOK.test(regel)) inBlok = 0;
    kwadraat += (inBlok + opmaak + 5) ** 2 - inBlok ** 2;
    inBlok += opmaak + 5;
    tekens += opmaak;
  }
  return tekens > MAX_TEKENS_VAN_OPMAAK || kwadraat > MAX_KWADRAAT ? 'te-ingewikkeld' : null;
}

const LIJN = /^[\s>]*([-*_])([ \t]*\1){2,}[ \t]*$/;
const MERK = /^([ \t]*)(>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|:{3,}(?=[a-zA-Z]))/;

/** How many quotes, lists and boxes are opened inside each other at most; too high rather than too low. */
function nestdiepte(regels: readonly string[]): number {
  let diepst = 0;
  let lijsten: number[] = [];
  let dozen = 0;
  for (const regel of regels) {
    if (LIJN.test(regel)) continue;
    if (/^[\s>]*:{3,}\s*$/.test(regel)) dozen = Math.max(0, dozen - 1);
    let rest = regel;
    let kolom = 0;
    let citaten = 0;
    for (let merk = MERK.exec(rest); merk; merk = MERK.exec(rest)) {
      const [heel, wit = '', teken = ''] = merk;
      kolom += wit.replaceAll('\t', '    ').length;
      if (teken === '>') citaten++;
      else if (teken.startsWith(':')) dozen++;
      else lijsten = [...lijsten.filter((begin) => begin < kolom), kolom];
      kolom += teken.length;
      rest = rest.slice(heel.length);
      if (citaten + lijsten.length + dozen > MAX_DIEPTE) return MAX_DIEPTE + 1;
    }
    diepst = Math.max(diepst, citaten + lijsten.length + dozen);
  }
  return diepst;
}

const MAX_BOOMDIEPTE = 100;
const MAX_CELLEN = 10_000;

/** The same after reading, for what only a parser can count. */
export function teZwaar(boom: Root): Tekstweigering | null {
  let diepst = 0;
  let cellen = 0;
  elke(boom, (node, diepte) => {
    diepst = Math.max(diepst, diepte);
    if (node.type === 'table') cellen += node.children.length * (node.children[0]?.children.length ?? 0);
  });
  if (diepst > MAX_BOOMDIEPTE) return 'te-diep';
  return cellen > MAX_CELLEN ? 'te-ingewikkeld' : null;
}
