export interface Term {
  term: string;
  voluit?: string | undefined;
}

const AFKORTING = /(?<![\p{L}\p{N}&/.@-])\p{Lu}\p{Ll}?(?:&?\p{Lu}){1,5}(?:-\p{Lu}(?!\p{L}))?(?![\p{L}\p{N}&@])/gu;
/** Known to everybody, or a word in capitals. */
const GEWOON = new Set('AI BV EU EN ER GEEN HET ICT IK IN NIET NL NV OF OK OOK OP PC PDF QR TV USB WEL'.split(' '));

/**
 * The abbreviations that a text uses without telling what they mean, in the order of the text. `voluit` is what the
 * list of terms says; a term that is in the list without it needs no telling.
 */
export function onverklaard(tekst: string, begrippen: readonly Term[]): { afkorting: string; voluit: string | null; plaats: number }[] {
  const bekend = new Map(begrippen.map(({ term, voluit }) => [term, voluit]));
  const gevonden = new Map<string, number>();
  const meld = (afkorting: string, plaats: number) => gevonden.set(afkorting, Math.min(plaats, gevonden.get(afkorting) ?? plaats));
  for (const { 0: afkorting, index } of tekst.matchAll(AFKORTING))
    if (!GEWOON.has(afkorting) && !tussenHoofdletters(tekst, index, afkorting)) meld(afkorting, index);
  for (const [term, voluit] of bekend)
    if (voluit && tekst.includes(term) && /^\p{L}{2,5}$/u.test(term)) {
      const plaats = tekst.search(new RegExp(`(?<![\\p{L}\\p{N}-])${term}(?![\\p{L}\\p{N}-])`, 'u'));
      if (plaats >= 0) meld(term, plaats);
    }
  return [...gevonden]
    .filter(([afkorting]) => !verklaard(tekst, afkorting, bekend.get(afkorting)) && !(bekend.has(afkorting) && !bekend.get(afkorting)))
    .map(([afkorting, plaats]) => ({ afkorting, plaats, voluit: bekend.get(afkorting) ?? null }))
    .sort((a, b) => a.plaats - b.plaats);
}

function verklaard(tekst: string, afkorting: string, voluit: string | undefined): boolean {
  if (voluit && tekst.toLowerCase().includes(voluit.toLowerCase())) return true;
  return tekst.includes(`(${afkorting})`) || tekst.includes(`${afkorting} (`) || tekst.includes(`${afkorting} staat voor`);
}

/** "LET OP": words in capitals beside each other are shouting. */
function tussenHoofdletters(tekst: string, plaats: number, woord: string): boolean {
  return (
    /\p{Lu}{2,}[ !]$/u.test(tekst.slice(Math.max(0, plaats - 12), plaats)) ||
    /^ \p{Lu}{2,}(?!\p{Ll})/u.test(tekst.slice(plaats + woord.length))
  );
}
