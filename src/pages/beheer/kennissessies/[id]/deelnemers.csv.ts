import type { APIRoute } from 'astro';
import { regionamen } from '#inhoud/regionamen.ts';
import { woord } from '#inhoud/woorden.ts';
import { deelnemersUitvoeren } from '#kennissessies/organiseren/deelnemers/deelnemerscsv.ts';

/** Who comes to a session, as a file for a spreadsheet; that it was taken is written down. */
export const GET: APIRoute = async ({ locals: { db, inhoud, account }, params: { id = '' }, redirect }) => {
  if (!account) return redirect(`/inloggen/?naar=${encodeURIComponent(`/beheer/kennissessies/${id}/deelnemers/`)}`, 303);
  const regionaam = regionamen(inhoud);
  const bestand = await deelnemersUitvoeren(db, { account, id, regionaam, statusnaam: woord, nu: Date.now() });
  if (!bestand) return new Response(null, { status: 404 });
  return new Response(bestand.csv, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${bestand.naam}"` },
  });
};
