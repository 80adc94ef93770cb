import { geefAntwoord } from '#server/http/answer/antwoord.ts';
import { NIET_BEWAREN } from '#server/http/answer/koppen.ts';
import type { Bezoek, Uitkomst } from './bezoek.ts';

/** Asked by machines that may not know the site's name: every Host will do. */
export const isGezond = (url: string): boolean => /^\/gezond\/?(\?|$)/.test(url);

export async function geefGezond({ req, res, delen }: Bezoek): Promise<Uitkomst> {
  if (req.method !== 'GET' && req.method !== 'HEAD') return { status: 405, koppen: [['Allow', 'GET, HEAD']] };
  const stand = await delen.gezond();
  const goed = stand.status === 'ok';
  const koppen: [string, string][] = [['Content-Type', 'application/json; charset=utf-8'], [...NIET_BEWAREN]];
  if (!goed) koppen.push(['Retry-After', '30']);
  geefAntwoord(req, res, { status: goed ? 200 : 503, koppen, lichaam: Buffer.from(JSON.stringify(stand)) }, delen.vast);
  return null;
}
