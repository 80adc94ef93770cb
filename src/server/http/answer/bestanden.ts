import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Klaarliggend, legKlaar } from './antwoord.ts';
import { mediatype } from './mediatypes.ts';

const VOOR_ALTIJD = ['Cache-Control', 'public, max-age=31536000, immutable'] as const;
const EEN_UUR = ['Cache-Control', 'public, max-age=3600'] as const;

/**
 * All built files in memory, by address. Of older releases only `_astro/`, whose names hold a hash: pages that were open
 * before a deploy still ask for them.
 */
export async function leesBestanden(releases: readonly string[], vast: readonly string[]): Promise<Map<string, Klaarliggend>> {
  const bestanden = new Map<string, Klaarliggend>();
  for (const [plek, release] of releases.entries()) {
    const client = join(release, 'client');
    const delen = await readdir(plek === 0 ? client : join(client, '_astro'), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const deel of delen) {
      const pad = join(deel.parentPath, deel.name);
      const adres = `/${relative(client, pad)}`;
      if (!deel.isFile() || /\.(br|gz)$/.test(deel.name) || bestanden.has(adres)) continue;
      bestanden.set(adres, legBestandKlaar(pad, [...vast, ...(adres.startsWith('/_astro/') ? VOOR_ALTIJD : EEN_UUR)]));
    }
  }
  return bestanden;
}

/** One file, with its compressed forms when they stand beside it. */
export function legBestandKlaar(pad: string, koppen: readonly string[]): Klaarliggend {
  const geperst = existsSync(`${pad}.br`) ? { br: readFileSync(`${pad}.br`), gzip: readFileSync(`${pad}.gz`) } : null;
  return legKlaar({ lichaam: readFileSync(pad), geperst, koppen: [...koppen, 'Content-Type', mediatype(pad)] });
}
