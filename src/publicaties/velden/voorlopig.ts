import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import type { Kop } from '#inhoud/stuk.ts';
import { boomNaarHtml } from '#inhoud/tekst/tekst.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import type { Vast, Velden } from '#publicaties/soorten/veld.ts';
import { downloadsVan } from '#publicaties/soorten/waarden.ts';
import { lichaamsboom } from './bestand.ts';

/** A draft as far as it goes, in the shape of a published text, for its preview. */
export type Voorlopig = { html: string; koppen: Kop[] } & {
  [C in Inzendcollectie]: { collectie: C; gegevens: Gegevens<C> };
}[Inzendcollectie];

/** Shows what is there with the renderer of the page itself; a number or day that is missing gets one that can be shown. */
export function voorlopig(velden: Velden, vast: Vast): Voorlopig {
  const { collectie, vandaag } = vast;
  const soort = soortVan(collectie);
  const ruw = soort.naarBestand(velden, vast).ruw as Gegevens<Inzendcollectie>;
  const data = Object.fromEntries(soort.data.map((naam) => [naam, vandaag]));
  const gegevens = { ...ruw, ...data, titel: ruw.titel || 'Zonder titel', ...soort.getoond?.(ruw, vandaag) };
  return { ...boomNaarHtml(lichaamsboom(velden, collectie), downloadsVan(velden) as never), collectie, gegevens } as Voorlopig;
}
