import type { Inhoud } from '#inhoud/stuk.ts';
import type { Inzending } from './inzending.ts';

/** What search can say of a page. */
interface Vinder {
  kanVinden(url: string, digest: string): boolean;
  readonly stand: 'leeg' | 'bezig' | 'klaar' | 'fout';
}

export interface Voortgang {
  /** In words; undefined when it is not on the site. */
  opSite: string | undefined;
  /** Where it can be read, once it can. */
  url: string | undefined;
  /** Whether this is about to change by itself. */
  bezig: boolean;
}

/** How far a publication has come: online, then findable. */
export function voortgang({ publicatie }: Pick<Inzending, 'publicatie'>, inhoud: Inhoud, zoeker: Vinder): Voortgang {
  if (!publicatie) return { opSite: undefined, url: undefined, bezig: false };
  const { collectie, slug, op_schijf, opdracht, fout } = publicatie;
  const stuk = inhoud.een(collectie, slug);
  const onderweg = opdracht !== null && !fout;
  if (op_schijf === null || stuk?.digest !== op_schijf)
    return { opSite: opdracht ? ONDERWEG[opdracht] : undefined, url: undefined, bezig: onderweg };
  const zoeken = zoeker.kanVinden(stuk.url, op_schijf) ? 'vindbaar' : zoeker.stand === 'fout' ? 'storing' : 'bezig';
  return { opSite: `Staat online, ${ZOEKEN[zoeken]}`, url: stuk.url, bezig: onderweg || zoeken === 'bezig' };
}

const ONDERWEG = { schrijven: 'Komt nu online', weghalen: 'Gaat nu van de site' } as const;
const ZOEKEN = {
  vindbaar: 'vindbaar',
  bezig: 'wordt vindbaar gemaakt',
  storing: 'nog niet vindbaar: zoeken heeft een storing, we proberen het opnieuw',
} as const;
