import type { Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { momentVan } from '#grond/taal/datum.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** How long before its review date a region hears of it. */
const VOORAF_MS = 14 * DAG_MS;

/** Best practices that their region has to look at: their review date is near or past, the oldest first. */
export function naTeKijken(inhoud: Inhoud, nu: Moment): Stuk<'praktijken'>[] {
  const dag = (stuk: Stuk<'praktijken'>) => momentVan(stuk.gegevens.herzien_voor);
  return inhoud
    .alle('praktijken')
    .filter((stuk) => dag(stuk) <= nu + VOORAF_MS)
    .sort((a, b) => dag(a) - dag(b));
}
