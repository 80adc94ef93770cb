/** Fewer people than this could be told apart. */
const MINSTENS = 5;
/** One to four people. */
export const MINDER = '<5';
/** One of the numbers that together are one that is shown is of one to four people; which one is not told. */
export const VERBORGEN = 'verborgen';
export type Mensental = number | typeof MINDER | typeof VERBORGEN;

const isKlein = (aantal: number): boolean => aantal > 0 && aantal < MINSTENS;

/** A number of people that is part of nothing else that is shown. Nobody is in a nought, so that is shown. */
export const mensental = (aantal: number): Mensental => (isKlein(aantal) ? MINDER : aantal);

/**
 * Numbers of people that add up to one that is shown: all of them, or none. Hiding only the small ones gives them away to who takes the
 * others from the sum; hiding just enough beside them does so to who knows how that is chosen.
 */
export const afgeschermd = (delen: readonly number[]): Mensental[] => (delen.some(isKlein) ? delen.map(() => VERBORGEN) : [...delen]);
