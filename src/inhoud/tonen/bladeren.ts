const PER_PAGINA = 24;

export interface Bladzijde<T> {
  items: T[];
  pagina: number;
  paginas: number;
  totaal: number;
}

/** One page of a list; its number in the address (`pagina`, or `naam`) counts from 1 and is kept within what there is. */
export function bladeren<T>(items: readonly T[], vraag: URLSearchParams, perPagina = PER_PAGINA, naam = 'pagina'): Bladzijde<T> {
  const paginas = Math.max(1, Math.ceil(items.length / perPagina));
  const gevraagd = Number.parseInt(vraag.get(naam) ?? '1', 10);
  const pagina = Math.min(Math.max(Number.isNaN(gevraagd) ? 1 : gevraagd, 1), paginas);
  return { items: items.slice((pagina - 1) * perPagina, pagina * perPagina), pagina, paginas, totaal: items.length };
}
