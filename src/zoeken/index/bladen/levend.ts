import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import type { Blad } from './blad.ts';

/** A page of another room. */
export type Losblad = Omit<Blad, 'omgeving'>;
/** Sentences that another room adds to the page of a text. */
export interface Bijschrift {
  url: string;
  zinnen: readonly string[];
}
/** All that stands on the site besides texts. */
export type Levend = OpenbareKennissessie | Losblad | Bijschrift;

export const isBijschrift = (een: Levend): een is Bijschrift => 'zinnen' in een;
