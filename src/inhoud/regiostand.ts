import type { Gegevens } from './schema.ts';
import type { Inhoud, Stuk } from './stuk.ts';
import type { REGIOSTATUSSEN } from './woorden.ts';

export type Regiostatus = (typeof REGIOSTATUSSEN)[number];
type Regio = Gegevens<'onderwijsregios'>;

/** What a region is now, since when, and who decided it. */
export const huidigeStap = ({ status_verloop }: Pick<Regio, 'status_verloop'>): Regio['status_verloop'][number] =>
  status_verloop.at(-1) ?? status_verloop[0];

/** The status of the region with this slug; null when there is none. */
export function regiostatusVan(inhoud: Pick<Inhoud, 'een'>, slug: string): Regiostatus | null {
  const regio = inhoud.een('onderwijsregios', slug);
  return regio ? huidigeStap(regio.gegevens).status : null;
}

/**
 * The region and those that it merged into, one after the other: what names the first also means the last. Where files were made to
 * lead around in a circle, each region stands for itself.
 */
export function opgegaanReeks(inhoud: Pick<Inhoud, 'een'>, slug: string): string[] {
  const reeks = [slug];
  for (let nu = slug; ; ) {
    const verder = inhoud.een('onderwijsregios', nu)?.gegevens.opgegaan_in;
    if (verder === undefined) return reeks;
    if (reeks.includes(verder)) return [slug];
    reeks.push(verder);
    nu = verder;
  }
}

/** The region that this one is part of now: itself, or what it merged into in the end. */
export const huidigeRegio = (inhoud: Pick<Inhoud, 'een'>, slug: string): string => opgegaanReeks(inhoud, slug).at(-1) ?? slug;

/** The regions that somebody can name, write for or be a guest of: all but those that merged or withdrew. */
export const kiesbareRegios = (inhoud: Pick<Inhoud, 'alle'>): Stuk<'onderwijsregios'>[] =>
  inhoud.alle('onderwijsregios').filter(({ gegevens }) => !isGesloten(huidigeStap(gegevens).status));

/** Whether a region of this status merged or withdrew: nobody leads it, and no region begins so. */
export const isGesloten = (status: Regiostatus): boolean => status === 'samengevoegd' || status === 'teruggetrokken';

/** What a region seeks and offers; one that merged or withdrew asks nothing any more, nor can anybody turn to it. */
export const hulpVan = (regio: Regio): Pick<Regio, 'zoekt' | 'biedt'> =>
  isGesloten(huidigeStap(regio).status) ? { zoekt: [], biedt: [] } : regio;

/** From where somebody comes who names this region, as it stands now: of one that merged, from where it is part of. Null without one. */
export function regioNu(inhoud: Inhoud, genoemd: string | null): { onderwijsregio: string; regiostatus: string | null } | null {
  if (genoemd === null) return null;
  const onderwijsregio = huidigeRegio(inhoud, genoemd);
  return { onderwijsregio, regiostatus: regiostatusVan(inhoud, onderwijsregio) };
}
