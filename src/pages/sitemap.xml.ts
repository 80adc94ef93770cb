import type { APIRoute } from 'astro';
import { EnumChangefreq, SitemapStream, streamToPromise } from 'sitemap';
import { COLLECTIES } from '#inhoud/schema.ts';

const LIJSTEN = ['/', '/praktijken/', '/terugblikken/', '/bouwstenen/', '/kennissessies/', '/onderwijsregios/', '/nieuws/', '/meedoen/'];

export const GET: APIRoute = async ({ locals }) => {
  const { kennissessies } = await locals.agenda.sessies.lees();
  locals.openbaar();
  const kaart = new SitemapStream({ hostname: locals.origin });
  for (const url of LIJSTEN) kaart.write({ url, changefreq: EnumChangefreq.DAILY });
  for (const collectie of COLLECTIES)
    for (const { url, gegevens } of locals.inhoud.alle(collectie)) kaart.write({ url, lastmod: gegevens.gewijzigd });
  for (const { url, gewijzigdOp } of kennissessies) kaart.write({ url, lastmod: new Date(gewijzigdOp).toISOString() });
  kaart.end();
  const xml = await streamToPromise(kaart);
  return new Response(xml.toString(), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
