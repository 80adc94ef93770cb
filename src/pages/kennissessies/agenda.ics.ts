import type { APIRoute } from 'astro';
import { filteren, zoalsHetNuHeet } from '#inhoud/lijsten/facetten.ts';
import { huidigeRegio, opgegaanReeks } from '#inhoud/regiostand.ts';
import { agendaFacetten } from '#kennissessies/agenda/agendafacetten.ts';
import { agendabestand } from '#kennissessies/brieven/ics.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';

/**
 * The agenda as a calendar to follow; the filters of the page work here too. Nobody reads here that a choice is not there: a bouwsteen or
 * region without sessions is a calendar without sessions, never that of the whole country.
 */
export const GET: APIRoute = async ({ locals }) => {
  const { inhoud, agenda, parameters } = locals;
  const { kennissessies, van } = await agenda.sessies.lees();
  if (van === 0) return new Response(null, { status: 503 });
  const namen = agendaFacetten([], []).map(({ naam }) => naam);
  const vraag = zoalsHetNuHeet([{ naam: 'regio', heetNu: (slug) => huidigeRegio(inhoud, slug) }], parameters(...namen));
  const gevraagd = (naam: string) => [...new Set(vraag.getAll(naam))].filter(Boolean).map((waarde) => ({ waarde, tekst: waarde }));
  const definities = agendaFacetten<Kennissessie>(gevraagd('bouwsteen'), gevraagd('regio'), (slug) => opgegaanReeks(inhoud, slug));
  const { gevonden } = filteren(kennissessies, definities, vraag);
  locals.openbaar();
  return new Response(agendabestand(gevonden, { origin: locals.origin, naam: 'Kennissessies op Regiokring' }), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="kennissessies.ics"' },
  });
};
