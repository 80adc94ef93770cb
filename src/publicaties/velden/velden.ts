import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Delen, Veld } from './veld.ts';
import { PRAKTIJK } from './velden-praktijk.ts';
import { TERUGBLIK } from './velden-terugblik.ts';

export const DELEN: Delen = { praktijken: PRAKTIJK, terugblikken: TERUGBLIK };

/** Every field of a form, in the order in which it stands there. */
export const veldenVan = (collectie: Inzendcollectie): readonly Veld[] => DELEN[collectie].flatMap(({ velden }) => velden);

export const veldMetNaam = (collectie: Inzendcollectie, naam: string): Veld | undefined =>
  veldenVan(collectie).find((veld) => veld.naam === naam);
