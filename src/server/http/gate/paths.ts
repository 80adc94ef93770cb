import { isPersoonlijk as isVoorEenMens } from '#accounts/inloggen/wie-is-het.ts';

/** Astro's own addresses that the site does not use, and its error pages; its actions are only reached by a form on a page. */
const INTERN = /^\/(_|(404|500)\/$)/;

/** Pages for one person: their query stays whole, they see cookies, they may be written to, and nothing of them is kept. */
export const isPersonal = (path: string): boolean => isVoorEenMens('GET', path);
/** Looked at by programs, of many people from one address: counted by its key, when that is right. */
const CALENDAR = '/mijn/aanmeldingen/agenda.ics';
/** Tables of numbers, of nobody; the Realisatie-Eenheid takes all of them at once. */
const MONITORING = /\/monitoring\/[^/]+\.csv$/;
/** Files with what we keep about people. */
export const isExport = (path: string): boolean =>
  path !== CALENDAR && !MONITORING.test(path) && isPersonal(path) && /\.[a-z]+$/.test(path);
export const isInternal = (path: string): boolean => INTERN.test(path);

const FORM = 64 * 1024;
/** How many bytes may be sent to an address. */
const SPACE: readonly (readonly [RegExp, number])[] = [
  // One file of 5 MB and what a form wraps around it.
  [/^\/(mijn\/publicaties\/[^/]+\/bijlagen|beheer\/kennissessies\/[^/]+\/materiaal)\//, 5 * 1024 * 1024 + FORM],
  [/^\/mijn\/publicaties\/plakken\//, 1024 * 1024],
  [/^\/mijn\/publicaties\//, 256 * 1024],
];

export const roomFor = (path: string): number => SPACE.find(([shape]) => shape.test(path))?.[1] ?? FORM;
