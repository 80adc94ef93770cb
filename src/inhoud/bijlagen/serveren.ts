import { slugVan } from '#grond/taal/slug.ts';
import { type Berging, type Bergsleutel, hashVan, isBergsleutel, mediatypeVan, soortUit } from './berging.ts';

/** Never run as part of the site, whatever is in it. */
export const BIJLAGEBELEID = "default-src 'none'; sandbox; frame-ancestors 'none'";
const BEGIN = '/bijlagen/';

interface Bestand {
  bytes: Buffer<ArrayBuffer>;
  headers: Record<string, string>;
}

/** What an address of an attachment names; null when it is none. Whether it is there, only the one who keeps it knows. */
export function bergsleutelVan(adres: string): Bergsleutel | null {
  const naam = adres.startsWith(BEGIN) ? adres.slice(BEGIN.length) : '';
  return isBergsleutel(naam) ? naam : null;
}

/**
 * What everybody gets an attachment with, its name aside. Its type comes from our own table; what a key names never changes, but may
 * be withdrawn: caches ask again every hour.
 */
export const openbareHeaders = (sleutel: Bergsleutel): Record<string, string> => ({
  'Content-Type': mediatypeVan(sleutel),
  'Content-Security-Policy': BIJLAGEBELEID,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'public, max-age=3600',
  ETag: `"${hashVan(sleutel)}"`,
});

/** An attachment with these headers; null when it is not there. */
export async function openbareBijlage(berging: Berging, sleutel: Bergsleutel): Promise<Bestand | null> {
  const er = await berging.haal(sleutel);
  return er && { bytes: er.bytes, headers: { ...openbareHeaders(sleutel), 'Content-Disposition': alsBestand(sleutel, er.naam) } };
}

/**
 * A file that not everybody may have, called after its title: null when it is not there. That nothing of it may be kept is
 * said by the front, as of every personal page.
 */
export async function beslotenBijlage(berging: Berging, { hash, soort, titel }: { hash: string; soort: string; titel: string }) {
  const sleutel = bergsleutelVan(`${BEGIN}${hash}.${soort}`);
  const er = sleutel && (await berging.haal(sleutel));
  return er && zonderBewaren(sleutel, { ...er, naam: slugVan(titel).slice(0, 80).replace(/-$/, '') });
}

/** An attachment for who may have it before everybody does, with the name that it came with. */
export async function bijlageZonderBewaren(berging: Berging, adres: string): Promise<Bestand | null> {
  const sleutel = bergsleutelVan(adres);
  const er = sleutel && (await berging.haal(sleutel));
  return er && zonderBewaren(sleutel, er);
}

const zonderBewaren = (sleutel: Bergsleutel, { bytes, naam }: { bytes: Buffer<ArrayBuffer>; naam: string }): Bestand => ({
  bytes,
  headers: {
    'Content-Type': mediatypeVan(sleutel),
    'Content-Disposition': alsBestand(sleutel, naam),
    'Content-Security-Policy': BIJLAGEBELEID,
  },
});

/** Documents are for saving, never for showing inside the site. The name is a slug or nothing: it stands in a header. */
function alsBestand(sleutel: Bergsleutel, naam: string): string {
  const soort = soortUit(sleutel);
  return soort === 'webp' ? 'inline' : `attachment; filename="${naam || `bijlage-${sleutel.slice(0, 8)}`}.${soort}"`;
}
