import type { Moment } from '#db/tabellen.ts';
import { DAG_MS, MINUUT_MS } from '#grond/duur.ts';
import { isoDatum, momentVan } from '#grond/taal/datum.ts';

/** What was published less than so long ago may still be a mistake. */
export const STIL_MS = 15 * MINUUT_MS;
const BEGIN = '07:00';
const DINSDAG = 2;

/** The last Tuesday at seven in the morning, in Amsterdam. */
export function weekmoment(nu: Moment): Moment {
  let moment = dagbegin(nu);
  while (new Date(moment).getUTCDay() !== DINSDAG) moment = eerder(moment);
  return moment;
}

/** When the day began in which somebody gets at most one letter: the last time that it was seven in the morning. */
export function dagbegin(nu: Moment): Moment {
  const vandaag = momentVan(isoDatum(nu), BEGIN);
  return vandaag <= nu ? vandaag : eerder(vandaag);
}

/** Before seven nobody is mailed: the letter of that morning would be the second on one day. */
export const isNacht = (nu: Moment): boolean => nu < momentVan(isoDatum(nu), BEGIN);

/** The same hour a day before, also when the clock was set: eighteen hours back is always the day before. */
const eerder = (moment: Moment): Moment => momentVan(isoDatum(moment - 0.75 * DAG_MS), BEGIN);
