import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { SOORTEN, SOORTNAAM } from '#inhoud/stuk.ts';
import { nieuwste } from '#inhoud/tonen/nieuwste.ts';

const AANTAL = 50;

/** News, best practices, terugblikken and bronkaarten in one feed, newest first. */
export const GET: APIRoute = async ({ locals }) => {
  locals.openbaar();
  const feed = await rss({
    title: 'Regiokring',
    description: "Nieuws, best practices, terugblikken en bronkaarten van de onderwijsregio's.",
    site: locals.origin,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>nl</language><atom:link href="${locals.origin}/nieuws/feed.xml" rel="self" type="application/rss+xml"/>`,
    items: nieuwste(locals.inhoud, AANTAL).map(({ collectie, url, gegevens }) => ({
      title: gegevens.titel,
      link: url,
      description: gegevens.kern,
      pubDate: new Date(gegevens.gepubliceerd),
      categories: [SOORTNAAM[SOORTEN[collectie]].een],
    })),
  });
  // Readers know the kind by this type; control characters are no XML.
  const xml = (await feed.text()).replace(/[^\P{Cc}\t\n\r]/gu, '');
  return new Response(xml, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
};
