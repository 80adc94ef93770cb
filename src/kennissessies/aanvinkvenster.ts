import type { Moment } from '#db/tabellen.ts';
import { DAG_MS, UUR_MS } from '#grond/duur.ts';
import { vervielVooraf } from '#kennissessies/bijeenkomsten.ts';
import type { Bijeenkomst, Kennissessie } from '#kennissessies/kennissessie.ts';

const VOORAF_MS = 2 * UUR_MS;
export const ACHTERAF_DAGEN = 14;

export type Venster = 'gaat-niet-door' | 'nog-niet' | 'open' | 'dicht';

/** From two hours before a meeting until fourteen days after it. */
export const aanvinkvenster = ({ beginOp, eindOp }: Pick<Bijeenkomst, 'beginOp' | 'eindOp'>): { van: Moment; tot: Moment } => ({
  van: beginOp - VOORAF_MS,
  tot: eindOp + ACHTERAF_DAGEN * DAG_MS,
});

/** Whether can be ticked now who is at this meeting. */
export function vensterVan(k: Pick<Kennissessie, 'status' | 'gewijzigdOp'>, bijeenkomst: Bijeenkomst, nu: Moment): Venster {
  if (k.status === 'afgelast' && vervielVooraf(k, bijeenkomst)) return 'gaat-niet-door';
  const { van, tot } = aanvinkvenster(bijeenkomst);
  if (nu < van) return 'nog-niet';
  return nu < tot ? 'open' : 'dicht';
}

/** Which meeting somebody comes for: the one that was asked for (from 1), else the last that can be ticked, else the next. */
export function bijeenkomstVoor(
  k: Pick<Kennissessie, 'bijeenkomsten' | 'status' | 'gewijzigdOp'>,
  gevraagd: string | null,
  nu: Moment,
): number {
  const plek = Number(gevraagd ?? Number.NaN) - 1;
  if (k.bijeenkomsten[plek]) return plek;
  const open = k.bijeenkomsten.findLastIndex((bijeenkomst) => vensterVan(k, bijeenkomst, nu) === 'open');
  if (open >= 0) return open;
  const komend = k.bijeenkomsten.findIndex((bijeenkomst) => vensterVan(k, bijeenkomst, nu) === 'nog-niet');
  return komend >= 0 ? komend : k.bijeenkomsten.length - 1;
}
