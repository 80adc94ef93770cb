export interface Optie {
  waarde: string;
  tekst: string;
  uitleg?: string | undefined;
}
export interface Facet {
  /** The key in the address: `sector` in `?sector=po&sector=vo`. */
  naam: string;
  titel: string;
  uitleg: string;
  opties: (Optie & { aantal: number; gekozen: boolean })[];
}
export interface Facetdefinitie<T> {
  naam: string;
  titel: string;
  uitleg: string;
  opties: readonly Optie[];
  waarden(item: T): readonly string[];
}
/** A chosen value, with the address that leaves it out. */
export interface Keuze {
  naam: string;
  tekst: string;
  zonder: string;
}

/**
 * Filters by the values in the address. Within a facet any chosen value will do, between facets all must fit; the count
 * beside an option is what choosing it would show. Options that lead nowhere are left out, unknown values ignored.
 */
export function filteren<T>(
  items: readonly T[],
  definities: readonly Facetdefinitie<T>[],
  vraag: URLSearchParams,
): { gevonden: T[]; facetten: Facet[]; keuzes: Keuze[] } {
  const gekozen = definities.map(
    ({ naam, opties }) => new Set(vraag.getAll(naam).filter((w) => opties.some(({ waarde }) => waarde === w))),
  );
  const past = (item: T, nummer: number): boolean => {
    const keuze = gekozen[nummer];
    return !keuze?.size || (definities[nummer]?.waarden(item).some((waarde) => keuze.has(waarde)) ?? false);
  };
  const pastOveral = (item: T, behalve = -1): boolean => definities.every((_, nummer) => nummer === behalve || past(item, nummer));
  const facetten = definities.map(({ naam, titel, uitleg, opties, waarden }, nummer) => {
    const telling = new Map<string, number>();
    for (const item of items)
      if (pastOveral(item, nummer)) for (const waarde of new Set(waarden(item))) telling.set(waarde, (telling.get(waarde) ?? 0) + 1);
    const metTelling = opties.map((optie) => ({
      ...optie,
      aantal: telling.get(optie.waarde) ?? 0,
      gekozen: gekozen[nummer]?.has(optie.waarde) ?? false,
    }));
    return { naam, titel, uitleg, opties: metTelling.filter((optie) => optie.aantal > 0 || optie.gekozen) };
  });
  const keuzes = facetten.flatMap(({ naam, opties }) =>
    opties.filter((optie) => optie.gekozen).map(({ waarde, tekst }) => ({ naam, tekst, zonder: zonder(vraag, naam, waarde) })),
  );
  return { gevonden: items.filter((item) => pastOveral(item)), facetten: facetten.filter(({ opties }) => opties.length > 0), keuzes };
}

function zonder(vraag: URLSearchParams, naam: string, waarde: string): string {
  const rest = new URLSearchParams([...vraag].filter(([n, w]) => n !== 'pagina' && !(n === naam && w === waarde)));
  return rest.size > 0 ? `?${rest}` : '?';
}
