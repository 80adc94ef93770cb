/** How far a misspelt word may be from what was meant; short words must be right. */
export const speling = (woord: string): number => (woord.length < 4 ? 0 : woord.length < 5 ? KLEINSTE_FOUT : woord.length < 11 ? 1 : 1.5);

/** Letters that Dutch writers take for each other, and doubled letters, count half. */
const VERWARD = new Set(['ck', 'cs', 'dt', 'fv', 'sz', 'ij', 'iy', 'ei', 'ao', 'kq', 'gh', 'ou', 'ae']);
export const KLEINSTE_FOUT = 0.5;
/** In a shorter word, another letter that neither sounds like the right one nor lies beside it makes another word. */
const LANG = 6;
const VREEMD = 1.25;
const TOETSEN = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Pairs of keys that lie next to each other, the first in the alphabet first. */
const BUREN = new Set(
  TOETSEN.flatMap((rij, nummer) =>
    [...rij].flatMap((toets, plek) =>
      TOETSEN.slice(nummer, nummer + 2).flatMap((ander) =>
        [...ander.slice(Math.max(0, plek - 1), plek + 2)].map((buur) => paar(toets, buur)),
      ),
    ),
  ),
);

/** Weighted Damerau-Levenshtein; infinite when above `max`. In a short word the first letters must agree or be alike. */
export function afstand(a: string, b: string, max: number): number {
  if (a.length < LANG && a[0] !== b[0] && !lijken(a.charAt(0), b.charAt(0))) return Number.POSITIVE_INFINITY;
  const vreemd = a.length < LANG ? VREEMD : 1;
  let voorvorige: number[] = [];
  let vorige = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const rij = [i];
    let laagste = i;
    for (let j = 1; j <= b.length; j++) {
      const van = a.charAt(i - 1);
      const naar = b.charAt(j - 1);
      const verwisseld = i > 1 && j > 1 && van === b.charAt(j - 2) && naar === a.charAt(i - 2);
      const kosten = Math.min(
        (vorige[j] ?? 0) + losseLetter(a, i - 1),
        (rij[j - 1] ?? 0) + losseLetter(b, j - 1),
        (vorige[j - 1] ?? 0) + (van === naar ? 0 : lijken(van, naar) ? KLEINSTE_FOUT : BUREN.has(paar(van, naar)) ? 1 : vreemd),
        verwisseld ? (voorvorige[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      rij.push(kosten);
      laagste = Math.min(laagste, kosten);
    }
    if (laagste > max) return Number.POSITIVE_INFINITY;
    voorvorige = vorige;
    vorige = rij;
  }
  const ver = vorige[b.length] ?? Number.POSITIVE_INFINITY;
  return ver > max ? Number.POSITIVE_INFINITY : ver;
}

function paar(x: string, y: string): string {
  return x < y ? x + y : y + x;
}
const lijken = (x: string, y: string): boolean => VERWARD.has(paar(x, y));
/** A letter too many or too few; beside its own double it is a small slip. */
const losseLetter = (woord: string, plek: number): number => (woord[plek] === woord[plek - 1] ? KLEINSTE_FOUT : 1);
