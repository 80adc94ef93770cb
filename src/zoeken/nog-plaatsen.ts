import { aantal } from '#grond/taal/opsomming.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import { TOESTAND, toestand } from '#kennissessies/toestand.ts';
import type { Plaatsen } from './opmaak.ts';

/** For every session by its address how many places there are, or its state when there are none to give. */
export const plaatsenVan = (kennissessies: readonly OpenbareKennissessie[], nu: number): Plaatsen =>
  Object.fromEntries(
    kennissessies.map((k) => {
      const stand = toestand(k, nu);
      return [k.url, stand === 'open' || stand === 'verplaatst' ? `nog ${aantal(k.vrij, 'plaats', 'plaatsen')}` : TOESTAND[stand].tekst];
    }),
  );
