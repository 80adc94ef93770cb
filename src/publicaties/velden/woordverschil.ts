import { diffArrays } from 'diff';

/** A word, or words side by side, before and after; "" for what came or went. */
export interface Woordpaar {
  van: string;
  naar: string;
}
/** Two texts that have nothing in common are not worth more time than this. */
const MAX_MS = 300;

/** The words that differ, in their order; null when that is too much to look for. */
export function woordparen(oud: string, nieuw: string): Woordpaar[] | null {
  const delen = diffArrays(woorden(oud), woorden(nieuw), { timeout: MAX_MS });
  if (!delen) return null;
  const paren: Woordpaar[] = [];
  let weg: string[] = [];
  for (const { value, added, removed } of [...delen, { value: [], added: false, removed: false }]) {
    if (removed) weg = value;
    else {
      paren.push(...gepaard(weg, added ? value : []));
      weg = [];
    }
  }
  return paren;
}

const woorden = (tekst: string): string[] => tekst.split(/\s+/).filter(Boolean);

/** As many words for as many words are pairs; otherwise they changed together. */
function gepaard(van: readonly string[], naar: readonly string[]): Woordpaar[] {
  if (van.length === naar.length) return van.map((woord, plek) => zonderRest(woord, naar[plek] ?? ''));
  return [zonderRest(van.join(' '), naar.join(' '))];
}

/** Without the full stop that both end with. */
function zonderRest(van: string, naar: string): Woordpaar {
  // Looked for from where such a row of signs begins only: from each sign of it takes the square of its length.
  const rest = /(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u.exec(van)?.[0] ?? '';
  const kort = rest !== '' && naar.endsWith(rest) && van !== rest && naar !== rest;
  return kort ? { van: van.slice(0, -rest.length), naar: naar.slice(0, -rest.length) } : { van, naar };
}

/** A change as people say it. */
export function paarInWoorden({ van, naar }: Woordpaar): string {
  if (van === '') return `“${naar}” kwam erbij`;
  return naar === '' ? `“${van}” ging weg` : `“${van}” werd “${naar}”`;
}
