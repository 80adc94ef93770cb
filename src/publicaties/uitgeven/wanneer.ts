import type { Moment } from '#db/tabellen.ts';
import { klokmoment } from '#grond/taal/datum.ts';

export type Wanneer = { soort: 'nu' } | { soort: 'later'; op: Moment } | { soort: 'onduidelijk'; zin: string };

/** When approved text is to go online, by a choice and a moment in Amsterdam; a choice that contradicts the date is not guessed at. */
export function leesWanneer({ keuze, datum, tijd }: { keuze: string; datum: string; tijd: string }): Wanneer {
  if (keuze !== 'later')
    return datum === ''
      ? { soort: 'nu' }
      : { soort: 'onduidelijk', zin: 'Je koos Nu, maar vulde ook een datum in. Kies Later, of maak de datum leeg.' };
  const op = klokmoment(datum, tijd || '09:00');
  if (typeof op === 'number') return { soort: 'later', op };
  const zin =
    op === 'overgeslagen'
      ? 'Deze tijd bestaat niet: die nacht gaat de klok een uur vooruit. Kies een andere tijd.'
      : 'Vul een datum en een tijd in die bestaan, zoals 21-11-2026 en 09:00.';
  return { soort: 'onduidelijk', zin };
}
