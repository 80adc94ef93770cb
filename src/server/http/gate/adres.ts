/** What the front makes of an address before anything else looks at it. */
export type Adres =
  | { soort: 'goed'; pad: string; vraag: string }
  /** The canonical address ends in a slash, and has no question mark for nothing. */
  | { soort: 'doorsturen'; pad: string; vraag: string }
  /** Readable, but no address of this site can look like this. */
  | { soort: 'onbekend' }
  | { soort: 'te-lang' }
  | { soort: 'fout' };

const LANGST = 4096;
const EXTENSIE = /\.[a-z0-9_-]+$/i;
const GEWOON = /^\/[A-Za-z0-9._~!$&'()*+,;=:@/-]*$/;
/** Control signs that no field of a form sends: all but tab and line ends. */
const NIET_IN_TEKST = /[^\P{Cc}\t\r\n]/u;
const STUUR = /[\p{Cc}\\\u2028\u2029]/u;

/** Reads a request target. Only paths that everybody reads alike pass: no escapes, no dots, no empty parts. */
export function leesAdres(doel: string): Adres {
  if (!doel.startsWith('/')) return { soort: 'fout' };
  if (doel.length > LANGST) return { soort: 'te-lang' };
  const grens = doel.indexOf('?');
  const pad = grens < 0 ? doel : doel.slice(0, grens);
  const vraag = grens < 0 ? '' : doel.slice(grens + 1);
  if (!isLeesbaar(pad, /\p{Cc}/u) || !isLeesbaar(vraag, NIET_IN_TEKST)) return { soort: 'fout' };
  if (!GEWOON.test(pad) || pad.includes('//') || /\/\.\.?(\/|$)/.test(pad)) return { soort: 'onbekend' };
  // A form without fields leaves a question mark behind.
  if (grens >= 0 && vraag === '') return { soort: 'doorsturen', pad: pad.endsWith('/') || EXTENSIE.test(pad) ? pad : `${pad}/`, vraag };
  if (!pad.endsWith('/') && !EXTENSIE.test(pad)) return { soort: 'doorsturen', pad: `${pad}/`, vraag };
  return { soort: 'goed', pad, vraag };
}

function isLeesbaar(deel: string, verboden: RegExp): boolean {
  if (STUUR.test(deel)) return false;
  if (!deel.includes('%')) return true;
  try {
    return !verboden.test(decodeURIComponent(deel));
  } catch {
    return false;
  }
}
