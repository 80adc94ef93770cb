import { vouwen, woordenVan } from '#grond/taal/vouwen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** How many texts a page lists at most. */
export const HOOGSTENS = 50;

/** The texts online with this in their title or in the name of their region, newest first; all of them when nothing is asked. */
export function zoekOnline(inhoud: Inhoud, vraag: string): (Stuk<'praktijken'> | Stuk<'terugblikken'> | Stuk<'elders'>)[] {
  const woorden = woordenVan(vraag);
  const naam = regionamen(inhoud);
  return [...inhoud.alle('terugblikken'), ...inhoud.alle('praktijken'), ...inhoud.alle('elders')]
    .filter(({ gegevens }) => {
      const waar = vouwen(`${gegevens.titel} ${naam(gegevens.regio)}`);
      return woorden.every((woord) => waar.includes(woord));
    })
    .sort((a, b) => (a.gegevens.gepubliceerd < b.gegevens.gepubliceerd ? 1 : -1));
}
