import type { MetLink } from '#kennissessies/kennissessie.ts';
import { VELDNAMEN } from './sessiegegevens.ts';

export type Uitbrengdaad = 'aankondigen' | 'openzetten';
type Nodig = Pick<MetLink, 'kern' | 'organisator' | 'plaats' | 'capaciteit'> & { vorm?: string | undefined };

/**
 * A sentence per field that is still empty: of what is announced, what it is about and from whom it comes; of what is
 * opened also where it is and for how many. The title and the day are always there.
 */
export function watOntbreekt(daad: Uitbrengdaad, k: Nodig): Record<string, string> {
  const open = daad === 'openzetten';
  return {
    ...(k.kern ? {} : { kern: 'Schrijf bij ‘Kern’ in een of twee zinnen waar het over gaat.' }),
    ...(open && k.vorm !== 'online' && !k.plaats ? { plaats: 'Vul in waar het is, of kies als vorm Online.' } : {}),
    ...(open && !(k.capaciteit > 0) ? { capaciteit: 'Vul in hoeveel plaatsen er zijn.' } : {}),
    ...(k.organisator ? {} : { organisator: 'Vul in wie de kennissessie organiseert.' }),
  };
}

/** Of several meetings it says which one. */
export const isGeweest = (plek: number, metMeer: boolean): string =>
  metMeer
    ? `Bijeenkomst ${plek + 1}: deze datum is geweest. Kies een moment dat nog komt.`
    : 'Deze datum en tijd zijn geweest. Kies een moment dat nog komt.';

/** As the form asks, from top to bottom. */
export const opVolgorde = (fouten: Record<string, string>): Record<string, string> => {
  const volgorde = VELDNAMEN.map(({ naam }) => naam);
  return Object.fromEntries(Object.entries(fouten).sort(([a], [b]) => volgorde.indexOf(a) - volgorde.indexOf(b)));
};
