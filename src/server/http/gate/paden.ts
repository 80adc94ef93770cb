import { isPersoonlijk as isVoorEenMens } from '#accounts/inloggen/aanwezigheid.ts';

/** Astro's own addresses that the site does not use, and its error pages; its actions are only reached by a form on a page. */
const INTERN = /^\/(_|(404|500)\/$)/;

/** Pages for one person: their query stays whole, they see cookies, they may be written to, and nothing of them is kept. */
export const isPersoonlijk = (pad: string): boolean => isVoorEenMens('GET', pad);
/** Files with what we keep about people. */
export const isUitvoer = (pad: string): boolean => isPersoonlijk(pad) && /\.[a-z]+$/.test(pad);
export const isIntern = (pad: string): boolean => INTERN.test(pad);

const FORMULIER = 64 * 1024;
/** How many bytes may be sent to an address. */
const RUIMTE: readonly (readonly [RegExp, number])[] = [
  // One file of 5 MB and what a form wraps around it.
  [/^\/mijn\/publicaties\/[^/]+\/bijlagen\//, 5 * 1024 * 1024 + FORMULIER],
  [/^\/mijn\/publicaties\/plakken\//, 1024 * 1024],
  [/^\/mijn\/publicaties\//, 256 * 1024],
];

export const ruimteVoor = (pad: string): number => RUIMTE.find(([vorm]) => vorm.test(pad))?.[1] ?? FORMULIER;
