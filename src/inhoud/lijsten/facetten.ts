export interface Facetoptie {
  waarde: string;
  tekst: string;
  uitleg?: string | undefined;
}
export interface Facet {
  /** The key in the address: `sector` in `?sector=po&sector=vo`. */
  naam: string;
  titel: string;
  uitleg: string;
  opties: (Facetoptie & { aantal: number; gekozen: boolean })[];
}
export interface Facetdefinitie<T> {
  naam: string;
  titel: string;
  uitleg: string;
  opties: readonly Facetoptie[];
  waarden(item: T): readonly string[];
  /** What a value of an old link is called by now; the value itself when that did not change. */
  heetNu?(waarde: string): string;
  /** The places of its values among the options, each once; where these are known counting takes a fraction of the time. */
  plaatsen?(item: T): readonly number[];
}
/** A chosen value, with the address that leaves it out. */
export interface Keuze {
  naam: string;
  tekst: string;
  zonder: string;
}

/**
 * Filters by the values in the address. Within a facet any chosen value will do, between facets all must fit; the count
 * beside an option is what choosing it would show. Options that lead nowhere are left out; unknown values are ignored and told.
 */
export function filteren<T>(
  items: readonly T[],
  definities: readonly Facetdefinitie<T>[],
  gevraagd: URLSearchParams,
): { gevonden: readonly T[]; facetten: Facet[]; keuzes: Keuze[]; weggelaten: string[] } {
  const vraag = zoalsHetNuHeet(definities, gevraagd);
  const gekozen = definities.map(
    ({ naam, opties }) => new Set(vraag.getAll(naam).filter((w) => opties.some(({ waarde }) => waarde === w))),
  );
  const past = (item: T, nummer: number): boolean => {
    const keuze = gekozen[nummer];
    return !keuze?.size || (definities[nummer]?.waarden(item).some((waarde) => keuze.has(waarde)) ?? false);
  };
  const metKeuze = definities.flatMap((_, nummer) => (gekozen[nummer]?.size ? [nummer] : []));
  const passend = (nummers: readonly number[]) =>
    nummers.length === 0 ? items : items.filter((item) => nummers.every((nummer) => past(item, nummer)));
  const gevonden = passend(metKeuze);
  const tellingen = definities.map((definitie, nummer) => {
    // What is chosen in a facet does not count in that facet itself.
    const mee = metKeuze.includes(nummer) ? passend(metKeuze.filter((keuze) => keuze !== nummer)) : gevonden;
    return mee === items ? telAlles(items, definitie) : tellen(mee, definitie);
  });
  const facetten = definities.map(({ naam, titel, uitleg, opties }, nummer) => {
    const metTelling = opties.map((optie) => ({
      ...optie,
      aantal: tellingen[nummer]?.get(optie.waarde) ?? 0,
      gekozen: gekozen[nummer]?.has(optie.waarde) ?? false,
    }));
    return { naam, titel, uitleg, opties: metTelling.filter((optie) => optie.aantal > 0 || optie.gekozen) };
  });
  const keuzes = facetten.flatMap(({ naam, opties }) =>
    opties.filter((optie) => optie.gekozen).map(({ waarde, tekst }) => ({ naam, tekst, zonder: zonder(vraag, naam, waarde) })),
  );
  return { gevonden, facetten: facetten.filter(({ opties }) => opties.length > 0), keuzes, weggelaten: onbekend(definities, vraag) };
}

function zoalsHetNuHeet(definities: readonly Omit<Facetdefinitie<never>, 'waarden'>[], vraag: URLSearchParams): URLSearchParams {
  const heetNu = new Map(definities.flatMap((een) => (een.heetNu ? [[een.naam, een.heetNu] as const] : [])));
  return heetNu.size > 0 ? new URLSearchParams([...vraag].map(([naam, waarde]) => [naam, heetNu.get(naam)?.(waarde) ?? waarde])) : vraag;
}

/** In a shorter list people see faster than they choose. */
const KORTE_LIJST = 6;

/**
 * The facets that are worth showing beside this whole list: one that leaves nothing out stays away, one that most items have no value
 * for says so. What is chosen always shows.
 */
export function zinvolleFacetten<T>(facetten: readonly Facet[], items: readonly T[], definities: readonly Facetdefinitie<T>[]): Facet[] {
  return facetten.flatMap((facet) => {
    const definitie = definities.find(({ naam }) => naam === facet.naam);
    const telling = definitie ? telAlles(items, definitie) : new Map<string, number>();
    const gekozen = facet.opties.some((optie) => optie.gekozen);
    const kiest = items.length >= KORTE_LIJST && [...telling.values()].some((aantal) => aantal > 0 && aantal < items.length);
    if (!kiest && !gekozen) return [];
    const met = definitie ? metWaarde(items, definitie) : items.length;
    const zeldzaam = met * 2 < items.length ? ` Ingevuld bij ${met} van de ${items.length}.` : '';
    return [{ ...facet, uitleg: facet.uitleg + zeldzaam }];
  });
}

const LANGSTE_WAARDE = 60;
const MEESTE_ZINNEN = 5;
/** A sentence for each choice in the address that this list does not have: of an old link, or mistyped. */
function onbekend(definities: readonly Omit<Facetdefinitie<never>, 'waarden'>[], vraag: URLSearchParams): string[] {
  const zinnen = definities.flatMap(({ naam, titel, opties }) =>
    [...new Set(vraag.getAll(naam))]
      .filter((gevraagd) => gevraagd.trim() && !opties.some(({ waarde }) => waarde === gevraagd))
      .map((gevraagd) => `Onbekende keuze ‘${gevraagd.slice(0, LANGSTE_WAARDE)}’ bij ${titel} is weggelaten.`),
  );
  return zinnen.slice(0, MEESTE_ZINNEN);
}

const geteld = new WeakMap<object, Map<string, Map<string, number>>>();
/** A whole list stays the same until the content changes, and most visitors choose nothing. */
function telAlles<T>(items: readonly T[], definitie: Facetdefinitie<T>): Map<string, number> {
  const perFacet = geteld.get(items) ?? new Map<string, Map<string, number>>();
  geteld.set(items, perFacet);
  const telling = perFacet.get(definitie.naam) ?? tellen(items, definitie);
  perFacet.set(definitie.naam, telling);
  return telling;
}

const gevuld = new WeakMap<object, Map<string, number>>();
/** How many of a whole list have any value in this facet. */
function metWaarde<T>(items: readonly T[], { naam, waarden }: Facetdefinitie<T>): number {
  const perFacet = gevuld.get(items) ?? new Map<string, number>();
  gevuld.set(items, perFacet);
  const met = perFacet.get(naam) ?? items.filter((item) => waarden(item).length > 0).length;
  perFacet.set(naam, met);
  return met;
}

function tellen<T>(items: readonly T[], { waarden, plaatsen, opties }: Facetdefinitie<T>): Map<string, number> {
  if (plaatsen) {
    const aantallen = new Uint32Array(opties.length);
    for (const item of items) {
      const van = plaatsen(item);
      for (let i = 0; i < van.length; i++) aantallen[van[i] ?? 0] = (aantallen[van[i] ?? 0] ?? 0) + 1;
    }
    return new Map(opties.map(({ waarde }, plaats) => [waarde, aantallen[plaats] ?? 0]));
  }
  const telling = new Map<string, number>();
  for (const item of items) {
    const van = waarden(item);
    for (let plek = 0; plek < van.length; plek++) {
      const waarde = van[plek] ?? '';
      if (plek === 0 || van.indexOf(waarde) === plek) telling.set(waarde, (telling.get(waarde) ?? 0) + 1);
    }
  }
  return telling;
}

function zonder(vraag: URLSearchParams, naam: string, waarde: string): string {
  const rest = new URLSearchParams([...vraag].filter(([n, w]) => n !== 'pagina' && !(n === naam && w === waarde)));
  return rest.size > 0 ? `?${rest}` : '?';
}
