import type { Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { isoDatum, momentVan } from '#grond/taal/datum.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';

const ANTWOORDTIJD_MS = 14 * DAG_MS;
/** From so many answers on they are shown: fewer could be told apart. */
export const MINSTENS = 5;

/** Nine in the morning after the last meeting, on the clock of Amsterdam. */
export const evaluatiemoment = ({ eindOp }: Pick<Kennissessie, 'eindOp'>): Moment =>
  // Noon is never in the night of summer time: a day later it is the next date.
  momentVan(isoDatum(momentVan(isoDatum(eindOp), '12:00') + DAG_MS), '09:00');

/** Until then one can answer; from then on free text is read, all at once, so that nobody sees in which order it came. */
export const antwoordenTot = ({ eindOp }: Pick<Kennissessie, 'eindOp'>): Moment => eindOp + ANTWOORDTIJD_MS;
