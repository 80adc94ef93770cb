/** The filters of the search page, by their names in the address. */
export const FACETNAMEN = [
  'soort',
  'niveau',
  'bouwsteen',
  'sector',
  'kosten',
  'zekerheid',
  'taak',
  'pijler',
  'experimenteerruimte',
  'regio',
  'fase',
] as const;
export type Facetnaam = (typeof FACETNAMEN)[number];
