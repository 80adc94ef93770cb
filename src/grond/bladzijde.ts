/** Some items of a list: which page of how many, and how many items there are in all. */
export interface Bladzijde<T> {
  items: T[];
  pagina: number;
  paginas: number;
  totaal: number;
}

/** One page of a list; pages count from 1, and what was asked for is kept within what there is. */
export function bladzijdeVan<T>(items: readonly T[], gevraagd: number, perPagina: number): Bladzijde<T> {
  const { vanaf, ...blad } = bladzijdeVanAantal(items.length, gevraagd, perPagina);
  return { items: items.slice(vanaf, vanaf + perPagina), ...blad };
}

/** The same of a list that is somewhere else: how many items to pass over. */
export function bladzijdeVanAantal(
  totaal: number,
  gevraagd: number,
  perPagina: number,
): Omit<Bladzijde<never>, 'items'> & { vanaf: number } {
  const paginas = Math.max(1, Math.ceil(totaal / perPagina));
  const pagina = Math.min(Math.max(gevraagd || 1, 1), paginas);
  return { vanaf: (pagina - 1) * perPagina, pagina, paginas, totaal };
}
