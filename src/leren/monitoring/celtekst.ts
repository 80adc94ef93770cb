import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import type { Cel, Kolom, Tabelsoort } from './bron/monitortabel.ts';

const GETAL = new Intl.NumberFormat('nl-NL');
export const getaltekst = (aantal: number): string => GETAL.format(aantal);

/** What the page shows of a cell. */
export function celtekst(waarde: Cel, { eenheid }: Pick<Kolom, 'eenheid'>, { nul }: Pick<Tabelsoort, 'nul'>): string {
  if (waarde === null) return 'onbekend';
  if (waarde === 0 && nul !== undefined) return nul;
  if (typeof waarde === 'number') return getaltekst(waarde);
  return eenheid === 'datum' ? datumTekst(momentVan(waarde)) : waarde;
}
