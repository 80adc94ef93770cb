import { huidigeRegio, kiesbareRegios } from './regiostand.ts';
import type { Inhoud } from './stuk.ts';
import { woord } from './woorden.ts';

/** The title of a region by its slug; of one that is gone, the slug. Without a region it is of the Realisatie-Eenheid. */
export const regionamen =
  (inhoud: Inhoud) =>
  (slug: string | null): string =>
    slug === null ? 'Realisatie-Eenheid' : (inhoud.een('onderwijsregios', slug)?.gegevens.titel ?? slug);

/** The regions that can be chosen, by name. */
export const regiokeuze = (inhoud: Inhoud): { waarde: string; tekst: string }[] =>
  kiesbareRegios(inhoud).map(({ slug, gegevens }) => ({ waarde: slug, tekst: gegevens.titel }));

/** The same for who named a region before: theirs stays theirs until they choose another, also when it takes part no more. */
export function eigenRegiokeuze(inhoud: Inhoud, genoemd: string | null): { slug: string; titel: string }[] {
  const regios = kiesbareRegios(inhoud).map(({ slug, gegevens }) => ({ slug, titel: gegevens.titel }));
  const eigen = genoemd === null ? undefined : inhoud.een('onderwijsregios', huidigeRegio(inhoud, genoemd));
  if (!eigen || regios.some(({ slug }) => slug === eigen.slug)) return regios;
  return [{ slug: eigen.slug, titel: `${eigen.gegevens.titel} (doet niet meer mee)` }, ...regios];
}

/** Every region by name, to look back at also what merged or withdrew. */
export const regiofilter = (inhoud: Inhoud): { waarde: string; tekst: string }[] =>
  inhoud.alle('onderwijsregios').map(({ slug, gegevens }) => ({ waarde: slug, tekst: gegevens.titel }));

/** A region as it stood when something was written down. */
export interface Bijgeschreven {
  onderwijsregio: string | null;
  regiostatus: string | null;
}

/** "Voorbeeldregio Veenhoek (in oprichting)": the region, with its status at that moment; empty when nobody named one. */
export const bijgeschreven =
  (inhoud: Inhoud) =>
  ({ onderwijsregio, regiostatus }: Bijgeschreven): string => {
    if (onderwijsregio === null) return '';
    const naam = regionamen(inhoud)(onderwijsregio);
    return regiostatus === null ? naam : `${naam} (${woord(regiostatus).toLowerCase()})`;
  };
