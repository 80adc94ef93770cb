import { DAG_MS } from '#grond/duur.ts';
import { makeReady, type Ready } from './answer.ts';

const VALID_DAYS = 180;

/** Files for programs instead of people, made from the site's own address and mailbox; where nobody reads mail there is no security.txt. */
export function makeWellKnown(
  { origin, contact }: { origin: string; contact: string },
  fixed: readonly string[],
  clock: () => number = Date.now,
): (address: string) => Ready | undefined {
  const lay = (text: string) =>
    makeReady({
      body: Buffer.from(text),
      headers: [...fixed, 'Content-Type', 'text/plain; charset=utf-8', 'Cache-Control', 'public, max-age=3600'],
    });
  const closed = [
    '/mijn/',
    '/beheer/',
    '/inloggen/',
    '/afmelden/',
    '/uitnodiging/',
    '/kennisvragen/',
    '/onderwijsregio-worden/wij-denken-erover/',
  ].map((path) => `Disallow: ${path}\n`);
  const robots = lay(`User-agent: *\n${closed.join('')}\nSitemap: ${origin}/sitemap.xml\n`);
  let security = lay('');
  let made = Number.NEGATIVE_INFINITY;
  return (address) => {
    if (address === '/robots.txt') return robots;
    if (address !== '/.well-known/security.txt' || contact === '') return undefined;
    // RFC 9116: the date must lie ahead, so it moves along.
    if (clock() > made + DAG_MS) {
      made = clock();
      const tot = new Date(made + VALID_DAYS * DAG_MS).toISOString();
      const lines = [`Contact: mailto:${contact}`, `Expires: ${tot}`, 'Preferred-Languages: nl, en'];
      security = lay(`${lines.join('\n')}\nCanonical: ${origin}/.well-known/security.txt\n`);
    }
    return security;
  };
}
