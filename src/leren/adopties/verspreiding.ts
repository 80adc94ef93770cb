import type { Moment } from '#db/tabellen.ts';
import { isoMaand, maandLater, momentVan } from '#grond/taal/datum.ts';
import { aantal, hoofdletter } from '#grond/taal/opsomming.ts';
import { huidigeRegio, opgegaanReeks } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { perAfschrift } from '#leren/per-afschrift.ts';
import type { Adoptie } from './adoptie.ts';
import { ADOPTIESTAND, hoeVer } from './adoptiestanden.ts';

/** An adoptie with the best practice and the region that it is about today. */
export interface Toepassing {
  adoptie: Adoptie;
  praktijk: Stuk<'praktijken'>;
  regio: Stuk<'onderwijsregios'>;
}

/** So long after somebody last said that it is so, a stand is shown with the month in which it was. */
export const VEROUDERT_NA_MAANDEN = 18;

/** From when on a stand is shown with its month. */
export const verouderdOp = ({ gewijzigdOp }: Adoptie): Moment => momentVan(`${maandLater(isoMaand(gewijzigdOp), VEROUDERT_NA_MAANDEN)}-01`);

/** Who takes over what, as the texts and regions stand now. */
export interface Verspreiding {
  /** By other regions, the furthest first, then the newest. */
  vanPraktijk(slug: string): readonly Toepassing[];
  /** What a region takes over of others; of one that merged, what it and those it merged with do now. */
  vanRegio(slug: string): readonly Toepassing[];
  /** All by regions that really work with it. */
  readonly werkend: readonly Toepassing[];
  /** How many other regions really work with it. */
  aantal(slug: string): number;
  /** What regions last began with, newest first. */
  nieuwste(meeste: number): readonly Toepassing[];
}

/** Worked out once per version of the texts and of the adopties. */
export const verspreidingVan: (adopties: readonly Adoptie[], inhoud: Inhoud) => Verspreiding = perAfschrift(uitrekenen);

function uitrekenen(adopties: readonly Adoptie[], inhoud: Inhoud): Verspreiding {
  const alle = samengevoegd(adopties.flatMap((een) => toepassing(een, inhoud) ?? []));
  const perPraktijk = Map.groupBy(alle.toSorted(verstEerst), ({ praktijk }) => praktijk.slug);
  const perRegio = Map.groupBy(alle, ({ regio }) => regio.slug);
  const werkend = alle.filter(({ adoptie }) => ADOPTIESTAND[adoptie.stand].telt);
  const aantallen = Map.groupBy(werkend, ({ praktijk }) => praktijk.slug);
  const nieuw = werkend.toSorted((a, b) => opTekst(b.adoptie.sinds, a.adoptie.sinds) || b.adoptie.gewijzigdOp - a.adoptie.gewijzigdOp);
  return {
    werkend,
    vanPraktijk: (slug) => perPraktijk.get(slug) ?? [],
    vanRegio: (slug) => perRegio.get(huidigeRegio(inhoud, slug)) ?? [],
    aantal: (slug) => aantallen.get(slug)?.length ?? 0,
    nieuwste: (meeste) => nieuw.slice(0, meeste),
  };
}

/**
 * What an adoptie is about today; null when it shows nowhere: hidden, the best practice or region is gone, it is the region's own since a
 * merge, or an example and a real one meet.
 */
export function toepassing(adoptie: Adoptie, inhoud: Inhoud): Toepassing | null {
  const praktijk = verbanden(inhoud).praktijk(adoptie.praktijk);
  const regio = inhoud.een('onderwijsregios', huidigeRegio(inhoud, adoptie.onderwijsregio));
  if (adoptie.verborgenOp !== null || !praktijk || !regio || isEigen(inhoud, praktijk, regio.slug)) return null;
  return praktijk.gegevens.voorbeeld === regio.gegevens.voorbeeld ? { adoptie, praktijk, regio } : null;
}

/** Whether the best practice is the region's own, or of one that merged into it. */
export const isEigen = (inhoud: Inhoud, praktijk: Stuk<'praktijken'>, regio: string): boolean =>
  opgegaanReeks(inhoud, praktijk.gegevens.regio).includes(huidigeRegio(inhoud, regio));

/** Of regions that merged the furthest stand counts. */
function samengevoegd(alle: readonly Toepassing[]): Toepassing[] {
  const perPaar = Map.groupBy(alle, ({ praktijk, regio }) => `${praktijk.slug} ${regio.slug}`);
  return [...perPaar.values()].flatMap((samen) => samen.toSorted(verstEerst)[0] ?? []);
}

const opTekst = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const verstEerst = ({ adoptie: a }: Toepassing, { adoptie: b }: Toepassing): number =>
  hoeVer(b.stand) - hoeVer(a.stand) || b.gewijzigdOp - a.gewijzigdOp || opTekst(a.id, b.id);

/** "Toegepast in 3 andere regio's · 1 verkent dit · 1 stopte" */
export function inEenZin(toepassingen: readonly Toepassing[]): string {
  if (toepassingen.length === 0) return 'Nog geen andere regio liet weten dat zij dit doet.';
  const hoeveel = (past: (stand: Toepassing['adoptie']['stand']) => boolean) =>
    toepassingen.filter(({ adoptie }) => past(adoptie.stand)).length;
  const werkend = hoeveel((stand) => ADOPTIESTAND[stand].telt);
  const verkent = hoeveel((stand) => stand === 'verkent');
  const gestopt = hoeveel((stand) => stand === 'gestopt');
  const delen = [
    werkend > 0 ? `toegepast in ${aantal(werkend, 'andere regio', "andere regio's")}` : '',
    verkent > 0 ? `${aantal(verkent, 'regio verkent', "regio's verkennen")} dit` : '',
    gestopt > 0 ? aantal(gestopt, 'regio stopte', "regio's stopten") : '',
  ];
  return hoofdletter(delen.filter(Boolean).join(' · '));
}
