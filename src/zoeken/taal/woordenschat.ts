import { enkelvoud, stam } from '#zoeken/taal/stam.ts';
import { zoekBedoeld } from './bedoeld.ts';
import { isGeenDeel } from './stopwoorden.ts';
import { speling } from './typefout.ts';

/** The words of the site itself: what is known, what a compound is made of, what somebody meant to type. */
export interface Woordenschat {
  /** On how many pages the word stands in any form; 0 when nowhere. */
  aantal(woord: string): number;
  /** The same for this very form. */
  aantalVorm(woord: string): number;
  kent(woord: string): boolean;
  /** Whether this very word, or its singular or plural, is known. */
  kentVorm(woord: string): boolean;
  /** Whether some word of the site starts with these letters: somebody may still be typing. */
  begintMet(letters: string): boolean;
  /** All words of the site that start with these letters. */
  metBegin(letters: string): string[];
  /** Longer words of which this is the right half: "pool" in "vervangingspool". */
  eindigtOp(woord: string): string[];
  /** The parts of a compound, each a known word; null when it is none. */
  delen(woord: string): string[] | null;
  /** The known word in which an unknown compound ends: what it is a kind of. */
  hoofddeel(woord: string): string | null;
  /** The known word that comes nearest to a misspelt one; `max` limits how far it may be. */
  bedoeld(woord: string, max?: number): string | null;
}

const MEESTE_AANVULLINGEN = 200;
const MEESTE_ONTHOUDEN = 50_000;
const KORTSTE_DEEL = 3;
const KORTSTE_EIND = 4;
const KORTSTE_HOOFDDEEL = 3;
/** A shorter part must also end other compounds here: "les" ends "taalles" and "proefles", "let" ends none. */
const LANG_HOOFDDEEL = 5;
const VAAK = 2;

/** `woorden`: on how many pages each word stands; `termen`: words that are known without standing on a page. */
export const woordenschat = (woorden: ReadonlyMap<string, number>, termen: Iterable<string> = []): Woordenschat =>
  new Sitewoorden(woorden, termen);

class Sitewoorden implements Woordenschat {
  readonly #perStam = new Map<string, number>();
  readonly #perVorm: ReadonlyMap<string, number>;
  readonly #vormen: ReadonlySet<string>;
  readonly #opDeSite: readonly string[];
  /** Some singulars look like plurals: "reden", "teken". */
  readonly #enkelvouden: ReadonlySet<string>;
  readonly #splitsingen = new Map<string, string[] | null>();
  readonly #bedoeld: (woord: string, max: number) => string | null;

  constructor(woorden: ReadonlyMap<string, number>, termen: Iterable<string>) {
    this.#perVorm = woorden;
    for (const [woord, aantal] of woorden) this.#perStam.set(stam(woord), Math.max(aantal, this.aantal(woord)));
    const vormen = new Set(woorden.keys());
    for (const term of termen) {
      vormen.add(term);
      if (!this.kent(term)) this.#perStam.set(stam(term), 0);
    }
    const gesorteerd = [...vormen].sort();
    this.#vormen = vormen;
    this.#opDeSite = [...woorden.keys()].sort();
    this.#enkelvouden = new Set(gesorteerd.flatMap((woord) => [woord, enkelvoud(woord)]));
    this.#bedoeld = zoekBedoeld(gesorteerd, (woord) => woorden.get(woord) ?? 0);
  }

  aantal = (woord: string): number => this.#perStam.get(stam(woord)) ?? 0;
  aantalVorm = (woord: string): number => this.#perVorm.get(woord) ?? 0;
  kent = (woord: string): boolean => this.#perStam.has(stam(woord));
  kentVorm = (woord: string): boolean => this.#enkelvouden.has(woord) || this.#enkelvouden.has(enkelvoud(woord));
  begintMet = (letters: string): boolean => (this.#opDeSite[eerste(this.#opDeSite, letters)] ?? '').startsWith(letters);
  bedoeld = (woord: string, max = speling(woord)): string | null => this.#bedoeld(woord, max);

  metBegin(letters: string): string[] {
    const begin = eerste(this.#opDeSite, letters);
    return this.#opDeSite.slice(begin, begin + MEESTE_AANVULLINGEN).filter((woord) => woord.startsWith(letters));
  }

  eindigtOp(woord: string): string[] {
    if (woord.length < KORTSTE_EIND) return [];
    return this.#opDeSite.filter((langer) => langer.length > woord.length + 2 && langer.endsWith(woord));
  }

  delen(woord: string): string[] | null {
    const bekend = this.#splitsingen.get(woord);
    if (bekend !== undefined) return bekend;
    const gevonden = this.#gedeeld(woord, 1);
    if (this.#splitsingen.size > MEESTE_ONTHOUDEN) this.#splitsingen.clear();
    this.#splitsingen.set(woord, gevonden);
    return gevonden;
  }

  hoofddeel(woord: string): string | null {
    for (let knip = KORTSTE_DEEL; knip <= woord.length - KORTSTE_HOOFDDEEL; knip++) {
      const rechts = woord.slice(knip);
      if (isGeenDeel(rechts) || !this.kentVorm(rechts)) continue;
      if (rechts.length >= LANG_HOOFDDEEL || this.#isVaakLaatste(rechts)) return rechts;
    }
    return null;
  }

  #isVaakLaatste(deel: string): boolean {
    const langere = this.#opDeSite.filter((langer) => langer.length > deel.length + 2 && langer.endsWith(deel));
    return langere.filter((langer) => this.delen(langer)?.at(-1) === deel).length >= VAAK;
  }

  /** A short part must stand here as it is written: "par" is not "paar". */
  #kentDeel(deel: string): boolean {
    return deel.length < KORTSTE_EIND ? this.#vormen.has(deel) : this.kent(deel);
  }

  #gedeeld(woord: string, diepte: number): string[] | null {
    let beste: string[] | null = null;
    for (let knip = KORTSTE_DEEL; knip <= woord.length - KORTSTE_DEEL; knip++) {
      const links = woord.slice(0, knip);
      const rechts = woord.slice(knip);
      if (isGeenDeel(links) || isGeenDeel(rechts) || !this.#kentDeel(links)) continue;
      const rest = this.#kentDeel(rechts) ? [rechts] : diepte > 0 ? this.#gedeeld(rechts, diepte - 1) : null;
      if (rest && isBeter([links, ...rest], beste)) beste = [links, ...rest];
    }
    return beste;
  }
}

/** Fewer parts, and between as many the one whose shortest is the longest. */
function isBeter(delen: readonly string[], beste: readonly string[] | null): boolean {
  const zwakste = (van: readonly string[]) => Math.min(...van.map((deel) => deel.length));
  return !beste || delen.length < beste.length || (delen.length === beste.length && zwakste(delen) > zwakste(beste));
}

function eerste(gesorteerd: readonly string[], letters: string): number {
  let laag = 0;
  let hoog = gesorteerd.length;
  while (laag < hoog) {
    const midden = (laag + hoog) >> 1;
    if ((gesorteerd[midden] ?? '') < letters) laag = midden + 1;
    else hoog = midden;
  }
  return laag;
}
