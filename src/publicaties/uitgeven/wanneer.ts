import type { Moment } from '#db/tabellen.ts';
import { momentVan } from '#grond/taal/datum.ts';

export type Wanneer = { soort: 'nu' } | { soort: 'later'; op: Moment } | { soort: 'onduidelijk'; zin: string };

/** When approved text is to go online, by a choice and a moment in Amsterdam; a choice that contradicts the date is not guessed at. */
export function leesWanneer({ keuze, datum, tijd }: { keuze: string; datum: string; tijd: string }): Wanneer {
  if (keuze !== 'later')
    return datum === ''
      ? { soort: 'nu' }
      : { soort: 'onduidelijk', zin: 'Je koos Nu, maar vulde ook een datum in. Kies Later, of maak de datum leeg.' };
  const op = momentUit(datum, tijd || '09:00');
  return op === null ? { soort: 'onduidelijk', zin: 'Vul een datum en een tijd in, zoals 21-11-2026 en 09:00.' } : { soort: 'later', op };
}

function momentUit(datum: string, tijd: string): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(datum) || !/^\d{2}:\d{2}$/.test(tijd)) return null;
  try {
    return momentVan(datum, tijd);
  } catch {
    return null;
  }
}
