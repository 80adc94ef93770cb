/** An ending, what comes instead, and how many letters must stay; the first that fits counts. */
type Uitgang = readonly [RegExp, string, number];
const MEERVOUDEN: readonly Uitgang[] = [
  [/heden$/, 'heid', 5],
  [/ici$/, 'icus', 5],
  [/(ie|ee)en$/, '$1', 3],
  [/ies$/, 'ie', 4],
  [/(?<=[aeiouy].*[^aeiou])en$/, '', 2],
  [/ees$/, 'ee', 4],
  [/(?<=[^aeioulc])(?<!ar)es$/, '', 4],
  [/(?<=[aeiouy].*[^aeiou])e$/, '', 3],
  [/(?<=[aeiouy].*[^aeiouys])s$/, '', 4],
  [/(?<=[^aeiou][iy])s$/, '', 3],
  [/(?<=[ao])s$/, '', 4],
];
const UITGANGEN: readonly Uitgang[] = [
  [/(?<=[aeiouy].*[^aeiou])ing(?:en|s)?$/, '', 3],
  [/(?<=[aeiouy].*[^aeiou])(?:enden|ende|end)$/, '', 3],
  ...MEERVOUDEN,
];

/**
 * A light stem, the same for the forms of one Dutch word: leraar and leraren, begeleiden and begeleiding, school and
 * scholen, regio and regio's. It need not be a word; only equality counts.
 */
export const stam = onthouden((woord) => vereenvoudigd(zonderUitgang(woord, UITGANGEN)));

/** Only plurals and the -e of adjectives off, so that school stays apart from scholing. */
export const enkelvoud = onthouden((woord) => vereenvoudigd(zonderUitgang(woord, MEERVOUDEN)));

/** The stem of the verb in a past participle: "samenvoeg" for "samengevoegd", "stuur" for "gestuurd"; null for another word. */
export function voltooid(woord: string): string | null {
  const delen = /^(aan|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|voor|weg)?ge(.{3,})(?:d|t|en)$/.exec(woord);
  return delen ? stam(`${delen[1] ?? ''}${delen[2]}`) : null;
}

function zonderUitgang(woord: string, uitgangen: readonly Uitgang[]): string {
  for (const [uitgang, rest, minstens] of uitgangen) {
    const korter = woord.replace(uitgang, rest);
    if (korter !== woord && korter.length >= minstens) return korter;
  }
  return woord;
}

/** Undoes the spelling of open and closed syllables: lerar and leraar, less and les, briev and brief. */
const vereenvoudigd = (vorm: string): string =>
  vorm
    .replace(/(?<=[^aeiou]|^)(aa|ee|oo|uu)(?=[^aeiou]+$)/, (dubbel) => dubbel.charAt(0))
    .replace(/([bdfgklmnprst])\1$/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's')
    .replace(/dt$/, 'd');

function onthouden(maak: (woord: string) => string): (woord: string) => string {
  const gekend = new Map<string, string>();
  return (woord) => {
    const vast = gekend.get(woord);
    if (vast !== undefined) return vast;
    const uitkomst = /^[a-z]{3,}(?:-[a-z]+)*$/.test(woord) ? maak(woord) : woord;
    if (gekend.size > 100_000) gekend.clear();
    gekend.set(woord, uitkomst);
    return uitkomst;
  };
}
