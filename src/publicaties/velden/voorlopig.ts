import { bestaatDatum } from '#grond/taal/datum.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import type { Kop } from '#inhoud/stuk.ts';
import { boomNaarHtml } from '#inhoud/tekst/tekst.ts';
import { lichaamsboom } from './bestand.ts';
import { praktijkVan } from './praktijk.ts';
import { terugblikVan } from './terugblik.ts';
import type { Vast, Velden } from './veld.ts';
import { downloadsVan } from './waarden.ts';

/** A draft as far as it goes, in the shape of a published text, for its preview. */
export type Voorlopig = { html: string; koppen: Kop[] } & (
  | { collectie: 'praktijken'; gegevens: Gegevens<'praktijken'> }
  | { collectie: 'terugblikken'; gegevens: Gegevens<'terugblikken'> }
);

/** Shows what is there with the renderer of the page itself; a number or day that is missing gets one that can be shown. */
export function voorlopig(velden: Velden, vast: Vast): Voorlopig {
  const { vandaag } = vast;
  const getoond = boomNaarHtml(lichaamsboom(velden, vast.collectie), downloadsVan(velden) as never);
  const data = { gepubliceerd: vandaag, gewijzigd: vandaag, gecontroleerd: vandaag };
  if (vast.collectie === 'terugblikken') {
    const { ruw } = terugblikVan(velden, vast);
    const gegevens = { ...ruw, ...data, titel: ruw.titel || 'Zonder titel', aantal_deelnemers: ruw.aantal_deelnemers || 0 };
    return { ...getoond, collectie: vast.collectie, gegevens: gegevens as unknown as Gegevens<'terugblikken'> };
  }
  const p = praktijkVan(velden, vast).ruw as unknown as Gegevens<'praktijken'>;
  const dag = (waarde: string) => (bestaatDatum(waarde) ? waarde : vandaag);
  const gegevens = {
    ...p,
    ...data,
    titel: p.titel || 'Zonder titel',
    herzien_voor: dag(p.herzien_voor),
    resultaat: { ...p.resultaat, gemeten_op: dag(p.resultaat.gemeten_op) },
    inzet: { ...p.inzet, uren: p.inzet.uren || ('onbekend' as const) },
    onderbouwing: { ...p.onderbouwing, niveau: p.onderbouwing.niveau || 0 },
    effect: p.effect || ('onbekend' as const),
  };
  return { ...getoond, collectie: vast.collectie, gegevens };
}
