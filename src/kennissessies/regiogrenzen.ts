import type { Moment } from '#db/tabellen.ts';
import type { Kennissessie } from './kennissessie.ts';

/** What an organiser decided about who goes first, and about how many of one region can come. */
export type Regiogrenzen = Pick<Kennissessie, 'voorrangStatussen' | 'voorrangTot' | 'maxPerRegio' | 'maxPerRegioTot'>;
/** As it was fixed on a registration. All without a region count together as one region. */
export interface Regioplek {
  onderwijsregio: string | null;
  regiostatus: string | null;
}

/** Who can go first, by the status of their region, in the words of a sentence. */
export const VOORRANGGROEPEN: Readonly<Record<string, string>> = {
  geinteresseerd: "onderwijsregio's die geïnteresseerd zijn",
  ingediend: "onderwijsregio's met een ingediend plan",
  voorlopig: "voorlopige onderwijsregio's",
  voorloper: 'voorlopers',
  'in-oprichting': "onderwijsregio's in oprichting",
  onderwijsregio: "vaste onderwijsregio's",
};

export const regioVan = ({ onderwijsregio }: Pick<Regioplek, 'onderwijsregio'>): string => onderwijsregio ?? '';

/** Whether some regions go first now; from the moment itself everybody may. */
export const heeftVoorrang = ({ voorrangStatussen, voorrangTot }: Regiogrenzen, nu: Moment): boolean =>
  voorrangTot !== null && voorrangStatussen.length > 0 && nu < voorrangTot;

/** Whether who comes from a region with this status may sign up now, or must wait until everybody may. */
export const magNu = (k: Regiogrenzen, regiostatus: string | null, nu: Moment): boolean =>
  !heeftVoorrang(k, nu) || (regiostatus !== null && k.voorrangStatussen.includes(regiostatus));

/** How many of one region can have a place now; null when that does not matter. */
export const plafondNu = ({ maxPerRegio, maxPerRegioTot }: Regiogrenzen, nu: Moment): number | null =>
  maxPerRegio !== null && (maxPerRegioTot === null || nu < maxPerRegioTot) ? maxPerRegio : null;
