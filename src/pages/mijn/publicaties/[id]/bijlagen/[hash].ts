import type { APIRoute } from 'astro';
import { bijlageZonderBewaren } from '#inhoud/bijlagen/serveren.ts';
import { bijlageVanInzending } from '#publicaties/eigen-bijlagen.ts';

/** A file of a text for who may work on it; for everybody else it is not there until the text is online. */
export const GET: APIRoute = async ({ locals: { db, account, bergingen }, params: { id = '', hash = '' }, redirect }) => {
  if (!account) return redirect(`/inloggen/?naar=${encodeURIComponent(`/mijn/publicaties/${id}/`)}`, 303);
  const url = await bijlageVanInzending(db, { account, id, hash });
  const bestand = url === null ? null : await bijlageZonderBewaren(bergingen.bijlagen, url);
  return bestand ? new Response(bestand.bytes, { headers: bestand.headers }) : new Response(null, { status: 404 });
};
