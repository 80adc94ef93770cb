import type { APIRoute } from 'astro';
import { klokTekst } from '#grond/taal/datum.ts';
import { opslaan } from '#publicaties/bureau/opslaan.ts';
import { leesCollectie, leesVelden } from '#publicaties/velden/invoer.ts';
import { schrijfstand } from '#publicaties/velden/schrijfstappen.ts';

/** Autosave of the editor: what the button Opslaan does, with an answer for a script. */
export const POST: APIRoute = async ({ request, params, locals }) => {
  const { account, db } = locals;
  if (!account) return Response.json({ reden: 'uitgelogd' }, { status: 401 });
  const data = await request.formData();
  const collectie = leesCollectie(data.get('collectie'));
  const { velden, mis } = leesVelden(data, collectie);
  const [zin] = Object.values(mis);
  if (zin) return Response.json({ reden: 'te-lang', zin: `${zin} Dan bewaren we weer.` }, { status: 400 });
  const vorige = Number.parseInt(String(data.get('revisie')), 10) || 0;
  const uitslag = await opslaan(db, { account, id: params.id ?? '', vorige, velden, nu: Date.now() });
  if (uitslag.gelukt) return Response.json({ revisie: uitslag.revisie, om: klokTekst(uitslag.op), ...schrijfstand(collectie, velden) });
  if (uitslag.reden === 'gewijzigd') return Response.json({ reden: 'gewijzigd', revisie: uitslag.actueel.revisie }, { status: 409 });
  return Response.json({ reden: uitslag.reden }, { status: { onbekend: 404, 'geen-recht': 403, 'in-beoordeling': 409 }[uitslag.reden] });
};
