import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** The rules' own file in a bundle, written last: a folder without it is not complete. */
export const LAAGBESTAND = 'laag.json';

/** Which pages are in an index, as what they were; only for the server. */
export const STANDBESTAND = 'stand.json';
/** What changed since the index was made; told anew to whoever asks. */
export const BIJBESTAND = 'bij.json';

/** Which words stand on which page of an index, a line each; only for the server. */
export const PAGINAWOORDEN = 'woorden.txt';

export const isCompleet = (map: string): boolean => [LAAGBESTAND, PAGINAWOORDEN].every((naam) => existsSync(join(map, naam)));

/** A file inside a folder, or null when the name leads elsewhere. */
export function bestandIn(map: string, naam: string): string | null {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(naam) || naam.includes('..')) return null;
  const pad = join(map, naam);
  return pad.startsWith(map + sep) && existsSync(pad) ? pad : null;
}

/** Which pages are in an index: Pagefind's number and what they were. */
export type Inventaris = ReadonlyMap<string, { id: string; kenmerk: string }>;

export async function leesInventaris(map: string): Promise<Inventaris> {
  const regels: [url: string, id: string, kenmerk: string][] = JSON.parse(await readFile(join(map, STANDBESTAND), 'utf8'));
  return new Map(regels.map(([url, id, kenmerk]) => [url, { id, kenmerk }]));
}
