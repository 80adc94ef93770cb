/** What stands in the bar above a text, in this order; the editor knows what each does. */
export const OPMAAKKNOPPEN = [
  'Kop',
  'Subkop',
  'Vet',
  'Cursief',
  'Lijst',
  'Genummerde lijst',
  'Dieper',
  'Terug',
  'Link',
  'Beeld of bestand',
  'Tabel',
  'Rij erbij',
  'Kolom erbij',
  'Rij weg',
  'Kolom weg',
  'Tabel weg',
  'Kader',
  'Citaat',
  'Stappen',
  'Ongedaan maken',
  'Opnieuw',
] as const;
export type Opmaakknop = (typeof OPMAAKKNOPPEN)[number];

/** What has no meaning in a text without words: not shown there. */
export const PAS_LATER: readonly Opmaakknop[] = ['Dieper', 'Terug', 'Rij erbij', 'Kolom erbij', 'Rij weg', 'Kolom weg', 'Tabel weg'];
/** What is shown there and can do nothing. */
export const NOG_NIET: readonly Opmaakknop[] = ['Ongedaan maken', 'Opnieuw'];
/** The last button is no command: it leads to the text with its signs. */
export const GEWOON_VELD = 'Gewoon tekstveld';
