import type { Inhoud } from '#inhoud/stuk.ts';
import type { Agenda } from '#kennissessies/agenda/agenda.ts';

interface Site {
  inhoud: Pick<Inhoud, 'een'>;
  agenda: Pick<Agenda, 'lees'>;
  /** Where its addresses begin. */
  origin: string;
}
export interface Koppelpagina {
  url: string;
  titel: string;
}
export type Koppeling = { gelukt: true; pagina: Koppelpagina | null } | { gelukt: false; reden: 'geen-pagina' | 'andere-site' };

/** The page that somebody answers a question with; null when they gave no address. */
export async function leesKoppeling(site: Site, adres: string): Promise<Koppeling> {
  const pagina = await koppelpagina(site, adres);
  if (pagina || adres === '') return { gelukt: true, pagina };
  return { gelukt: false, reden: isEigen(adres, site.origin) ? 'geen-pagina' : 'andere-site' };
}

const VORM = /^\/(praktijken|terugblikken|elders|bouwstenen|kennissessies)\/([a-z0-9-]+)\/?$/;

/** The page of our own that an address points at; null when there is none. */
export async function koppelpagina(site: Site, adres: string): Promise<Koppelpagina | null> {
  const { origin } = site;
  if (adres === '' || !URL.canParse(adres, origin) || !isEigen(adres, origin)) return null;
  const [, soort, slug = ''] = VORM.exec(new URL(adres, origin).pathname) ?? [];
  const titel = await titelVan(site, soort, slug);
  return titel === undefined ? null : { url: `/${soort}/${slug}/`, titel };
}

/** Whether an address is on this site; a path alone is, and in the trial so is either name of this computer. */
function isEigen(adres: string, origin: string): boolean {
  if (!URL.canParse(adres, origin)) return true;
  const { protocol, host } = new URL(adres, origin);
  return /^https?:$/.test(protocol) && zelfdeNaam(host) === zelfdeNaam(new URL(origin).host);
}

const zelfdeNaam = (host: string): string => host.replace(/^localhost(?=:|$)/, '127.0.0.1');

async function titelVan({ inhoud, agenda }: Site, soort: string | undefined, slug: string): Promise<string | undefined> {
  if (soort === 'praktijken' || soort === 'terugblikken' || soort === 'elders' || soort === 'bouwstenen')
    return inhoud.een(soort, slug)?.gegevens.titel;
  if (soort !== 'kennissessies') return undefined;
  return (await agenda.lees()).kennissessies.find((een) => een.slug === slug)?.titel;
}
