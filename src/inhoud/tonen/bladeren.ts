import { type Bladzijde, bladzijdeVan } from '#grond/bladzijde.ts';

export const GEWONE_BLADZIJDE = 24;

/** The page of a list that the address asks for, with `pagina` or another name. */
export const bladeren = <T>(items: readonly T[], vraag: URLSearchParams, perPagina = GEWONE_BLADZIJDE, naam = 'pagina'): Bladzijde<T> =>
  bladzijdeVan(items, paginanummer(vraag, naam), perPagina);

/** What the address asks, for a list that is somewhere else; NaN for nothing. */
export const paginanummer = (vraag: URLSearchParams, naam: string): number => Number.parseInt(vraag.get(naam) ?? '', 10);
