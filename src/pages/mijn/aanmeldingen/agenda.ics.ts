import type { APIRoute } from 'astro';
import { vanAgendasleutel } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres.ts';
import { eigenAgenda } from '#kennissessies/aanmelden/eigen-agenda/eigen-agenda.ts';

/** The sessions of whoever this key belongs to, for a calendar program: nobody is logged in. */
export const GET: APIRoute = async ({ locals: { db, origin, countCalendar }, url }) => {
  const account = await vanAgendasleutel(db, url.searchParams.get('sleutel') ?? '');
  if (!account) return new Response(null, { status: 404 });
  const wacht = await countCalendar(account.id);
  if (wacht > 0) return new Response('Te vaak.', { status: 429, headers: { 'Retry-After': String(wacht) } });
  return new Response(await eigenAgenda(db, { account, origin, nu: Date.now() }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="mijn-kennissessies.ics"',
      'X-Robots-Tag': 'noindex',
    },
  });
};
