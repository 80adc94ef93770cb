import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import type { Veld } from '#publicaties/soorten/veld.ts';

/** Every field of a form, in the order in which it stands there. */
export const veldenVan = (collectie: Inzendcollectie): readonly Veld[] => soortVan(collectie).delen.flatMap(({ velden }) => velden);

export const veldMetNaam = (collectie: Inzendcollectie, naam: string): Veld | undefined =>
  veldenVan(collectie).find((veld) => veld.naam === naam);
