import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { SOORTEN, SOORTNAAM } from '#inhoud/stuk.ts';
import { nieuwste } from '#inhoud/tonen/nieuwste.ts';

const AANTAL = 50;

/** News, best practices and terugblikken in one feed, newest first. */
export const GET: APIRoute = async ({ locals }) => {
  locals.openbaar();
  return rss({
    title: 'Regiokring',
    description: "Nieuws, best practices en terugblikken van de onderwijsregio's.",
    site: locals.origin,
    customData: '<language>nl</language>',
    items: nieuwste(locals.inhoud, AANTAL).map(({ collectie, url, gegevens }) => ({
      title: gegevens.titel,
      link: url,
      description: gegevens.kern,
      pubDate: new Date(gegevens.gepubliceerd),
      categories: [SOORTNAAM[SOORTEN[collectie]].een],
    })),
  });
};
