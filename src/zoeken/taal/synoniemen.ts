import { woordenVan } from '#grond/taal/vouwen.ts';
import { enkelvoud } from '#zoeken/taal/stam.ts';
import { isStopwoord } from './stopwoorden.ts';

/** One group of `content/zoeken/synoniemen.json`. */
export interface Synoniemgroep {
  id: string;
  /** How this site itself says it. */
  voorkeur: string;
  /** Means the same. A term may be gelijk in one group only. */
  gelijk: string[];
  /** Has to do with it; counts less. */
  verwant: string[];
  /** How people also write it. */
  spelling: string[];
}

export type Graad = 'gelijk' | 'verwant';
export interface Gevonden {
  groepen: { nummer: number; graad: Graad }[];
  /** How many words the term takes. */
  lengte: number;
}

export interface Synoniemen {
  groepen: readonly Synoniemgroep[];
  /** The longest term that starts at this word. */
  vanaf(woorden: readonly string[], plek: number): Gevonden | null;
  /** The groups of all terms that start at this word, short ones inside long ones too. */
  alleVanaf(woorden: readonly string[], plek: number): Gevonden['groepen'];
  /** Every single word that is a term by itself. */
  woorden: readonly string[];
}

const LANGSTE_TERM = 6;
const MEESTE_ONTHOUDEN = 100_000;

export const synoniemen = (groepen: readonly Synoniemgroep[]): Synoniemen => new Termenlijst(groepen);

class Termenlijst implements Synoniemen {
  readonly groepen: readonly Synoniemgroep[];
  readonly woorden: readonly string[];
  readonly #perSleutel = new Map<string, Gevonden['groepen']>();
  // Most words of a text begin no term: these tell so quickly.
  /** Beginnings of terms written as one word. */
  readonly #beginnen = new Set<string>();
  /** By the first word of a term those that may come next. */
  readonly #vervolgen = new Map<string, Set<string>>();
  /** What single words are by themselves. */
  readonly #perWoord = new Map<string, Gevonden['groepen']>();

  constructor(groepen: readonly Synoniemgroep[]) {
    this.groepen = groepen;
    const losse = new Set<string>();
    const voegToe = (term: string, nummer: number, graad: Graad) => {
      const woorden = woordenVan(term);
      if (woorden.length === 1) losse.add(aaneengeschreven(woorden));
      this.#voegToe(woorden, isAfkorting(term), { nummer, graad });
    };
    groepen.forEach(({ voorkeur, gelijk, spelling }, nummer) => {
      for (const term of [voorkeur, ...gelijk, ...spelling]) voegToe(term, nummer, 'gelijk');
    });
    groepen.forEach(({ verwant }, nummer) => {
      for (const term of verwant) voegToe(term, nummer, 'verwant');
    });
    this.woorden = [...losse];
  }

  vanaf(woorden: readonly string[], plek: number): Gevonden | null {
    return this.#termen(woorden, plek).at(-1) ?? null;
  }

  alleVanaf(woorden: readonly string[], plek: number): Gevonden['groepen'] {
    return zonderDubbel(this.#termen(woorden, plek).flatMap((term) => term.groepen));
  }

  #voegToe(woorden: readonly string[], alsAfkorting: boolean, groep: Gevonden['groepen'][number]): void {
    const aaneen = aaneengeschreven(woorden);
    const eerste = grondwoord(woorden[0] ?? '');
    const volgend = woorden.slice(1).filter((woord, plek, rest) => !isStopwoord(woord) || plek === rest.length - 1);
    if (volgend.length > 0) this.#vervolgen.set(eerste, new Set([...(this.#vervolgen.get(eerste) ?? []), ...volgend.map(grondwoord)]));
    for (let lengte = 1; lengte < aaneen.length; lengte++) this.#beginnen.add(aaneen.slice(0, lengte));
    for (const sleutel of alsAfkorting ? [`=${aaneen}`] : sleutels(woorden)) {
      const lijst = this.#perSleutel.get(sleutel) ?? [];
      if (!lijst.some((een) => een.nummer === groep.nummer)) this.#perSleutel.set(sleutel, [...lijst, groep]);
    }
  }

  #groepenVan(woorden: readonly string[]): Gevonden['groepen'] {
    return zonderDubbel([...sleutels(woorden), ...zonderVulling(woorden)].flatMap((sleutel) => this.#perSleutel.get(sleutel) ?? []));
  }

  #vanEen(woord: string): Gevonden['groepen'] {
    const gekend = this.#perWoord.get(woord);
    if (gekend) return gekend;
    const groepen = this.#groepenVan([woord]);
    if (this.#perWoord.size < MEESTE_ONTHOUDEN) this.#perWoord.set(woord, groepen);
    return groepen;
  }

  /** Whether a term of several words may start here. */
  #gaatVerder(woorden: readonly string[], plek: number): boolean {
    const passend = this.#vervolgen.get(grondwoord(woorden[plek] ?? ''));
    if (!passend) return false;
    for (const woord of woorden.slice(plek + 1, plek + LANGSTE_TERM)) {
      if (passend.has(grondwoord(woord))) return true;
      if (!isStopwoord(woord)) return false;
    }
    return false;
  }

  /** What starts here, from short to long. */
  #termen(woorden: readonly string[], plek: number): readonly Gevonden[] {
    const eerste = woorden[plek] ?? '';
    const alleen = this.#vanEen(eerste);
    const gevonden: Gevonden[] = alleen.length > 0 ? [{ groepen: alleen, lengte: 1 }] : [];
    const meerdere = this.#gaatVerder(woorden, plek);
    let aaneen = eerste.replaceAll('-', '');
    for (let lengte = 2; lengte <= Math.min(LANGSTE_TERM, woorden.length - plek); lengte++) {
      if (!meerdere && !this.#beginnen.has(aaneen)) break;
      aaneen += (woorden[plek + lengte - 1] ?? '').replaceAll('-', '');
      if (!meerdere && !this.#perSleutel.has(`=${aaneen}`) && !this.#perSleutel.has(`=${enkelvoud(aaneen)}`)) continue;
      const groepen = this.#groepenVan(woorden.slice(plek, plek + lengte));
      if (groepen.length > 0) gevonden.push({ groepen, lengte });
    }
    return gevonden;
  }
}

/** Only as it stands: "OOP" is no other form of "open", as the rules for words would have it. */
const isAfkorting = (term: string): boolean => /^[A-Z]{2,5}$/.test(term);

const aaneengeschreven = (woorden: readonly string[]): string => woorden.join('').replaceAll('-', '');
const grondwoord = (woord: string): string => enkelvoud(woord.replaceAll('-', ''));

/**
 * Two ways in which terms are the same: written as one word ("zij instromer", "zij-instromers"), or with the same stems
 * apart from stop words ("begeleiding van startende leraren").
 */
export function sleutels(woorden: readonly string[]): string[] {
  const [enig = ''] = woorden;
  if (woorden.length === 1 && isStopwoord(enig)) return [`!${enig}`];
  const geheel = aaneengeschreven(woorden);
  // "vlootschouw en" is not the plural "vlootschouwen".
  const uitgang = woorden.length > 1 && /^(?:en|e|n|s|er)$/.test(woorden.at(-1) ?? '');
  const aaneen = uitgang ? [] : [...new Set([`=${geheel}`, `=${enkelvoud(geheel)}`])];
  const kern = woorden.filter((woord) => !isStopwoord(woord));
  if (kern.length < 2 || isStopwoord(woorden[0] ?? '') || isStopwoord(woorden.at(-1) ?? '')) return aaneen;
  return [...aaneen, kern.map(grondwoord).join(' ')];
}

const GEEN_VULLING = new Set(['en', 'of', 'maar', 'niet', 'geen', 'zonder', 'tussen', 'naar', 'tegen']);
/** "leraar wil worden" is said for "leraar worden": small words between the first and the last may go. */
function zonderVulling(woorden: readonly string[]): string[] {
  if (woorden.length < 3 || woorden.some((woord) => GEEN_VULLING.has(woord))) return [];
  const kort = woorden.filter((woord, plek) => plek === 0 || plek === woorden.length - 1 || !isStopwoord(woord));
  return kort.length < woorden.length && kort.length > 1 ? sleutels(kort) : [];
}

const zonderDubbel = (groepen: Gevonden['groepen']): Gevonden['groepen'] =>
  groepen.filter((een, plek) => groepen.findIndex((ander) => ander.nummer === een.nummer) === plek);
