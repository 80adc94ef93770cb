const VORM = /^\/(praktijken|terugblikken|bouwstenen|kennissessies)\/([a-z0-9-]+)\/?$/;

/** The page of our own that an address points at, whatever was pasted around its path; null when there is none. */
export async function koppelpagina(
  { inhoud, agenda, origin }: Pick<App.Locals, 'inhoud' | 'agenda' | 'origin'>,
  adres: string,
): Promise<{ url: string; titel: string } | null> {
  if (adres === '' || !URL.canParse(adres, origin)) return null;
  const [, soort, slug = ''] = VORM.exec(new URL(adres, origin).pathname) ?? [];
  const titel = await titelVan({ inhoud, agenda }, soort, slug);
  return titel === undefined ? null : { url: `/${soort}/${slug}/`, titel };
}

async function titelVan({ inhoud, agenda }: Pick<App.Locals, 'inhoud' | 'agenda'>, soort: string | undefined, slug: string) {
  if (soort === 'praktijken' || soort === 'terugblikken' || soort === 'bouwstenen') return inhoud.een(soort, slug)?.gegevens.titel;
  if (soort !== 'kennissessies') return undefined;
  return (await agenda.lees()).kennissessies.find((een) => een.slug === slug)?.titel;
}
