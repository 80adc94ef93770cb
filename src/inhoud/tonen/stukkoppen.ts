import type { Gegevens } from '#inhoud/schema.ts';
import type { Kop } from '#inhoud/stuk.ts';

const kop = (slug: string, tekst: string): Kop => ({ diepte: 2, slug, tekst });

/** The contents list of a best practice: the headings of its text, and the part that follows it. */
export const praktijkKoppen = (
  { wie, experimenteerruimte }: Pick<Gegevens<'praktijken'>, 'wie' | 'experimenteerruimte'>,
  koppen: readonly Kop[],
): Kop[] => [
  ...koppen,
  ...(wie.length > 0 ? [kop('wie-doet-wat', 'Wie doet wat')] : []),
  ...(experimenteerruimte ? [kop('experimenteerruimte', 'Experimenteerruimte')] : []),
];

/** The contents list of a terugblik: its structured parts around the headings of its text. */
export const terugblikKoppen = (t: Gegevens<'terugblikken'>, koppen: readonly Kop[]): Kop[] => [
  kop('kern', 'De kern'),
  ...koppen,
  ...(t.gespreksgroepen.length > 0 ? [kop('gespreksgroepen', 'Per gespreksgroep')] : []),
  ...(t.vragen.length > 0 ? [kop('vragen-en-antwoorden', 'Vragen en antwoorden')] : []),
  kop('vervolg', 'Hoe gaat het verder?'),
  ...(t.programma.length > 0 ? [kop('programma', 'Programma')] : []),
];
