import { enkelvoud, stam } from '#zoeken/taal/stam.ts';
import { zoekBedoeld } from './bedoeld.ts';
import { isGeenDeel } from './stopwoorden.ts';
import { speling } from './typefout.ts';

/** The words of the site itself: what is known, what a compound is made of, what somebody meant to type. */
export interface Woordenschat {
  /** On how many pages the word stands in any form; 0 when nowhere. */
  aantal(woord: string): number;
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
export function woordenschat(woorden: ReadonlyMap<string, number>, termen: Iterable<string> = []): Woordenschat {
  const perStam = new Map<string, number>();
  for (const [woord, aantal] of woorden) perStam.set(stam(woord), Math.max(aantal, perStam.get(stam(woord)) ?? 0));
  const vormen = new Set(woorden.keys());
  for (const term of termen) {
    vormen.add(term);
    if (!perStam.has(stam(term))) perStam.set(stam(term), 0);
  }
  const gesorteerd = [...vormen].sort();
  const opDeSite = [...woorden.keys()].sort();
  // Some singulars look like plurals: "reden", "teken".
  const enkelvouden = new Set(gesorteerd.flatMap((woord) => [woord, enkelvoud(woord)]));
  const splitsingen = new Map<string, string[] | null>();
  const bedoeld = zoekBedoeld(gesorteerd, (woord) => woorden.get(woord) ?? 0);

  const kent = (woord: string) => perStam.has(stam(woord));
  /** A short part must stand here as it is written: "par" is not "paar". */
  const kentDeel = (deel: string) => (deel.length < KORTSTE_EIND ? vormen.has(deel) : kent(deel));
  const deelbaar = (woord: string, diepte: number): string[] | null => {
    let beste: string[] | null = null;
    for (let knip = KORTSTE_DEEL; knip <= woord.length - KORTSTE_DEEL; knip++) {
      const links = woord.slice(0, knip);
      const rechts = woord.slice(knip);
      if (isGeenDeel(links) || isGeenDeel(rechts) || !kentDeel(links)) continue;
      const rest = kentDeel(rechts) ? [rechts] : diepte > 0 ? deelbaar(rechts, diepte - 1) : null;
      if (
        rest &&
        (!beste || rest.length + 1 < beste.length || (rest.length + 1 === beste.length && zwakste([links, ...rest]) > zwakste(beste)))
      )
        beste = [links, ...rest];
    }
    return beste;
  };
  const zwakste = (delen: readonly string[]) => Math.min(...delen.map((deel) => deel.length));

  const delen = (woord: string): string[] | null => {
    const bekend = splitsingen.get(woord);
    if (bekend !== undefined) return bekend;
    const gevonden = deelbaar(woord, 1);
    if (splitsingen.size > MEESTE_ONTHOUDEN) splitsingen.clear();
    splitsingen.set(woord, gevonden);
    return gevonden;
  };
  const isVaakLaatste = (deel: string) =>
    opDeSite.filter((langer) => langer.length > deel.length + 2 && langer.endsWith(deel) && delen(langer)?.at(-1) === deel).length >= VAAK;

  return {
    aantal: (woord) => perStam.get(stam(woord)) ?? 0,
    kent,
    kentVorm: (woord) => enkelvouden.has(woord) || enkelvouden.has(enkelvoud(woord)),
    begintMet: (letters) => (opDeSite[eerste(opDeSite, letters)] ?? '').startsWith(letters),
    metBegin(letters) {
      const begin = eerste(opDeSite, letters);
      const woordenErna = opDeSite.slice(begin, begin + MEESTE_AANVULLINGEN);
      return woordenErna.filter((woord) => woord.startsWith(letters));
    },
    eindigtOp: (woord) =>
      woord.length < KORTSTE_EIND ? [] : opDeSite.filter((langer) => langer.length > woord.length + 2 && langer.endsWith(woord)),
    delen,
    hoofddeel(woord) {
      for (let knip = KORTSTE_DEEL; knip <= woord.length - KORTSTE_HOOFDDEEL; knip++) {
        const rechts = woord.slice(knip);
        if (isGeenDeel(rechts) || !(enkelvouden.has(rechts) || enkelvouden.has(enkelvoud(rechts)))) continue;
        if (rechts.length >= LANG_HOOFDDEEL || isVaakLaatste(rechts)) return rechts;
      }
      return null;
    },
    bedoeld: (woord, max = speling(woord)) => bedoeld(woord, max),
  };
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
