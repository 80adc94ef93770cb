import type { Moment } from '#db/tabellen.ts';

/** One thing to do, and the place where it is done. */
export interface Punt {
  titel: string;
  href: string;
  /** What kind of thing it is, or how bad. */
  bij: string;
  /** Since when; null for what has no beginning. */
  sinds: Moment | null;
}
/** Things of one kind, the longest waiting first: one more than are shown when there are others. */
export interface Soortpunten {
  punten: Punt[];
  /** Where all of this kind stand. */
  alle: { titel: string; href: string };
}
export interface Takenlijst {
  punten: Punt[];
  /** Where the rest stands, of each kind of which there is more. */
  meer: Soortpunten['alle'][];
}

/** How many of a kind a list shows: it stays short however much there is. */
export const MEESTE_PER_SOORT = 5;
/** How many to ask for, so that it shows whether there are more. */
export const EEN_MEER = MEESTE_PER_SOORT + 1;

/** All kinds in one list, what waits longest first; what has no beginning comes last. */
export function werkVan(soorten: readonly Soortpunten[]): Takenlijst {
  const leeftijd = ({ sinds }: Punt) => sinds ?? Number.POSITIVE_INFINITY;
  return {
    punten: soorten
      .flatMap(({ punten }) => punten.slice(0, MEESTE_PER_SOORT))
      .sort((a, b) => (leeftijd(a) === leeftijd(b) ? 0 : leeftijd(a) - leeftijd(b))),
    meer: soorten.filter(({ punten }) => punten.length > MEESTE_PER_SOORT).map(({ alle }) => alle),
  };
}
