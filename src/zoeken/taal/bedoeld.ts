import { klank } from './klank.ts';
import { afstand, KLEINSTE_FOUT } from './typefout.ts';

const MEESTE_ONTHOUDEN = 1000;
/** What standing on many pages is worth, in letters. */
const MEESTE_VOORSPRONG = 0.45;
/** Short words sound like too many others. */
const KORTSTE_KLANK = 5;

interface Kandidaat {
  woord: string;
  letters: number;
  voorsprong: number;
}

/** Finds the known word that comes nearest to a misspelt one, or else sounds like it. `aantal`: on how many pages a word stands. */
export function zoekBedoeld(woorden: readonly string[], aantal: (woord: string) => number): (woord: string, max: number) => string | null {
  const kandidaten = woorden.map((woord): Kandidaat => {
    const voorsprong = Math.min(MEESTE_VOORSPRONG, 0.1 * Math.log1p(aantal(woord)));
    return { woord, letters: lettersVan(woord), voorsprong };
  });
  const onthouden = new Map<string, string | null>();
  let perKlank: Map<string, string> | undefined;

  const naaste = (woord: string, max: number): string | null => {
    const letters = lettersVan(woord);
    let beste: string | null = null;
    let besteScore = Number.POSITIVE_INFINITY;
    for (const kandidaat of kandidaten) {
      // What is farther off than this cannot win, however often it stands here.
      const nog = Math.min(max, besteScore + kandidaat.voorsprong);
      if (Math.abs(kandidaat.woord.length - woord.length) > 2 * max || minstens(letters, kandidaat.letters) > nog) continue;
      const score = afstand(woord, kandidaat.woord, nog) - kandidaat.voorsprong;
      if (score < besteScore) [beste, besteScore] = [kandidaat.woord, score];
    }
    return beste;
  };
  /** The most frequent word that sounds the same. */
  const gelijkend = (woord: string): string | null => {
    perKlank ??= new Map(woorden.toSorted((a, b) => aantal(a) - aantal(b)).map((een) => [klank(een), een]));
    return perKlank.get(klank(woord)) ?? null;
  };
  const zoek = (woord: string, max: number) => naaste(woord, max) ?? (max >= 1 && woord.length >= KORTSTE_KLANK ? gelijkend(woord) : null);

  return (woord, max) => {
    const vraag = `${woord} ${max}`;
    const bekend = onthouden.get(vraag);
    if (bekend !== undefined) return bekend;
    const gevonden = max > 0 ? zoek(woord, max) : null;
    if (onthouden.size > MEESTE_ONTHOUDEN) onthouden.clear();
    onthouden.set(vraag, gevonden);
    return gevonden;
  };
}

/** Which letters a word has, one bit each. */
function lettersVan(woord: string): number {
  let bits = 0;
  for (let i = 0; i < woord.length; i++) bits |= 1 << (woord.charCodeAt(i) & 31);
  return bits;
}

/** Every letter that only one of both has, was at least a small slip: far quicker to see than the distance itself. */
const minstens = (a: number, b: number): number => KLEINSTE_FOUT * Math.max(hoeveel(a & ~b), hoeveel(b & ~a));

function hoeveel(bits: number): number {
  let aantal = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) aantal += 1;
  return aantal;
}
