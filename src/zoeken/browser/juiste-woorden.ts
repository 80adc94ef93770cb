import type { Juist } from '#zoeken/motor.ts';

/** While somebody types, for a word that might be wrong. */
const GEDULD_MS = 2_000;
const bekend = new Map<string, boolean>();

/** Which of these words are right: the site is asked about each once. What it cannot tell is left as it was typed. */
export const juisteWoorden: Juist = async (woorden) => {
  const nieuw = woorden.filter((woord) => !bekend.has(woord));
  if (nieuw.length > 0) {
    const juist = await vraag(nieuw);
    if (!juist) return woorden;
    for (const woord of nieuw) bekend.set(woord, juist.includes(woord));
  }
  return woorden.filter((woord) => bekend.get(woord));
};

async function vraag(woorden: readonly string[]): Promise<string[] | null> {
  const adres = `/zoeken/woord.json?${new URLSearchParams(woorden.map((woord) => ['w', woord]))}`;
  const antwoord = await fetch(adres, { signal: AbortSignal.timeout(GEDULD_MS) }).catch(() => null);
  return antwoord?.ok ? antwoord.json().catch(() => null) : null;
}
