import type { APIRoute } from 'astro';
import { leesGewoon } from '#grond/schijf.ts';
import { beslotenBijlage } from '#inhoud/bijlagen/serveren.ts';
import { materiaalmap, materialenVan } from '#kennissessies/materialen.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';

/** What participants get, for who organises the session. */
export const GET: APIRoute = async ({ locals: { db, account, bijlagenDir }, params: { id = '', materiaal = '' }, redirect }) => {
  if (!account) return redirect(`/inloggen/?naar=${encodeURIComponent(`/beheer/kennissessies/${id}/materiaal/`)}`, 303);
  const sessie = await sessieVoor(db, account, id);
  const gevonden = sessie && (await materialenVan(db, sessie.id)).find((een) => een.id === materiaal);
  const bestand = gevonden && 'hash' in gevonden ? beslotenBijlage(materiaalmap(bijlagenDir), gevonden) : null;
  const bytes = bestand && (await leesGewoon(bestand.pad));
  return bytes ? new Response(bytes, { headers: bestand.headers }) : new Response(null, { status: 404 });
};
