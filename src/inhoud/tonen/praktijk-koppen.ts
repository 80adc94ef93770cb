import type { Gegevens } from '#inhoud/schema.ts';
import type { Kop } from '#inhoud/stuk.ts';

/** The contents list of a best practice: the headings of its text, and the part that follows it. */
export const praktijkKoppen = ({ wie }: Pick<Gegevens<'praktijken'>, 'wie'>, koppen: readonly Kop[]): Kop[] =>
  wie.length > 0 ? [...koppen, { diepte: 2, slug: 'wie-doet-wat', tekst: 'Wie doet wat' }] : [...koppen];
