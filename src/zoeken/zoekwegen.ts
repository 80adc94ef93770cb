import type { Inhoud } from '#inhoud/stuk.ts';
import { voorbeeldvragen } from '#inhoud/tonen/voorbeeldvragen.ts';

/** Ways on for who did not search yet, or found nothing: none of them leads to an empty page. */
export interface Zoekwegen {
  vragen: readonly string[];
  lijsten: readonly { href: string; tekst: string }[];
}

export const GEEN_WEGEN: Zoekwegen = { vragen: [], lijsten: [] };

/** The ways that there are on this site now; `sessies` is how many are in the agenda. */
export function zoekwegen(inhoud: Inhoud, sessies: number): Zoekwegen {
  const lijst = (href: string, tekst: string, hoeveel: number) => (hoeveel > 0 ? [{ href, tekst }] : []);
  return {
    vragen: voorbeeldvragen(inhoud),
    lijsten: [
      ...lijst('/praktijken/', 'best practices', inhoud.alle('praktijken').length),
      ...lijst('/bouwstenen/', 'bouwstenen', inhoud.alle('bouwstenen').length),
      ...lijst('/terugblikken/', 'terugblikken', inhoud.alle('terugblikken').length),
      ...lijst('/kennissessies/', 'kennissessies', sessies),
    ],
  };
}
