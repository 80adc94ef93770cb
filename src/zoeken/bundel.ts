import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The rules' own file in a bundle, written last: a folder without it is not complete. */
export const LAAGBESTAND = 'laag.json';

/** Which pages are in an index, as what they were; only for the server. */
export const STANDBESTAND = 'stand.json';
/** What changed since the index was made. */
export const BIJBESTAND = 'bij.json';

export const isCompleet = (map: string): boolean => existsSync(join(map, LAAGBESTAND));

/** A file inside a folder, or null when the name leads elsewhere. */
export function bestandIn(map: string, naam: string): string | null {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(naam) || naam.includes('..')) return null;
  const pad = join(map, naam);
  return pad.startsWith(map + sep) && existsSync(pad) ? pad : null;
}
