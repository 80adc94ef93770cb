import type { APIRoute } from 'astro';
import { agendabestand } from '#kennissessies/brieven/ics.ts';

/** One session for anybody's calendar. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { kennissessies, van } = await locals.agenda.sessies.lees();
  const k = kennissessies.find(({ slug }) => slug === params.slug);
  if (!k) return new Response(null, { status: van === 0 ? 503 : 404 });
  locals.openbaar();
  return new Response(agendabestand([k], { origin: locals.origin }), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': `attachment; filename="${k.slug}.ics"` },
  });
};
