import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

export interface DodeLink {
  stuk: Stuk;
  regel: number;
  melding: string;
}

/** What stands online and names what is gone; only of these regions when given. The compiled page of a region belongs to that region. */
export function dodeLinks(inhoud: Inhoud, regios?: readonly (string | null)[]): DodeLink[] {
  return inhoud.fouten.flatMap(({ bestand, regel, melding }) => {
    const stuk = stukBij(inhoud, bestand);
    const regio = stuk && regioVan(stuk);
    return stuk && (!regios || (regio !== undefined && regios.includes(regio))) ? [{ stuk, regel, melding }] : [];
  });
}

/** The entry that this file is, when it is shown. */
export function stukBij(inhoud: Pick<Inhoud, 'een'>, bestand: string): Stuk | undefined {
  const [, collectie, slug = ''] =
    /^(praktijken|terugblikken|elders|nieuws|onderwijsregios|bouwstenen|paginas)\/(.+)\.mdx?$/.exec(bestand) ?? [];
  return collectie === undefined ? undefined : inhoud.een(collectie as Stuk['collectie'], slug);
}

function regioVan({ collectie, slug, gegevens }: Stuk): string | null | undefined {
  if (collectie === 'onderwijsregios') return slug;
  return 'regio' in gegevens ? gegevens.regio : undefined;
}
