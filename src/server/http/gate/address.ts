/** What the front makes of an address before anything else looks at it. */
export type Address =
  | { kind: 'goed'; path: string; query: string }
  /** The canonical address ends in a slash, and has no question mark for nothing. */
  | { kind: 'doorsturen'; path: string; query: string }
  /** Readable, but no address of this site can look like this. */
  | { kind: 'onbekend' }
  | { kind: 'te-lang' }
  | { kind: 'fout' };

const LONGEST = 4096;
const EXTENSION = /\.[a-z0-9_-]+$/i;
const PLAIN = /^\/[A-Za-z0-9._~!$&'()*+,;=:@/-]*$/;
/** Control signs that no field of a form sends: all but tab and line ends. */
const NOT_IN_TEXT = /[^\P{Cc}\t\r\n]/u;
const CONTROL = /[\p{Cc}\\\u2028\u2029]/u;

/** Reads a request target. Only paths that everybody reads alike pass: no escapes, no dots, no empty parts. */
export function readAddress(target: string): Address {
  if (!target.startsWith('/')) return { kind: 'fout' };
  if (target.length > LONGEST) return { kind: 'te-lang' };
  const limit = target.indexOf('?');
  const path = limit < 0 ? target : target.slice(0, limit);
  const query = limit < 0 ? '' : target.slice(limit + 1);
  // Somebody may type a percent sign behind the question mark: on its own it stands for itself.
  if (!isReadable(path, /\p{Cc}/u) || !isReadable(query.replace(/%(?![0-9a-f]{2})/gi, '%25'), NOT_IN_TEXT)) return { kind: 'fout' };
  if (!PLAIN.test(path) || path.includes('//') || /\/\.\.?(\/|$)/.test(path)) return { kind: 'onbekend' };
  // A form without fields leaves a question mark behind.
  if (limit >= 0 && query === '')
    return { kind: 'doorsturen', path: path.endsWith('/') || EXTENSION.test(path) ? path : `${path}/`, query };
  if (!path.endsWith('/') && !EXTENSION.test(path)) return { kind: 'doorsturen', path: `${path}/`, query };
  return { kind: 'goed', path, query };
}

function isReadable(part: string, forbidden: RegExp): boolean {
  if (CONTROL.test(part)) return false;
  if (!part.includes('%')) return true;
  try {
    return !forbidden.test(decodeURIComponent(part));
  } catch {
    return false;
  }
}
