import type { Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import { perVersie } from '#inhoud/per-versie.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** How long before its review date a region hears of it. */
const VOORAF_MS = 14 * DAG_MS;

/** Best practices that their region has to look at: their review date is near or past, the oldest first. */
export const naTeKijken = (inhoud: Inhoud, nu: Moment): readonly Stuk<'praktijken'>[] => herzienVoor(inhoud, nu + VOORAF_MS);

/** Those of which the review date is past. */
export const nietNagekeken = (inhoud: Inhoud, nu: Moment): readonly Stuk<'praktijken'>[] => herzienVoor(inhoud, nu);

function herzienVoor(inhoud: Inhoud, tot: Moment): readonly Stuk<'praktijken'>[] {
  // A day has come when it has begun here.
  const dag = isoDatum(tot);
  const alle = opHerziendag(inhoud);
  const over = alle.findIndex(({ gegevens }) => gegevens.herzien_voor > dag);
  return over < 0 ? alle : alle.slice(0, over);
}

/** All best practices by the day on which somebody has to look at them again, sorted once per version of the content. */
const opHerziendag = perVersie((inhoud) =>
  inhoud
    .alle('praktijken')
    .toSorted(({ gegevens: { herzien_voor: a } }, { gegevens: { herzien_voor: b } }) => Number(a > b) - Number(a < b)),
);
