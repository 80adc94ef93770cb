import type { APIRoute } from 'astro';
import { EnumChangefreq } from 'sitemap';
import { sitemapdeel, sitemapVanInhoud } from '#inhoud/lijsten/sitemapdeel.ts';

const LIJSTEN = [
  '/',
  '/praktijken/',
  '/terugblikken/',
  '/elders/',
  '/bouwstenen/',
  '/kennissessies/',
  '/onderwijsregios/',
  '/nieuws/',
  '/meedoen/',
  '/praktijken/uitleg/',
];
const BEGIN = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';

export const GET: APIRoute = async ({ locals: { agenda, inhoud, origin, openbaar } }) => {
  const { kennissessies } = await agenda.sessies.lees();
  openbaar();
  const lijsten = LIJSTEN.map((url) => ({ url, changefreq: EnumChangefreq.DAILY }));
  const sessies = kennissessies.map(({ url, gewijzigdOp }) => ({ url, lastmod: new Date(gewijzigdOp).toISOString() }));
  const delen = await Promise.all([sitemapdeel(origin, lijsten), sitemapVanInhoud(inhoud, origin), sitemapdeel(origin, sessies)]);
  return new Response(`${BEGIN}${delen.join('')}</urlset>`, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
