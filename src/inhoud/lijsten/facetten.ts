import { aantalIn, type Bitset, inEenVan, inElkVan, niets, plekkenIn, zetIn } from './bitset.ts';

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
  const vakken = definities.map((definitie) => vakkenVan(items, definitie));
  const gekozen = definities.map(({ naam, opties }) => {
    const keuze = new Set(vraag.getAll(naam));
    return new Set(opties.flatMap(({ waarde }, plek) => (keuze.has(waarde) ? [plek] : [])));
  });
  /** What fits each facet in which something is chosen. */
  const past = new Map(
    gekozen.flatMap((plekken, nummer) => {
      const delen = [...plekken].flatMap((plek) => vakken[nummer]?.[plek] ?? []);
      return plekken.size > 0 ? [[nummer, inEenVan(delen, items.length)] as const] : [];
    }),
  );
  const over = inElkVan([...past.values()]);
  const gevonden = over ? plekkenIn(over).flatMap((item) => items[item] ?? []) : items;
  const tellingen = vakken.map((delen, nummer) => {
    // What is chosen in a facet does not count in that facet itself.
    const mee = past.has(nummer) ? inElkVan([...past].flatMap(([ander, deel]) => (ander === nummer ? [] : [deel]))) : over;
    return delen.map((deel) => aantalIn(deel, mee));
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
    const vakken = definitie ? vakkenVan(items, definitie) : [];
    const gekozen = facet.opties.some((optie) => optie.gekozen);
    const isDeel = (aantal: number) => aantal > 0 && aantal < items.length;
    const kiest = items.length >= KORTE_LIJST && vakken.some((vak) => isDeel(aantalIn(vak)));
    if (!kiest && !gekozen) return [];
    const met = aantalIn(inEenVan(vakken, items.length));
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

interface Opgezocht {
  opties: readonly Facetoptie[];
  mede: object | undefined;
  vakken: Bitset[];
}
const bekend = new WeakMap<object, Map<string, Opgezocht>>();
/**
 * Of each option the items that have it. A whole list stays the same until the content changes, so for that they are looked up once; what
 * a search found has the places of its values at hand.
 */
function vakkenVan<T>(items: readonly T[], { naam, opties, mede, waarden, plaatsen }: Facetdefinitie<T>): Bitset[] {
  if (plaatsen) return verdelen(items, opties.length, (item, zet) => plaatsen(item).forEach(zet));
  const perFacet = bekend.get(items) ?? new Map<string, Opgezocht>();
  bekend.set(items, perFacet);
  const eerder = perFacet.get(naam);
  const zelfdeOpties = eerder?.opties.length === opties.length && opties.every(({ waarde }, nr) => waarde === eerder.opties[nr]?.waarde);
  if (zelfdeOpties && eerder.mede === mede) return eerder.vakken;
  const plek = new Map(opties.map(({ waarde }, nummer) => [waarde, nummer]));
  const vakken = verdelen(items, opties.length, (item, zet) => {
    for (const waarde of waarden(item)) zet(plek.get(waarde) ?? NERGENS);
  });
  perFacet.set(naam, { opties, mede, vakken });
  return vakken;
}

const NERGENS = -1;
/** Goes through the whole list after every change of it, so without making anything for each item. */
function verdelen<T>(items: readonly T[], opties: number, plaatsen: (item: T, zet: (plek: number) => void) => void): Bitset[] {
  const vakken = Array.from({ length: opties }, () => niets(items.length));
  let nummer = 0;
  const zet = (plek: number) => {
    const vak = vakken[plek];
    if (vak) zetIn(vak, nummer);
  };
  for (const item of items) {
    plaatsen(item, zet);
    nummer += 1;
  }
  return vakken;
}

function zonder(vraag: URLSearchParams, naam: string, waarde: string): string {
  const rest = new URLSearchParams([...vraag].filter(([n, w]) => n !== 'pagina' && !(n === naam && w === waarde)));
  return rest.size > 0 ? `?${rest}` : '?';
}
