import type { Inhoud } from './stuk.ts';

/** The title of a region by its slug; of one that is gone, the slug. Without a region it is of the Realisatie-Eenheid. */
export const regionamen =
  (inhoud: Inhoud) =>
  (slug: string | null): string =>
    slug === null ? 'Realisatie-Eenheid' : (inhoud.een('onderwijsregios', slug)?.gegevens.titel ?? slug);

/** All regions by name, to choose from. */
export const regiokeuze = (inhoud: Inhoud): { waarde: string; tekst: string }[] =>
  inhoud.alle('onderwijsregios').map(({ slug, gegevens }) => ({ waarde: slug, tekst: gegevens.titel }));
