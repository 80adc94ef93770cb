import { LIVE } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

type Gepubliceerd = Stuk<(typeof LIVE)[number]>;

/** The newest contributed entries of all kinds together. */
export function nieuwste(inhoud: Inhoud, aantal: number): Gepubliceerd[] {
  return LIVE.flatMap((collectie): Gepubliceerd[] => [...inhoud.alle(collectie)].slice(0, aantal))
    .sort((a, b) => b.gegevens.gepubliceerd.localeCompare(a.gegevens.gepubliceerd))
    .slice(0, aantal);
}
