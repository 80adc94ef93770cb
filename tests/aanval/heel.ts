import { hash } from 'node:crypto';
import { parse } from 'node-html-parser';
import { isPersoonlijk } from '#accounts/inloggen/wie-is-het.ts';
import { type Bericht, kopVan } from './lijn.ts';

const VAST: [naam: string, waarde: RegExp][] = [
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^same-origin$/],
  ['content-security-policy', /^default-src 'none'; (?!.*unsafe-).*frame-ancestors 'none'/],
  ['permissions-policy', /geolocation=\(\)/],
  ['x-frame-options', /^DENY$/],
  ['cross-origin-resource-policy', /^same-origin$/],
];
const MET_ADRES: [naam: string, waarde: RegExp][] = [
  ['strict-transport-security', /^max-age=31536000$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['content-security-policy', /; upgrade-insecure-requests$/],
];
const BEWAREN = /^(no-store|public, max-age=(0, must-revalidate|3600|31536000, immutable))$/;
/** Of nobody, and yet never kept. */
const NIET_BEWAREN = /^\/(gezond|leeft|klaar)/;

/** Of code, of the machine and of the database nothing is told to anybody. */
const LEKKEN =
  /\bat .+:\d+:\d+|node:internal|node_modules|\/src\/|\.ts:\d|SQLITE|sqlite3?|select .+ from |\bError: |stack trace|postgres|pg-pool|violates .+ constraint|relation "|fastify|kysely|astro@|\/dev\/shm|\/tmp\//i;

/** What is not right about an answer whatever it is about: its headers, what may be kept, and what runs in its page. */
export function gebrekenVan(bericht: Bericht, pad: string, { echt }: { echt: boolean }): string[] {
  const { status, lichaam } = bericht;
  const gebreken = [...VAST, ...(echt ? MET_ADRES : [])]
    .filter(([naam, waarde]) => !waarde.test(kopVan(bericht, naam) ?? ''))
    .map(([naam]) => `header ${naam}: ${kopVan(bericht, naam)}`);
  const bewaren = kopVan(bericht, 'cache-control') ?? '';
  const alleenHier = status >= 400 || isPersoonlijk('GET', pad.split('?')[0] ?? '') || NIET_BEWAREN.test(pad);
  if (!BEWAREN.test(bewaren) || (alleenHier && bewaren !== 'no-store')) gebreken.push(`header cache-control: ${bewaren}`);
  for (const koekje of bericht.koppen.filter(([naam]) => naam === 'set-cookie').map(([, waarde]) => waarde)) {
    if (!/; HttpOnly/i.test(koekje) || !/; SameSite=Lax/i.test(koekje) || !/; Path=\/(;|$)/i.test(koekje))
      gebreken.push(`cookie ${koekje}`);
    if (echt && !(koekje.startsWith('__Host-') && /; Secure/i.test(koekje)))
      gebreken.push(`cookie without Secure: ${koekje.split('=')[0]}`);
  }
  const [lek] = LEKKEN.exec(status === 200 ? '' : lichaam) ?? [];
  if (lek) gebreken.push(`says too much: ${lek}`);
  return kopVan(bericht, 'content-type')?.startsWith('text/html') ? [...gebreken, ...inDePagina(bericht)] : gebreken;
}

/** Styles stand in a page in one place at most, and only with their own hash in the policy; scripts never. */
function inDePagina(bericht: Bericht): string[] {
  const { lichaam } = bericht;
  const [element = '', stijl = ''] = /<style data-bladen="[^"]*">(.*?)<\/style>/s.exec(lichaam) ?? [];
  const toegestaan = kopVan(bericht, 'content-security-policy')?.match(/'sha256-[^']+'/g) ?? [];
  const eigen = element ? [`'sha256-${hash('sha256', stijl, 'base64')}'`] : [];
  // With HEAD there is a policy and no page.
  const stijlfout = lichaam !== '' && toegestaan.join() !== eigen.join() ? ['a policy for other styles than the page has'] : [];
  const rest = lichaam.replace(element, '');
  // Words of a visitor may look like it: only when something does, the page is read as a browser reads it.
  const los = /<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:/i.test(rest) ? uitvoerbaars(rest) : [];
  return [...stijlfout, ...los.map((wat) => `code in the page: ${wat}`)];
}

/** All in a page that a browser would run, or draw by, without it being a file of ours. */
const uitvoerbaars = (lichaam: string): string[] =>
  parse(lichaam)
    .querySelectorAll('*')
    .flatMap(({ rawTagName, attributes }) => [
      ...(/^(script|style)$/i.test(rawTagName) && !attributes.src ? [rawTagName] : []),
      ...Object.entries(attributes).flatMap(([naam, waarde]) =>
        /^(on\w+|style)$/i.test(naam) || (/^(href|src|action|formaction)$/i.test(naam) && /^\s*(javascript|data|vbscript):/i.test(waarde))
          ? [`${naam}="${waarde.slice(0, 40)}"`]
          : [],
      ),
    ]);
