const VORM = /^\/(praktijken|terugblikken|bouwstenen|kennissessies)\/([a-z0-9-]+)\/?$/;

/** The page of our own that an address points at; null when there is none. */
export async function koppelpagina(
  { inhoud, agenda, origin }: Pick<App.Locals, 'inhoud' | 'agenda' | 'origin'>,
  adres: string,
): Promise<{ url: string; titel: string } | null> {
  if (adres === '' || !URL.canParse(adres, origin) || !isEigen(adres, origin)) return null;
  const [, soort, slug = ''] = VORM.exec(new URL(adres, origin).pathname) ?? [];
  const titel = await titelVan({ inhoud, agenda }, soort, slug);
  return titel === undefined ? null : { url: `/${soort}/${slug}/`, titel };
}

/** Whether an address is on this site; a path alone is, and in the trial so is either name of this computer. */
export function isEigen(adres: string, origin: string): boolean {
  if (!URL.canParse(adres, origin)) return true;
  const { protocol, host } = new URL(adres, origin);
  return /^https?:$/.test(protocol) && zelfde(host) === zelfde(new URL(origin).host);
}

const zelfde = (host: string): string => host.replace(/^localhost(?=:|$)/, '127.0.0.1');

async function titelVan({ inhoud, agenda }: Pick<App.Locals, 'inhoud' | 'agenda'>, soort: string | undefined, slug: string) {
  if (soort === 'praktijken' || soort === 'terugblikken' || soort === 'bouwstenen') return inhoud.een(soort, slug)?.gegevens.titel;
  if (soort !== 'kennissessies') return undefined;
  return (await agenda.lees()).kennissessies.find((een) => een.slug === slug)?.titel;
}
