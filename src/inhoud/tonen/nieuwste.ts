import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** What has a day on which it was published. */
const GEDATEERD = ['praktijken', 'terugblikken', 'elders', 'nieuws'] as const;
/** Of those, what was made here; a card only leads to what was made elsewhere. */
export const VAN_HIER = ['praktijken', 'terugblikken', 'nieuws'] as const;
type Gepubliceerd = Stuk<(typeof GEDATEERD)[number]>;

/** The newest contributed entries of these kinds together. */
export function nieuwste(inhoud: Inhoud, aantal: number, soorten: readonly Gepubliceerd['collectie'][] = GEDATEERD): Gepubliceerd[] {
  return soorten
    .flatMap((collectie): Gepubliceerd[] => inhoud.alle(collectie).slice(0, aantal))
    .sort((a, b) => b.gegevens.gepubliceerd.localeCompare(a.gegevens.gepubliceerd))
    .slice(0, aantal);
}
