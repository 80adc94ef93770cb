export interface Facetoptie {
  waarde: string;
  tekst: string;
  uitleg?: string | undefined;
  /** What says as much away from its facet, once chosen: "Kosten: €€". */
  alsKeuze?: string | undefined;
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
  /** What its values depend on besides the item: another list, that is a new one when something in it changed. */
  mede?: object;
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
  const plekken = definities.map((definitie) => plekkenVan(items, definitie));
  const gekozen = definities.map(({ naam, opties }) => {
    const keuze = new Set(vraag.getAll(naam));
    return new Set(opties.flatMap(({ waarde }, plek) => (keuze.has(waarde) ? [plek] : [])));
  });
  const metKeuze = definities.flatMap((_, nummer) => (gekozen[nummer]?.size ? [nummer] : []));
  /** Which items fit what is chosen in these facets; null for all. */
  const passend = (nummers: readonly number[]) =>
    nummers.reduce<number[] | null>((over, nummer) => {
      const past = (item: number) => plekken[nummer]?.[item]?.some((plek) => gekozen[nummer]?.has(plek)) ?? false;
      return over ? over.filter(past) : items.flatMap((_, item) => (past(item) ? [item] : []));
    }, null);
  const over = passend(metKeuze);
  const gevonden = over ? over.flatMap((item) => items[item] ?? []) : items;
  const tellingen = definities.map(({ opties }, nummer) => {
    // What is chosen in a facet does not count in that facet itself.
    const mee = metKeuze.includes(nummer) ? passend(metKeuze.filter((keuze) => keuze !== nummer)) : over;
    return tellen(plekken[nummer] ?? [], mee, opties.length);
  });
  const facetten = definities.map(({ naam, titel, uitleg, opties }, nummer) => {
    const metTelling = opties.map((optie, plek) => ({
      ...optie,
      aantal: tellingen[nummer]?.[plek] ?? 0,
      gekozen: gekozen[nummer]?.has(plek) ?? false,
    }));
    return { naam, titel, uitleg, opties: metTelling.filter((optie) => optie.aantal > 0 || optie.gekozen) };
  });
  const keuzes = facetten.flatMap(({ naam, opties }) =>
    opties
      .filter((optie) => optie.gekozen)
      .map(({ waarde, tekst, alsKeuze = tekst }) => ({ naam, tekst: alsKeuze, zonder: zonder(vraag, naam, waarde) })),
  );
  return { gevonden, facetten: facetten.filter(({ opties }) => opties.length > 0), keuzes, weggelaten: onbekend(definities, vraag) };
}

/** What was asked, with what is called otherwise by now under its present name. */
export function zoalsHetNuHeet(
  definities: readonly Pick<Facetdefinitie<never>, 'naam' | 'heetNu'>[],
  vraag: URLSearchParams,
): URLSearchParams {
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
    const plekken = definitie ? plekkenVan(items, definitie) : [];
    const telling = tellen(plekken, null, definitie?.opties.length ?? 0);
    const gekozen = facet.opties.some((optie) => optie.gekozen);
    const kiest = items.length >= KORTE_LIJST && telling.some((aantal) => aantal > 0 && aantal < items.length);
    if (!kiest && !gekozen) return [];
    const met = plekken.filter((van) => van.length > 0).length;
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

type Plekken = readonly (readonly number[])[];
interface Opgezocht {
  opties: readonly Facetoptie[];
  mede: object | undefined;
  plekken: Plekken;
}
const bekend = new WeakMap<object, Map<string, Opgezocht>>();
/**
 * Of each item the places of its values among the options. A whole list stays the same until the content changes, so for that they are
 * looked up once; what a search found has them at hand.
 */
function plekkenVan<T>(items: readonly T[], { naam, opties, mede, waarden, plaatsen }: Facetdefinitie<T>): Plekken {
  if (plaatsen) return items.map((item) => plaatsen(item));
  const perFacet = bekend.get(items) ?? new Map<string, Opgezocht>();
  bekend.set(items, perFacet);
  const eerder = perFacet.get(naam);
  const zelfdeOpties = eerder?.opties.length === opties.length && opties.every(({ waarde }, nr) => waarde === eerder.opties[nr]?.waarde);
  if (zelfdeOpties && eerder.mede === mede) return eerder.plekken;
  const plek = new Map(opties.map(({ waarde }, nummer) => [waarde, nummer]));
  const plekken = items.map((item) => [...new Set(waarden(item))].flatMap((waarde) => plek.get(waarde) ?? []));
  perFacet.set(naam, { opties, mede, plekken });
  return plekken;
}

const geteld = new WeakMap<Plekken, Uint32Array>();
/** How often each option stands at these items, or at all of them; most visitors choose nothing. */
function tellen(plekken: Plekken, items: readonly number[] | null, opties: number): Uint32Array {
  const eerder = items ? undefined : geteld.get(plekken);
  if (eerder) return eerder;
  const aantallen = new Uint32Array(opties);
  for (const van of items ? items.map((item) => plekken[item] ?? []) : plekken)
    for (const plek of van) aantallen[plek] = (aantallen[plek] ?? 0) + 1;
  if (!items) geteld.set(plekken, aantallen);
  return aantallen;
}

function zonder(vraag: URLSearchParams, naam: string, waarde: string): string {
  const rest = new URLSearchParams([...vraag].filter(([n, w]) => n !== 'pagina' && !(n === naam && w === waarde)));
  return rest.size > 0 ? `?${rest}` : '?';
}
