import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Bestand {
  pad: string;
  tekst: string;
  regels: number;
  /** Every module it imports; own files as a path from the top. */
  leuntOp: string[];
}

/** Our own source files, as they stand. */
export const bronbestanden: Bestand[] = globSync('src/**/*.{ts,astro,css}')
  .sort()
  .map((pad) => {
    const tekst = readFileSync(pad, 'utf8');
    const namen = [...tekst.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, naam = '']) => naam);
    const leuntOp = namen.map((naam) =>
      naam.startsWith('#') ? `src/${naam.slice(1)}` : naam.startsWith('.') ? normalize(join(dirname(pad), naam)) : naam,
    );
    return { pad, tekst, regels: tekst.split('\n').length - 1, leuntOp };
  });

/** "src/kennissessies/aanmelden.ts" is in room "kennissessies"; a file straight in src/ is its own. */
export const kamerVan = (pad: string): string => pad.split('/')[1] ?? '';
