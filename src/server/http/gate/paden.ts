import { isPersoonlijk as isVoorEenMens } from '#accounts/inloggen/aanwezigheid.ts';
import { FACETNAMEN } from '#zoeken/facetnamen.ts';

/** Astro's own addresses that the site does not use, and its error pages; its actions are only reached by a form on a page. */
const INTERN = /^\/(_|(404|500)\/$)/;

/** Pages for one person: their query stays whole, they see cookies, they may be written to, and nothing of them is kept. */
export const isPersoonlijk = (pad: string): boolean => isVoorEenMens('GET', pad);
/** Files with what we keep about people. */
export const isUitvoer = (pad: string): boolean => isPersoonlijk(pad) && /\.[a-z]+$/.test(pad);
export const isIntern = (pad: string): boolean => INTERN.test(pad);

const AGENDA = ['schaal', 'vorm', 'bouwsteen', 'regio'];
/** The queries that public pages understand; whatever else is asked never reaches them and makes no second copy. */
const VRAGEN: Record<string, readonly string[]> = {
  '/zoeken/': ['q', ...FACETNAMEN, 'letterlijk', 'sorteer', 'pagina'],
  '/praktijken/': ['taak', 'bouwsteen', 'sector', 'fase', 'regio', 'pagina'],
  '/terugblikken/': ['taak', 'bouwsteen', 'sector', 'regio', 'pagina'],
  '/onderwijsregios/': ['fase', 'sector', 'landsdeel', 'pagina'],
  '/nieuws/': ['pagina'],
  '/kennissessies/': [...AGENDA, 'maand', 'toon'],
  '/kennissessies/agenda.ics': AGENDA,
};
const WAARDEN = 40;

/** The query as the page gets to see it: known names only, in a fixed order, each value once. */
export function bekendeVraag(pad: string, vraag: string): string {
  const namen = VRAGEN[pad];
  if (!vraag || !namen) return '';
  const gegeven = new URLSearchParams(vraag);
  const paren = namen.flatMap((naam) => [...new Set(gegeven.getAll(naam))].sort().map((waarde) => [naam, waarde]));
  const gevuld = paren.filter(([, waarde]) => waarde?.trim()).slice(0, WAARDEN);
  return gevuld.length > 0 ? `?${new URLSearchParams(gevuld)}` : '';
}

const FORMULIER = 64 * 1024;
/** How many bytes may be sent to an address. */
const RUIMTE: readonly (readonly [RegExp, number])[] = [
  // One file of 5 MB and what a form wraps around it.
  [/^\/mijn\/publicaties\/[^/]+\/bijlagen\//, 5 * 1024 * 1024 + FORMULIER],
  [/^\/mijn\/publicaties\/plakken\//, 1024 * 1024],
  [/^\/mijn\/publicaties\//, 256 * 1024],
];

export const ruimteVoor = (pad: string): number => RUIMTE.find(([vorm]) => vorm.test(pad))?.[1] ?? FORMULIER;
