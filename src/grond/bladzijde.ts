/** Some items of a list: which page of how many, and how many items there are in all. */
export interface Bladzijde<T> {
  items: T[];
  pagina: number;
  paginas: number;
  totaal: number;
}

/** One page of a list; pages count from 1, and what was asked for is kept within what there is. */
export function bladzijdeVan<T>(items: readonly T[], gevraagd: number, perPagina: number): Bladzijde<T> {
  const paginas = Math.max(1, Math.ceil(items.length / perPagina));
  const pagina = Math.min(Math.max(gevraagd || 1, 1), paginas);
  return { items: items.slice((pagina - 1) * perPagina, pagina * perPagina), pagina, paginas, totaal: items.length };
}
