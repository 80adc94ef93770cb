import { vouwen, woordenVan } from '#grond/taal/vouwen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

type Opzoekbaar = Stuk<(typeof COLLECTIES)[number]>;
const COLLECTIES = ['terugblikken', 'praktijken', 'elders'] as const;
/** How many texts a page lists at most. */
const HOOGSTENS = 50;

/**
 * The newest texts online with this in their title or in the name of their region, and how many there are; of all when nothing is asked.
 */
export function zoekOnline(inhoud: Inhoud, vraag: string): { stukken: Opzoekbaar[]; totaal: number } {
  const woorden = woordenVan(vraag);
  const naam = regionamen(inhoud);
  const past = ({ gegevens }: Opzoekbaar) => {
    const waar = woorden.length > 0 ? vouwen(`${gegevens.titel} ${naam(gegevens.regio)}`) : '';
    return woorden.every((woord) => waar.includes(woord));
  };
  // Each is newest first already: what is older than fifty of its own kind is not among the newest fifty.
  const perSoort = COLLECTIES.map((collectie): Opzoekbaar[] => inhoud.alle(collectie).filter(past));
  const stukken = perSoort
    .flatMap((soort) => soort.slice(0, HOOGSTENS))
    .sort((a, b) => (a.gegevens.gepubliceerd < b.gegevens.gepubliceerd ? 1 : -1))
    .slice(0, HOOGSTENS);
  return { stukken, totaal: perSoort.reduce((som, { length }) => som + length, 0) };
}
