import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { heeftKeuzes, keuzesVan, rijenVan, tekstVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';

/** Every field of a form, in the order in which it stands there. */
export const veldenVan = (collectie: Inzendcollectie): readonly Veld[] => soortVan(collectie).delen.flatMap(({ velden }) => velden);

export const veldMetNaam = (collectie: Inzendcollectie, naam: string): Veld | undefined =>
  veldenVan(collectie).find((veld) => veld.naam === naam);

/** Whether nothing was filled in at this field. */
export function isLeeg(velden: Velden, veld: Veld): boolean {
  if (heeftKeuzes(veld)) return keuzesVan(velden, veld.naam).length === 0;
  return veld.soort === 'rijen' ? rijenVan(velden, veld.naam).length === 0 : tekstVan(velden, veld.naam).trim() === '';
}

/** Whether a field belongs to the text at this address. What was filled in always does: neither writer nor judge misses it. */
export const hoortBij = (veld: Veld, { slug, velden }: { slug: string | null; velden: Velden }): boolean =>
  veld.alleenBij === undefined || veld.alleenBij === slug || !isLeeg(velden, veld);
