import { type Klaarliggend, legKlaar } from './antwoord.ts';

const DAG_MS = 24 * 60 * 60_000;
const GELDIG_DAGEN = 180;

/** Files for programs instead of people, made from the site's own address and mailbox. */
export function maakVasteAdressen(
  { origin, contact }: { origin: string; contact: string },
  vast: readonly string[],
  klok: () => number = Date.now,
): (adres: string) => Klaarliggend | undefined {
  const leg = (tekst: string) =>
    legKlaar({
      lichaam: Buffer.from(tekst),
      koppen: [...vast, 'Content-Type', 'text/plain; charset=utf-8', 'Cache-Control', 'public, max-age=3600'],
    });
  const robots = leg(
    `User-agent: *\nDisallow: /mijn/\nDisallow: /beheer/\nDisallow: /inloggen/\nDisallow: /afmelden/\nDisallow: /kennisvragen/\n\nSitemap: ${origin}/sitemap.xml\n`,
  );
  let security = leg('');
  let gemaakt = Number.NEGATIVE_INFINITY;
  return (adres) => {
    if (adres === '/robots.txt') return robots;
    if (adres !== '/.well-known/security.txt') return undefined;
    // RFC 9116: the date must lie ahead, so it moves along.
    if (klok() > gemaakt + DAG_MS) {
      gemaakt = klok();
      const tot = new Date(gemaakt + GELDIG_DAGEN * DAG_MS).toISOString();
      const regels = [`Contact: mailto:${contact}`, `Expires: ${tot}`, 'Preferred-Languages: nl, en'];
      security = leg(`${regels.join('\n')}\nCanonical: ${origin}/.well-known/security.txt\n`);
    }
    return security;
  };
}
