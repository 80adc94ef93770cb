import type { APIRoute } from 'astro';
import { EnumChangefreq } from 'sitemap';
import { sitemapdeel } from '#inhoud/lijsten/sitemapdeel.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
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
].map((url) => ({ url, changefreq: EnumChangefreq.DAILY }));
const BEGIN = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';

export const GET: APIRoute = async ({ locals: { agenda, inhoud, signalen, origin, openbaar } }) => {
  const { kennissessies } = await agenda.sessies.lees();
  const openbare = openbareSignalen((await signalen.lees()).signalen, inhoud).alle;
  openbaar();
  const teksten = COLLECTIES.flatMap((collectie) => inhoud.alle(collectie));
  const delen = [
    await sitemapdeel(origin, LIJSTEN, (lijst) => lijst),
    await sitemapdeel(origin, teksten, ({ url, gegevens }) => ({ url, lastmod: gegevens.gewijzigd })),
    await sitemapdeel(origin, [...kennissessies, ...openbare], ({ url, gewijzigdOp }) => ({
      url,
      lastmod: new Date(gewijzigdOp).toISOString(),
    })),
  ];
  return new Response(`${BEGIN}${delen.join('')}</urlset>`, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
