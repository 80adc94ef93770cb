import type { APIRoute } from 'astro';
import { eigenInzending } from '#publicaties/inzending.ts';
import { verwijsdoelen } from '#publicaties/velden/verwijsdoelen.ts';

/** What an author who types in a field for other entries may mean: only what everybody may see, and never the text itself. */
export const GET: APIRoute = async ({ params, url, locals }) => {
  const { account, db, inhoud, agenda } = locals;
  if (!account) return Response.json({ reden: 'uitgelogd' }, { status: 401 });
  const inzending = await eigenInzending(db, { account, id: params.id ?? '' });
  const naar = (['praktijken', 'kennissessies'] as const).find((een) => een === url.searchParams.get('naar'));
  if (!inzending || !naar) return Response.json({ reden: 'onbekend' }, { status: 404 });
  const wacht = await locals.countLookup(account.id);
  if (wacht > 0) return Response.json({ reden: 'te-vaak' }, { status: 429, headers: { 'Retry-After': String(wacht) } });
  const { kennissessies } = await agenda.sessies.lees();
  const { gevonden, meer } = verwijsdoelen(naar, url.searchParams.get('zoek') ?? '', { inhoud, sessies: kennissessies });
  const zelf = naar === inzending.collectie ? inzending.slug : null;
  return Response.json({ gevonden: gevonden.filter(({ waarde }) => waarde !== zelf), meer });
};
