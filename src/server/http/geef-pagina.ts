import { type Antwoord, geefAntwoord } from '#server/http/answer/antwoord.ts';
import type { Foutstatus } from '#server/http/answer/fouttekst.ts';
import { NIET_BEWAREN } from '#server/http/answer/koppen.ts';
import { metTekenset } from '#server/http/answer/mediatypes.ts';
import type { Bezoek, Uitkomst } from './bezoek.ts';
import { nieuwKenmerk } from './locals.ts';

const MET_PAGINA: ReadonlySet<number> = new Set<Foutstatus>([400, 403, 404, 405, 410, 413, 414, 415, 429, 500, 503]);
const isMetPagina = (status: number): status is Foutstatus => MET_PAGINA.has(status);
/** These are the front's own business. */
const VAN_ONS = /^(content-length|transfer-encoding|connection|cache-control|content-security-policy|etag)$/i;

/** Sends an answer that nobody may keep. A bare error, and every 500, gets the site's own page. */
export function geefPagina({ req, res, delen }: Bezoek, { status, koppen, lichaam }: Antwoord): Uitkomst {
  const naar = koppen.find(([naam]) => naam.toLowerCase() === 'location')?.[1];
  if (naar !== undefined && !isEigen(naar, delen.huis.origin)) {
    const kenmerk = nieuwKenmerk();
    delen.log.error({ naar, kenmerk }, 'A page sent a visitor to another site.');
    return { status: 500, kenmerk };
  }
  if (status === 500 || (lichaam.length === 0 && isMetPagina(status))) {
    const mee = koppen.filter(([naam]) => /^(set-cookie|allow)$/i.test(naam));
    return { status: isMetPagina(status) ? status : 500, koppen: mee, kenmerk: nieuwKenmerk() };
  }
  const over = koppen.filter(([naam]) => !VAN_ONS.test(naam)).map(([naam, waarde]) => [naam, metTekenset(naam, waarde)] as const);
  geefAntwoord(req, res, { status, lichaam, koppen: [...over, [...NIET_BEWAREN]] }, delen.vast);
  return null;
}

const isEigen = (naar: string, origin: string): boolean => /^\/(?![/\\])/.test(naar) || naar === origin || naar.startsWith(`${origin}/`);
