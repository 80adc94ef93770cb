import { readFileSync, statSync } from 'node:fs';
import { SLUG } from '#grond/taal/slug.ts';
import { BIJLAGESOORTEN, type Bijlagesoort } from './bijlagesoorten.ts';

const ADRES = /^\/bijlagen\/([0-9a-f]{64})\.([a-z]{3,4})$/;

/**
 * The file behind an address and the headers to send it with, or null. Its type comes from our own table; documents are
 * for saving, never for showing inside the site; what a hash points at never changes, but may be
 * withdrawn: caches ask again every hour.
 */
export function bijlage(map: string, adres: string): { pad: string; headers: Record<string, string> } | null {
  const [, hash, extensie = ''] = ADRES.exec(adres) ?? [];
  if (!hash || !isSoort(extensie)) return null;
  const pad = `${map}/${hash}.${extensie}`;
  const bestand = statSync(pad, { throwIfNoEntry: false });
  if (!bestand?.isFile()) return null;
  return {
    pad,
    headers: {
      'Content-Type': BIJLAGESOORTEN[extensie].type,
      'Content-Length': String(bestand.size),
      'Content-Disposition': extensie === 'webp' ? 'inline' : `attachment; filename="${naamVan(map, hash)}.${extensie}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'public, max-age=3600',
      ETag: `"${hash}"`,
    },
  };
}

const isSoort = (extensie: string): extensie is Bijlagesoort => Object.hasOwn(BIJLAGESOORTEN, extensie);

/** The name for saving is plain letters and hyphens or nothing: it stands in a header. */
function naamVan(map: string, hash: string): string {
  try {
    const naam = readFileSync(`${map}/${hash}.naam`, 'latin1');
    if (SLUG.test(naam)) return naam;
  } catch {
    // Stored without a name.
  }
  return `bijlage-${hash.slice(0, 8)}`;
}
