import type { Inhoud } from '#inhoud/stuk.ts';
import { verhuisdVan } from '#inhoud/verwijzingen.ts';
import type { Adressen } from './adressen.ts';

interface Vraag {
  locals: { adressen: Adressen; inhoud: Inhoud };
  url: URL;
}

/** The answer for an address that no page has: 301 to where it went, 410 when it was withdrawn, else 404. */
export async function vervallenAdres({ locals, url }: Vraag): Promise<Response> {
  const verhuisd = verhuisdVan(locals.inhoud, url.pathname);
  const vervallen = verhuisd ? ({ soort: 'verhuisd', naar: verhuisd.url } as const) : await locals.adressen.zoek(url.pathname);
  if (vervallen?.soort === 'verhuisd') return new Response(null, { status: 301, headers: { Location: vervallen.naar } });
  return new Response(null, { status: vervallen ? 410 : 404 });
}
