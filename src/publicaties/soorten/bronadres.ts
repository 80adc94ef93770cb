import { magErheen } from '#inhoud/bronkaarten/bereik.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

const SOORT_ADRES = 'Vul een webadres in dat begint met https:// of http://. Een ander soort adres kan hier niet.';
const EIGEN_NETWERK = 'Dit adres is alleen op een eigen netwerk te openen. Kies een adres dat voor iedereen werkt.';
/** Names that no site in the world has (RFC 6761 and 8375, and what routers and offices call their own). */
const EIGEN_NAAM = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|lan|home|home\.arpa|test|invalid)$/;

/** Why a card cannot lead to this address, whatever else there is; undefined when it can, and when there is none yet. */
export function adresbezwaar(link: string): string | undefined {
  if (link === '') return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) && !/^https?:\/\//i.test(link)) return SOORT_ADRES;
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) return 'Vul bij ‘Adres’ een heel adres in, met https:// ervoor.';
  const url = new URL(link);
  if (url.username || url.password) return 'Haal de naam en het wachtwoord uit het adres. Iedereen kan ze anders lezen.';
  // Nobody looks whether it still works there.
  if (!['', '80', '443'].includes(url.port)) return 'Haal het nummer achter de dubbele punt uit het adres.';
  const naam = url.hostname.replace(/\.$/, '');
  const heeftPlek = naam.includes('.') || naam.startsWith('[');
  return heeftPlek && !EIGEN_NAAM.test(naam) && magErheen(url, 'openbaar') ? undefined : EIGEN_NETWERK;
}

/** The card itself, with every address that it has or had. */
export interface Kaartzelf {
  slug: string | null;
  voorheen: readonly string[];
}

/**
 * Why a card cannot lead there as the site stands now: it is a page of our own, or another card leads there already. A card that led
 * there before may go on doing so.
 */
export function bronbezwaar(link: string, zelf: Kaartzelf, { inhoud, origin }: { inhoud: Inhoud; origin: string }): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const eigen = new URL(origin);
  if (zelfdeHost(new URL(link)) === zelfdeHost(eigen))
    return 'Dit is een adres van dit platform zelf. Een bronkaart is voor wat ergens anders staat.';
  const kaarten = inhoud.alle('elders').map((kaart) => ({ kaart, isZelf: [zelf.slug, ...zelf.voorheen].includes(kaart.slug) }));
  if (kaarten.some(({ kaart, isZelf }) => isZelf && gelijk(kaart.gegevens.link, link))) return undefined;
  const al = kaarten.find(({ kaart, isZelf }) => !isZelf && gelijk(kaart.gegevens.link, link))?.kaart;
  return al && `Er is al een bronkaart over dit adres: ‘${al.gegevens.titel}’ (${al.url}). Eén kaart per bron is genoeg.`;
}

const zelfdeHost = ({ hostname }: URL): string => hostname.replace(/\.$/, '').replace(/^www\./, '');
const gelijk = (een: string, ander: string): boolean => vorm(een) === vorm(ander);

/** The same page however its address was copied: with www or a slash at the end, by http, at a place on the page, with who sent it. */
function vorm(link: string): string {
  if (!URL.canParse(link)) return link;
  const url = new URL(link);
  for (const naam of [...url.searchParams.keys()]) if (/^(?:utm_|fbclid$|gclid$)/i.test(naam)) url.searchParams.delete(naam);
  url.searchParams.sort();
  return `${zelfdeHost(url)}${url.pathname.replace(/\/$/, '')}?${url.searchParams}`;
}
