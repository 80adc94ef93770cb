import type { APIRoute } from 'astro';
import { monitoringUitvoeren } from '#leren/monitoring/monitoring-uitvoeren.ts';

/** One table of a school year as a file; that it was taken is written down. */
export const GET: APIRoute = async ({ locals: { db, inhoud, agenda, adopties, account }, params: { tabel = '' }, url, redirect }) => {
  if (!account) return redirect('/inloggen/?naar=%2Fbeheer%2Fmonitoring%2F', 303);
  const schooljaar = url.searchParams.get('schooljaar') ?? '';
  const vraag = { account, deel: 'alles', tabel, schooljaar, inhoud, agenda, adopties, nu: Date.now() } as const;
  const bestand = await monitoringUitvoeren(db, vraag);
  if (!bestand.gelukt) return new Response(null, { status: 404 });
  return new Response(bestand.csv, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${bestand.naam}"` },
  });
};
