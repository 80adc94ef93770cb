import type { APIRoute } from 'astro';
import { EnumChangefreq } from 'sitemap';
import { sitemapdeel, sitemapVanInhoud } from '#inhoud/lijsten/sitemapdeel.ts';
import { openbareSignalen } from '#leren/signalen/openbare-signalen.ts';

const LIJSTEN = [
  '/',
  '/praktijken/',
  '/terugblikken/',
  '/elders/',
  '/bouwstenen/',
  '/kennissessies/',
  '/onderwijsregios/',
  '/nieuws/',
  '/signalen/',
  '/meedoen/',
  '/praktijken/uitleg/',
];
const BEGIN = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';

export const GET: APIRoute = async ({ locals: { agenda, inhoud, signalen, origin, openbaar } }) => {
  const { kennissessies } = await agenda.sessies.lees();
  const openbare = openbareSignalen((await signalen.lees()).signalen, inhoud).alle;
  openbaar();
  const lijsten = LIJSTEN.map((url) => ({ url, changefreq: EnumChangefreq.DAILY }));
  const los = [...kennissessies, ...openbare].map(({ url, gewijzigdOp }) => ({ url, lastmod: new Date(gewijzigdOp).toISOString() }));
  const delen = await Promise.all([sitemapdeel(origin, lijsten), sitemapVanInhoud(inhoud, origin), sitemapdeel(origin, los)]);
  return new Response(`${BEGIN}${delen.join('')}</urlset>`, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
