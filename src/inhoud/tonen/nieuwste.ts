import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** What has a day on which it was published. */
const GEDATEERD = ['praktijken', 'terugblikken', 'nieuws'] as const;
type Gepubliceerd = Stuk<(typeof GEDATEERD)[number]>;

/** The newest contributed entries of all kinds together. */
export function nieuwste(inhoud: Inhoud, aantal: number): Gepubliceerd[] {
  return GEDATEERD.flatMap((collectie): Gepubliceerd[] => [...inhoud.alle(collectie)].slice(0, aantal))
    .sort((a, b) => b.gegevens.gepubliceerd.localeCompare(a.gegevens.gepubliceerd))
    .slice(0, aantal);
}
