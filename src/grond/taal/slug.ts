/** Accents and apostrophes off, & becomes en, every other run of signs one hyphen: "SO&P in de regio's" is "so-en-p-in-de-regios". */
export function slugVan(tekst: string): string {
  return tekst
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘`]/g, '')
    .replaceAll('&', ' en ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The only form an address part may have. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
