import type { APIRoute } from 'astro';
import { eigenInzending } from '#publicaties/inzending.ts';
import { verwijsdoelen } from '#publicaties/velden/verwijsdoelen.ts';

/** What an author who types in a field for other entries may mean. */
export const GET: APIRoute = async ({ params, url, locals }) => {
  const { account, db, inhoud, agenda } = locals;
  if (!account) return Response.json({ reden: 'uitgelogd' }, { status: 401 });
  const inzending = await eigenInzending(db, { account, id: params.id ?? '' });
  const naar = (['praktijken', 'kennissessies'] as const).find((een) => een === url.searchParams.get('naar'));
  if (!inzending || !naar) return Response.json({ reden: 'onbekend' }, { status: 404 });
  const wacht = await locals.countLookup(account.id);
  if (wacht > 0) return Response.json({ reden: 'te-vaak' }, { status: 429, headers: { 'Retry-After': String(wacht) } });
  const { kennissessies } = await agenda.sessies.lees();
  const bron = { inhoud, sessies: kennissessies, zelf: inzending };
  return Response.json(verwijsdoelen(naar, url.searchParams.get('zoek') ?? '', bron));
};
