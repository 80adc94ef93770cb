import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { heeftKeuzes, keuzesVan, rijenVan, tekstVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';

/** Every field of a form, in the order in which it stands there. */
export const veldenVan = (collectie: Inzendcollectie): readonly Veld[] => soortVan(collectie).delen.flatMap(({ velden }) => velden);

export const veldMetNaam = (collectie: Inzendcollectie, naam: string): Veld | undefined =>
  veldenVan(collectie).find((veld) => veld.naam === naam);

/** Fields one after another as people see them: those of one group under its question, any other by itself. */
export function bijElkaar(velden: readonly Veld[]): { groep: string | undefined; samen: Veld[] }[] {
  const vragen: { groep: string | undefined; samen: Veld[] }[] = [];
  for (const veld of velden) {
    const vorige = vragen.at(-1);
    if (veld.groep !== undefined && vorige?.groep === veld.groep) vorige.samen.push(veld);
    else vragen.push({ groep: veld.groep, samen: [veld] });
  }
  return vragen;
}

/** Whether nothing was filled in at this field. */
export function isLeeg(velden: Velden, veld: Veld): boolean {
  if (heeftKeuzes(veld)) return keuzesVan(velden, veld.naam).length === 0;
  return veld.soort === 'rijen' ? rijenVan(velden, veld.naam).length === 0 : tekstVan(velden, veld.naam).trim() === '';
}

/** Whether a field belongs to the text at this address. What was filled in always does: neither writer nor judge misses it. */
export const hoortBij = (veld: Veld, { slug, velden }: { slug: string | null; velden: Velden }): boolean =>
  veld.alleenBij === undefined || veld.alleenBij === slug || !isLeeg(velden, veld);
