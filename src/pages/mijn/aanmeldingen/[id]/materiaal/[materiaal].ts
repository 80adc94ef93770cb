import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { beslotenBijlage } from '#inhoud/bijlagen/serveren.ts';
import { materiaalmap, materiaalVoorDeelnemer } from '#kennissessies/materialen.ts';

/** A file for who has a place at the session; for everybody else it is not there. */
export const GET: APIRoute = async ({ locals: { db, account, bijlagenDir }, params: { id = '', materiaal = '' }, redirect }) => {
  if (!account) return redirect(`/inloggen/?naar=${encodeURIComponent(`/mijn/aanmeldingen/${id}/`)}`, 303);
  const gevonden = await materiaalVoorDeelnemer(db, { account, aanmelding: id, id: materiaal });
  const bestand = gevonden && 'hash' in gevonden ? beslotenBijlage(materiaalmap(bijlagenDir), gevonden) : null;
  if (!bestand) return new Response(null, { status: 404 });
  return new Response(await readFile(bestand.pad), { headers: bestand.headers });
};
