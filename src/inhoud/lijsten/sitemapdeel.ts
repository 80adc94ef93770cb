import { type SitemapItemLoose, SitemapStream, streamToPromise } from 'sitemap';

/** What was written before of something that has not changed since. */
const bekend = new WeakMap<object, { hostname: string; xml: string }>();
const EINDE = '</url>';

/** The pages of these things as elements of a sitemap, without what stands around them; each is written once, until it changes. */
export async function sitemapdeel<T extends object>(
  hostname: string,
  dingen: readonly T[],
  pagina: (ding: T) => SitemapItemLoose,
): Promise<string> {
  const nieuw = dingen.filter((ding) => bekend.get(ding)?.hostname !== hostname);
  for (const [plek, xml] of (await schrijven(hostname, nieuw.map(pagina))).entries()) {
    const ding = nieuw[plek];
    if (ding) bekend.set(ding, { hostname, xml });
  }
  return dingen.map((ding) => bekend.get(ding)?.xml).join('');
}

async function schrijven(hostname: string, items: readonly SitemapItemLoose[]): Promise<string[]> {
  if (items.length === 0) return [];
  const kaart = new SitemapStream({ hostname });
  for (const item of items) kaart.write(item);
  kaart.end();
  const xml = (await streamToPromise(kaart)).toString();
  const elementen = xml.slice(xml.indexOf('<url>'), xml.lastIndexOf('</urlset>')).split(EINDE);
  return elementen.slice(0, -1).map((element) => element + EINDE);
}
