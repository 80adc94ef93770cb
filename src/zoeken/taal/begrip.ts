import { stam } from '#zoeken/taal/stam.ts';
import { isMaand } from './datums.ts';
import { voluit } from './getallen.ts';
import { groepswoord } from './groepswoord.ts';
import { isStopwoord } from './stopwoorden.ts';
import type { Graad } from './synoniemen.ts';
import type { Woordenschat } from './woordenschat.ts';

/** One thing to ask Pagefind; `precies` only finds whole words, next to each other. */
export interface Zoekterm {
  term: string;
  gewicht: number;
  precies: boolean;
}

/** One thought in a query, with all ways to say it. */
export interface Begrip {
  /** As the rules understood it. */
  woorden: string[];
  termen: Zoekterm[];
  /** Said about any subject: counts less. */
  licht?: boolean;
  /** Only a part of the word is known here. */
  half?: boolean;
  /** The parts of a compound that this site does not have. */
  delen?: readonly string[];
  /** Numbers of the synonym groups it belongs to. */
  groepen: { nummer: number; graad: Graad }[];
}

const GEWICHT: Record<Graad, number> = { gelijk: 0.9, verwant: 0.35 };
/** A number by itself says less than with what it counts; a day without its month is another day. */
const LOS_GETAL = 0.6;
const UITGESCHREVEN = 0.7;
const LOSSE_DAG = 0.4;
/** All words of a term on a page, wherever. */
const SAMEN = 0.5;
const BEGIN = 0.8;
const RECHTERHELFT = 0.6;
const HOOFDDEEL = 0.4;
const EEN_DEEL = 0.3;
const MEESTE_LANGERE = 5;
const KORTSTE_BEGIN = 5;

/** The words themselves: several most of all next to each other, a short one only as a whole word; none for a word unknown here. */
export function eigenTermen(woorden: readonly string[], schat: Woordenschat): Zoekterm[] {
  if (woorden.length > 1) {
    const samen = { term: woorden.join(' '), gewicht: 1, precies: true };
    const inhoud = woorden.filter((woord) => !isStopwoord(woord));
    return inhoud.length > 1 ? [samen, { term: inhoud.join(' '), gewicht: SAMEN, precies: inhoud.some(isKort) }] : [samen];
  }
  const woord = (woorden[0] ?? '').replaceAll('-', '');
  const kort = isKort(woord);
  const zelf = [woord, ...voluit(woord)].map((term) => ({ term, gewicht: 1, precies: kort }));
  if (kort || schat.aantal(woord) > 0) return zelf;
  const langer = (gevonden: readonly string[], gewicht: number) =>
    gevonden.slice(0, MEESTE_LANGERE).map((term) => ({ term, gewicht, precies: true }));
  const begin = stam(woord).length >= KORTSTE_BEGIN ? stam(woord) : woord;
  return [...langer(schat.metBegin(begin), BEGIN), ...langer(schat.eindigtOp(woord), RECHTERHELFT)];
}

/** A number: most of all next to the word that it stands by in the query, as in "4 februari" and "groep 8". */
export function getaltermen(vorig = '', getal: string, volgend = ''): Zoekterm[] {
  const paren = [
    [vorig, getal],
    [getal, volgend],
  ].filter((paar) => paar.every((woord) => woord && !isStopwoord(woord)));
  const los = paren.length === 0 ? 1 : isMaand(volgend) ? LOSSE_DAG : LOS_GETAL;
  return [
    ...paren.map((paar) => ({ term: paar.join(' '), gewicht: 1, precies: true })),
    { term: getal, gewicht: los, precies: true },
    ...voluit(getal).map((term) => ({ term, gewicht: los * UITGESCHREVEN, precies: true })),
  ];
}

/** What is only asked as a whole word: as the beginning of one it would be on every page. */
export const isKort = (woord: string): boolean => woord.length <= 3 || /^\d+$/.test(woord);

/** A compound the site does not have: its parts together, most of all next to each other; or the one part that is known. */
export function samenstellingstermen(geschreven: readonly string[], groepen: Begrip['groepen']): Zoekterm[] {
  const delen = geschreven.map((deel, plek) => (plek < geschreven.length - 1 ? zonderTussenS(deel) : deel));
  const [eerste = '', laatste = eerste] = [delen[0], delen.at(-1)];
  if (delen.length === 1) return [{ term: laatste, gewicht: HOOFDDEEL, precies: false }, ...verzwakt(groepstermen(groepen), HOOFDDEEL)];
  return [
    { term: geschreven.join(' '), gewicht: 1, precies: true },
    { term: delen.join(' '), gewicht: 0.7, precies: false },
    { term: eerste, gewicht: EEN_DEEL, precies: false },
    { term: laatste, gewicht: EEN_DEEL, precies: false },
    ...verzwakt(groepstermen(groepen), 0.5),
  ];
}

/** "kwaliteits" in "kwaliteitszorg" is about "kwaliteit". */
const zonderTussenS = (deel: string): string =>
  /[^aeiou]s$/.test(deel) && stam(deel) === stam(deel.slice(0, -1)) ? deel.slice(0, -1) : deel;

/** The words in the index that stand for the groups. */
export const groepstermen = (groepen: Begrip['groepen']): Zoekterm[] =>
  groepen.flatMap(({ nummer, graad }) =>
    graad === 'gelijk'
      ? [
          { term: groepswoord(nummer, 'gelijk'), gewicht: GEWICHT.gelijk, precies: false },
          { term: groepswoord(nummer, 'verwant'), gewicht: GEWICHT.verwant, precies: false },
        ]
      : [{ term: groepswoord(nummer, 'gelijk'), gewicht: GEWICHT.verwant, precies: false }],
  );

const verzwakt = (termen: readonly Zoekterm[], maal: number): Zoekterm[] =>
  termen.map((term) => ({ ...term, gewicht: term.gewicht * maal }));
