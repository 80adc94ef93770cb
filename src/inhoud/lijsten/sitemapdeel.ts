import { type SitemapItemLoose, SitemapStream, streamToPromise } from 'sitemap';
import { perVersie } from '#inhoud/per-versie.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

/** These addresses as elements of a sitemap, without what stands around them. */
export async function sitemapdeel(hostname: string, items: readonly SitemapItemLoose[]): Promise<string> {
  if (items.length === 0) return '';
  const kaart = new SitemapStream({ hostname });
  for (const item of items) kaart.write(item);
  kaart.end();
  const xml = (await streamToPromise(kaart)).toString();
  return xml.slice(xml.indexOf('<url>'), xml.lastIndexOf('</urlset>'));
}

/** All published entries in a sitemap of this origin; written once per version of the content. */
export const sitemapVanInhoud: (inhoud: Inhoud, origin: string) => Promise<string> = perVersie((inhoud, origin) =>
  sitemapdeel(
    origin,
    COLLECTIES.flatMap((collectie) => inhoud.alle(collectie).map(({ url, gegevens }) => ({ url, lastmod: gegevens.gewijzigd }))),
  ),
);
