import type { APIRoute } from 'astro';
import { filteren } from '#inhoud/lijsten/facetten.ts';
import { agendaFacetten } from '#kennissessies/agenda/agendafacetten.ts';
import { agendabestand } from '#kennissessies/brieven/ics.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';

/** The agenda as a calendar to follow; the filters of the page work here too. */
export const GET: APIRoute = async ({ locals }) => {
  const { kennissessies, van } = await locals.agenda.sessies.lees();
  if (van === 0) return new Response(null, { status: 503 });
  const waarden = (van: readonly (string | null)[]) => [...new Set(van)].flatMap((waarde) => (waarde ? [{ waarde, tekst: waarde }] : []));
  const definities = agendaFacetten<Kennissessie>(
    waarden(kennissessies.flatMap(({ bouwstenen }) => bouwstenen)),
    waarden(kennissessies.map(({ gastregio }) => gastregio)),
  );
  const { gevonden } = filteren(kennissessies, definities, locals.parameters(...definities.map(({ naam }) => naam)));
  locals.openbaar();
  return new Response(agendabestand(gevonden, { origin: locals.origin, naam: 'Kennissessies op Regiokring' }), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="kennissessies.ics"' },
  });
};
