import type { APIRoute } from 'astro';
import { beslotenBijlage } from '#inhoud/bijlagen/serveren.ts';
import { materialenVan } from '#kennissessies/materialen.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';

/** What participants get, for who organises the session. */
export const GET: APIRoute = async ({ locals: { db, account, bergingen }, params: { id = '', materiaal = '' }, redirect }) => {
  if (!account) return redirect(`/inloggen/?naar=${encodeURIComponent(`/beheer/kennissessies/${id}/materiaal/`)}`, 303);
  const sessie = await sessieVoor(db, account, id);
  const gevonden = sessie && (await materialenVan(db, sessie.id)).find((een) => een.id === materiaal);
  const bestand = gevonden && 'hash' in gevonden ? await beslotenBijlage(bergingen.deelnemers, gevonden) : null;
  return bestand ? new Response(bestand.bytes, { headers: bestand.headers }) : new Response(null, { status: 404 });
};
