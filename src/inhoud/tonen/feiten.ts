import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import { huidigeStap } from '#inhoud/regiostand.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import type { Stuk } from '#inhoud/stuk.ts';
import { verschijntekst } from '#inhoud/verschijndag.ts';
import { UITLEG, woord } from '#inhoud/woorden.ts';

/** One line of a facts box. */
export interface Feit {
  naam: string;
  waarde?: string | undefined;
  href?: string | undefined;
  uitleg?: string | undefined;
}

const dag = (datum: string): string => datumTekst(momentVan(datum));
const lijst = (waarden: readonly string[]): string => opsomming(waarden.map(woord));
const sectoren = (waarden: readonly string[]): Feit => ({
  naam: 'Sector',
  waarde: opsomming(waarden),
  ...(waarden.length > 1 ? { uitleg: 'sectoroverstijgend' } : {}),
});
const regioFeit = (regio: Stuk<'onderwijsregios'> | undefined): Feit => ({
  naam: 'Onderwijsregio',
  waarde: regio?.gegevens.titel,
  href: regio?.url,
});

export function praktijkFeiten(p: Gegevens<'praktijken'>, regio: Stuk<'onderwijsregios'> | undefined): Feit[] {
  return [
    regioFeit(regio),
    { naam: 'Fase', waarde: woord(p.fase), uitleg: UITLEG[p.fase]?.uitleg },
    sectoren(p.sectoren),
    { naam: 'Taken', waarde: lijst(p.taken) },
    { naam: 'Pijlers', waarde: lijst(p.pijlers) },
    { naam: 'Contact', waarde: p.contact, href: `mailto:${p.contact}` },
    { naam: 'Eerder gepubliceerd', waarde: p.herkomst?.titel, href: p.herkomst?.url },
    { naam: 'Gepubliceerd', waarde: dag(p.gepubliceerd) },
    { naam: 'Gewijzigd', waarde: p.gewijzigd === p.gepubliceerd ? undefined : dag(p.gewijzigd) },
    { naam: 'Nagekeken', waarde: dag(p.gecontroleerd) },
  ];
}

export function terugblikFeiten(t: Gegevens<'terugblikken'>, regio: Stuk<'onderwijsregios'> | undefined): Feit[] {
  return [
    { naam: 'Deelnemers', waarde: String(t.aantal_deelnemers), uitleg: t.deelnemers },
    { naam: 'Doel', waarde: t.doel },
    { naam: 'Geschreven door', waarde: t.auteur },
    regioFeit(regio),
    {
      naam: 'Opname',
      waarde: t.opname ? `Bekijk de opname (${t.opname.duur})` : undefined,
      href: t.opname?.url,
      // What came with the text needs no date of its own.
      uitleg:
        t.opname?.toegevoegd_op && t.opname.toegevoegd_op > t.gepubliceerd ? `toegevoegd op ${dag(t.opname.toegevoegd_op)}` : undefined,
    },
    { naam: 'Gepubliceerd', waarde: dag(t.gepubliceerd) },
    { naam: 'Gewijzigd', waarde: t.gewijzigd === t.gepubliceerd ? undefined : dag(t.gewijzigd) },
  ];
}

export function bronkaartFeiten(b: Gegevens<'elders'>, regio: Stuk<'onderwijsregios'> | undefined): Feit[] {
  return [
    { naam: 'Soort', waarde: woord(b.bronsoort), uitleg: UITLEG[b.bronsoort]?.uitleg },
    { naam: 'Uitgever', waarde: b.uitgever },
    { naam: b.auteurs.length > 1 ? 'Auteurs' : 'Auteur', waarde: opsomming(b.auteurs) },
    { naam: 'Verschenen', waarde: verschijntekst(b.verschenen) },
    { naam: 'Duur of bladzijden', waarde: b.lengte },
    { naam: 'Komt uit', waarde: woord(b.herkomst) },
    { naam: 'Taken', waarde: lijst(b.taken) },
    regio ? { ...regioFeit(regio), naam: 'Kaart gemaakt door' } : { naam: 'Kaart gemaakt door', waarde: 'Realisatie-Eenheid' },
    {
      naam: 'Kaart van',
      waarde: dag(b.gepubliceerd),
      uitleg: b.gewijzigd === b.gepubliceerd ? undefined : `gewijzigd op ${dag(b.gewijzigd)}`,
    },
  ];
}

/** Where no decision is known, its date is only that of the source. */
export const sindsEnBesluit = ({ sinds, besluit }: Gegevens<'onderwijsregios'>['status_verloop'][number]): string =>
  besluit.startsWith('Niet vermeld') ? `stand van ${dag(sinds)}` : `sinds ${dag(sinds)}, besluit: ${besluit}`;

export function regioFeiten(r: Gegevens<'onderwijsregios'>): Feit[] {
  const stap = huidigeStap(r);
  return [
    { naam: 'Status', waarde: woord(stap.status), uitleg: sindsEnBesluit(stap) },
    { naam: 'Soort regio', waarde: r.type },
    { naam: 'Landsdeel', waarde: r.landsdeel },
    sectoren(r.sectoren),
    { naam: 'Contact', waarde: r.contact, href: r.contact && `mailto:${r.contact}` },
    { naam: 'Website', waarde: r.website && new URL(r.website).hostname.replace(/^www\./, ''), href: r.website },
    { naam: 'Nagekeken', waarde: dag(r.gecontroleerd) },
  ];
}

export function bouwsteenFeiten(b: Gegevens<'bouwstenen'>): Feit[] {
  return [
    { naam: 'Hoort bij', waarde: woord(b.niveau) },
    { naam: 'Versie', waarde: `${b.versie}, ${dag(b.gewijzigd)}` },
    { naam: 'Nagekeken', waarde: dag(b.gecontroleerd) },
  ];
}
