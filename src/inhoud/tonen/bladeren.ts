import { type Bladzijde, bladzijdeVan } from '#grond/bladzijde.ts';

const PER_PAGINA = 24;

/** The page of a list that the address asks for, with `pagina` or another name. */
export const bladeren = <T>(items: readonly T[], vraag: URLSearchParams, perPagina = PER_PAGINA, naam = 'pagina'): Bladzijde<T> =>
  bladzijdeVan(items, Number.parseInt(vraag.get(naam) ?? '', 10), perPagina);
