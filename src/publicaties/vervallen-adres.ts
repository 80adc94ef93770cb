import type { Adressen } from './adressen.ts';

/** The answer for an address that no page has: 301 to where it went, 410 when it was withdrawn, else 404. */
export async function vervallenAdres({ locals, url }: { locals: { adressen: Adressen }; url: URL }): Promise<Response> {
  const vervallen = await locals.adressen.zoek(url.pathname);
  if (vervallen?.soort === 'verhuisd') return new Response(null, { status: 301, headers: { Location: vervallen.naar } });
  return new Response(null, { status: vervallen ? 410 : 404 });
}
