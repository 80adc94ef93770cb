import type { Inhoud } from '#inhoud/stuk.ts';
import type { Agenda } from '#kennissessies/agenda/agenda.ts';
import { eigenPad, isEigenAdres } from '#leren/eigen-pad.ts';

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
  return { gelukt: false, reden: isEigenAdres(adres, site.origin) ? 'geen-pagina' : 'andere-site' };
}

const VORM = /^\/(praktijken|terugblikken|elders|bouwstenen|kennissessies)\/([a-z0-9-]+)\/?$/;

/** The page of our own that an address points at; null when there is none. */
export async function koppelpagina(site: Site, adres: string): Promise<Koppelpagina | null> {
  const [, soort, slug = ''] = VORM.exec(eigenPad(adres, site.origin) ?? '') ?? [];
  const titel = await titelVan(site, soort, slug);
  return titel === undefined ? null : { url: `/${soort}/${slug}/`, titel };
}

async function titelVan({ inhoud, agenda }: Site, soort: string | undefined, slug: string): Promise<string | undefined> {
  if (soort === 'praktijken' || soort === 'terugblikken' || soort === 'elders' || soort === 'bouwstenen')
    return inhoud.een(soort, slug)?.gegevens.titel;
  if (soort !== 'kennissessies') return undefined;
  return (await agenda.lees()).kennissessies.find((een) => een.slug === slug)?.titel;
}
