import { afstand, KLEINSTE_FOUT, lijken } from './typefout.ts';

const MEESTE_ONTHOUDEN = 1000;
/** What standing on many pages is worth, in letters. */
const MEESTE_VOORSPRONG = 0.45;

interface Kandidaat {
  woord: string;
  letters: number;
  voorsprong: number;
}

/** Finds the known word that comes nearest to a misspelt one. `aantal`: on how many pages a word stands. */
export function zoekBedoeld(
  gesorteerd: readonly string[],
  aantal: (woord: string) => number,
): (woord: string, max: number) => string | null {
  const perLetter = new Map<string, Kandidaat[]>();
  for (const woord of gesorteerd) {
    const voorsprong = Math.min(MEESTE_VOORSPRONG, 0.1 * Math.log1p(aantal(woord)));
    const gelijke = perLetter.get(woord.charAt(0)) ?? [];
    gelijke.push({ woord, letters: lettersVan(woord), voorsprong });
    perLetter.set(woord.charAt(0), gelijke);
  }
  const onthouden = new Map<string, string | null>();

  const zoek = (woord: string, max: number): string | null => {
    const letters = lettersVan(woord);
    let beste: string | null = null;
    let besteScore = Number.POSITIVE_INFINITY;
    for (const [letter, kandidaten] of perLetter) {
      if (letter !== woord.charAt(0) && !lijken(letter, woord.charAt(0))) continue;
      for (const kandidaat of kandidaten) {
        // What is farther off than this cannot win, however often it stands here.
        const nog = Math.min(max, besteScore + kandidaat.voorsprong);
        if (Math.abs(kandidaat.woord.length - woord.length) > 2 * max || minstens(letters, kandidaat.letters) > nog) continue;
        const score = afstand(woord, kandidaat.woord, nog) - kandidaat.voorsprong;
        if (score < besteScore) [beste, besteScore] = [kandidaat.woord, score];
      }
    }
    return beste;
  };

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
