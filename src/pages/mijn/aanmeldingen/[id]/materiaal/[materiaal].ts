import type { APIRoute } from 'astro';
import { beslotenBijlage } from '#inhoud/bijlagen/serveren.ts';
import { materiaalVoorDeelnemer } from '#kennissessies/materialen.ts';

/** A file for who has a place at the session; for everybody else it is not there. */
export const GET: APIRoute = async ({ locals: { db, account, bergingen }, params: { id = '', materiaal = '' }, redirect }) => {
  if (!account) return redirect(`/inloggen/?naar=${encodeURIComponent(`/mijn/aanmeldingen/${id}/`)}`, 303);
  const gevonden = await materiaalVoorDeelnemer(db, { account, aanmelding: id, id: materiaal });
  const bestand = gevonden && 'hash' in gevonden ? await beslotenBijlage(bergingen.deelnemers, gevonden) : null;
  return bestand ? new Response(bestand.bytes, { headers: bestand.headers }) : new Response(null, { status: 404 });
};
