import type { APIRoute } from 'astro';
import { monitoringBundelen } from '#leren/monitoring/monitoring-uitvoeren.ts';

/** All tables of a school year in one file, with the codebook; that it was taken is written down. */
export const GET: APIRoute = async ({ locals: { db, inhoud, agenda, adopties, account }, url, redirect }) => {
  if (!account) return redirect('/inloggen/?naar=%2Fmijn%2Fregio%2Fmonitoring%2F', 303);
  const schooljaar = url.searchParams.get('schooljaar') ?? '';
  const bestand = await monitoringBundelen(db, { account, deel: 'regio', schooljaar, inhoud, agenda, adopties, nu: Date.now() });
  if (!bestand.gelukt) return new Response(null, { status: 404 });
  return new Response(bestand.zip, {
    headers: { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${bestand.naam}"` },
  });
};
