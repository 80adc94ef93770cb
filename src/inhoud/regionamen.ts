import type { Inhoud } from './stuk.ts';

/** The title of a region by its slug; of one that is gone, the slug. */
export const regionamen =
  (inhoud: Inhoud) =>
  (slug: string): string =>
    inhoud.een('onderwijsregios', slug)?.gegevens.titel ?? slug;

/** All regions by name, to choose from. */
export const regiokeuze = (inhoud: Inhoud): { waarde: string; tekst: string }[] =>
  inhoud.alle('onderwijsregios').map(({ slug, gegevens }) => ({ waarde: slug, tekst: gegevens.titel }));
