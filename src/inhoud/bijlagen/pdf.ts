import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { Bijlageweigering } from './bijlagesoorten.ts';

/**
 * What no page needs: a script, a program to start, a film with a player of its own, a form of Adobe with scripts, what sends
 * answers away, reads others in, or opens a file inside.
 */
const PROGRAMMA = new Set(['JavaScript', 'JS', 'Launch', 'RichMedia', 'Rendition', 'XFA', 'SubmitForm', 'ImportData', 'GoToE']);
/** An object or a trailer begins here; a word in which the same letters stand ("Leerobjecten", "de trailer op") is neither. */
const BEGIN = /(?<![a-z])obj(?![a-z])|(?<![a-z])trailer(?=[\s\0]*[<%])/gi;
const BESTAND = new Set(['EmbeddedFile', 'EF']);
/** Packed in a way that no program packs objects. */
const VREEMD = new Set(['Predictor', 'Crypt', 'LZWDecode', 'ASCIIHexDecode', 'ASCII85Decode', 'RunLengthDecode']);
const MAX_UITGEPAKT = 32 * 1024 * 1024;
/** Characters to look at; an ordinary file takes about its own size, unpacked. */
const MAX_WERK = 100_000_000;
const uitpakken = promisify(inflate);

/**
 * Why a PDF is refused, or null. Looks at every object, also those packed together in a stream, by the names of PDF; never at
 * the words of its pages.
 */
export async function pdfBezwaar(bytes: Buffer): Promise<Bijlageweigering | null> {
  const tekst = bytes.toString('latin1');
  let ruimte = MAX_UITGEPAKT;
  let werk = MAX_WERK;
  const bezwaren = new Set<Bijlageweigering | null>();
  for (const { index } of tekst.matchAll(BEGIN)) {
    const { namen, einde, lijf } = lezen(tekst, index + 3, false);
    bezwaren.add(bezwaarVan(namen));
    werk -= einde - index;
    if (lijf && namen.has('First') && namen.has('N')) {
      const eerste = Number(/\/First\s+(\d+)/.exec(tekst.slice(index, einde))?.[1] ?? 0);
      const uit = await uitgepakt(bytes.subarray(einde), namen, ruimte);
      if (!uit || eerste === 0) return 'kapot';
      ruimte -= uit.length;
      // A list in front says where each object begins.
      const getallen = uit.slice(0, eerste).match(/\d+/g) ?? [];
      for (let plek = 1; plek < getallen.length && werk > 0; plek += 2) {
        const begin = eerste + Number(getallen[plek]);
        const deel = lezen(uit, begin, true);
        bezwaren.add(bezwaarVan(deel.namen));
        werk -= deel.einde - begin;
      }
    }
    if (werk < 0) return 'kapot';
  }
  return VOLGORDE.find((reden) => bezwaren.has(reden)) ?? null;
}

/** What is told first. */
const VOLGORDE: readonly Bijlageweigering[] = ['beveiligd', 'pdf-programma', 'pdf-bestand'];

function bezwaarVan(namen: ReadonlySet<string>): Bijlageweigering | null {
  if (namen.has('Encrypt')) return 'beveiligd';
  if (!namen.isDisjointFrom(PROGRAMMA)) return 'pdf-programma';
  return namen.isDisjointFrom(BESTAND) ? null : 'pdf-bestand';
}

interface Gelezen {
  namen: Set<string>;
  einde: number;
  /** Whether a stream begins at `einde`. */
  lijf: boolean;
}

/** The names in one object. Words between brackets and remarks are no names. A packed object ends with its last >>. */
function lezen(tekst: string, begin: number, gepakt: boolean): Gelezen {
  const namen = new Set<string>();
  let diepte = 0;
  const stuk = /%[^\r\n]*|\(|<<|>>|\/[^\s\0()<>[\]{}/%]*|endobj|obj|stream[ \t]*\r?\n?/g;
  stuk.lastIndex = begin;
  for (let deel = stuk.exec(tekst); deel; deel = stuk.exec(tekst)) {
    const [woord] = deel;
    const einde = stuk.lastIndex;
    if (woord === '(') stuk.lastIndex = naHaakjes(tekst, einde);
    else if (woord.startsWith('/')) namen.add(zonderCode(woord.slice(1)));
    else if (woord === '<<') diepte += 1;
    else if (woord === '>>') diepte -= 1;
    else if (!woord.startsWith('%')) return { namen, einde, lijf: woord.startsWith('stream') };
    if (gepakt && woord === '>>' && diepte <= 0) return { namen, einde, lijf: false };
  }
  return { namen, einde: tekst.length, lijf: false };
}

/** "J#53" is "JS". */
const zonderCode = (naam: string): string =>
  naam.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function naHaakjes(tekst: string, plek: number): number {
  let diepte = 1;
  const haakje = /\\[\s\S]|[()]/g;
  haakje.lastIndex = plek;
  for (let deel = haakje.exec(tekst); deel; deel = haakje.exec(tekst)) {
    if (deel[0] === '(') diepte += 1;
    if (deel[0] === ')') diepte -= 1;
    if (diepte === 0) return haakje.lastIndex;
  }
  return tekst.length;
}

async function uitgepakt(lijf: Buffer, namen: ReadonlySet<string>, ruimte: number): Promise<string | null> {
  if (!namen.isDisjointFrom(VREEMD)) return null;
  if (!namen.has('FlateDecode')) return namen.has('Filter') ? null : lijf.toString('latin1');
  const uit = await uitpakken(lijf, { maxOutputLength: Math.max(1, ruimte) }).catch(() => null);
  return uit?.toString('latin1') ?? null;
}
