import type { APIRoute } from 'astro';
import { deurlijst } from '#kennissessies/organiseren/aanwezigheid/aanwezig-lijst.ts';
import { aanwezigheidInvullen } from '#kennissessies/organiseren/aanwezigheid/aanwezigheid-invullen.ts';
import { leesTikken } from '#kennissessies/organiseren/aanwezigheid/invoer.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';

/** What is ticked of everybody at one meeting, for the script on the page; also what a colleague ticked meanwhile. */
export const GET: APIRoute = async ({ locals: { db, account }, params: { id = '' }, url }) => {
  if (!account) return Response.json({ reden: 'uitgelogd' }, { status: 401 });
  const k = await sessieVoor(db, account, id);
  const bijeenkomst = k?.bijeenkomsten.find((een) => een.id === url.searchParams.get('bijeenkomst'));
  if (!k || k.status === 'concept' || !bijeenkomst) return Response.json({ reden: 'onbekend' }, { status: 404 });
  const { regels } = await deurlijst(db, k, bijeenkomst.id);
  return Response.json({ tikken: Object.fromEntries(regels.map((regel) => [regel.id, regel.uitslag])) });
};

/** Several ticks at once: what the buttons do, with an answer for a script. */
export const POST: APIRoute = async ({ request, locals: { db, account }, params: { id = '' } }) => {
  if (!account) return Response.json({ reden: 'uitgelogd' }, { status: 401 });
  const data = await request.formData();
  const bijeenkomst = String(data.get('bijeenkomst') ?? '');
  const uitslag = await aanwezigheidInvullen(db, { account, id, bijeenkomst, tikken: leesTikken(data), nu: Date.now() });
  if (uitslag.gelukt) return Response.json({ gelukt: true });
  return Response.json({ reden: uitslag.reden }, { status: uitslag.reden === 'onbekend' ? 404 : 409 });
};
