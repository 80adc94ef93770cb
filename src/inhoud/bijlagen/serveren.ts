import { lstatSync, readFileSync } from 'node:fs';
import { SLUG, slugVan } from '#grond/taal/slug.ts';
import { BIJLAGESOORTEN, isBijlagesoort } from './bijlagesoorten.ts';

/** Never run as part of the site, whatever is in it. */
export const BIJLAGEBELEID = "default-src 'none'; sandbox; frame-ancestors 'none'";
const ADRES = /^\/bijlagen\/([0-9a-f]{64})\.([a-z]{3,4})$/;

/**
 * The file behind an address and the headers to send it with, or null. Its type comes from our own table; documents are
 * for saving, never for showing inside the site; what a hash points at never changes, but may be
 * withdrawn: caches ask again every hour.
 */
export function bijlage(map: string, adres: string): { pad: string; headers: Record<string, string> } | null {
  const [, hash, extensie = ''] = ADRES.exec(adres) ?? [];
  if (!hash || !isBijlagesoort(extensie)) return null;
  const pad = `${map}/${hash}.${extensie}`;
  // Not what a link points at: that was never sent in, and may be anything on this machine.
  const bestand = lstatSync(pad, { throwIfNoEntry: false });
  if (!bestand?.isFile()) return null;
  return {
    pad,
    headers: {
      'Content-Type': BIJLAGESOORTEN[extensie].type,
      'Content-Length': String(bestand.size),
      'Content-Disposition': extensie === 'webp' ? 'inline' : `attachment; filename="${naamVan(map, hash)}.${extensie}"`,
      'Content-Security-Policy': BIJLAGEBELEID,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'public, max-age=3600',
      ETag: `"${hash}"`,
    },
  };
}

/**
 * The same for a file that not everybody may have, called after its title: null when it is not there. That nothing of it
 * may be kept is said by the front, as of every personal page.
 */
export function beslotenBijlage(map: string, { hash, soort, titel }: { hash: string; soort: string; titel: string }) {
  const gevonden = bijlage(map, `/bijlagen/${hash}.${soort}`);
  if (!gevonden) return null;
  const naam = slugVan(titel).slice(0, 80).replace(/-$/, '') || `bijlage-${hash.slice(0, 8)}`;
  return zonderBewaren(gevonden, `${soort === 'webp' ? 'inline' : 'attachment'}; filename="${naam}.${soort}"`);
}

/** The same for who may have it before everybody does, with the name that it came with. */
export function bijlageZonderBewaren(map: string, adres: string) {
  const gevonden = bijlage(map, adres);
  return gevonden && zonderBewaren(gevonden, gevonden.headers['Content-Disposition'] ?? '');
}

const zonderBewaren = ({ pad, headers }: { pad: string; headers: Record<string, string> }, naam: string) => ({
  pad,
  headers: { 'Content-Type': headers['Content-Type'] ?? '', 'Content-Disposition': naam, 'Content-Security-Policy': BIJLAGEBELEID },
});

/** The name for saving is plain letters and hyphens or nothing: it stands in a header. */
function naamVan(map: string, hash: string): string {
  try {
    const pad = `${map}/${hash}.naam`;
    const naam = lstatSync(pad).isFile() ? readFileSync(pad, 'latin1') : '';
    if (SLUG.test(naam)) return naam;
  } catch {
    // Stored without a name.
  }
  return `bijlage-${hash.slice(0, 8)}`;
}
