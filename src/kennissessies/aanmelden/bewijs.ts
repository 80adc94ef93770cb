import { UUR_MS } from '#grond/duur.ts';
import type { Bijeenkomst } from '#kennissessies/kennissessie.ts';
import type { MijnAanmelding } from './mijn-aanmeldingen.ts';

const UREN = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 });

export interface Bewijs {
  bijeenkomsten: readonly Bijeenkomst[];
  /** "3,5 uur" */
  duur: string;
}

/** What can be proved of somebody's part in a session: the meetings at which they were, and how long those took; null of none. */
export function bewijsVan({ erbij }: Pick<MijnAanmelding, 'erbij'>): Bewijs | null {
  if (erbij.length === 0) return null;
  const ms = erbij.reduce((som, { beginOp, eindOp }) => som + eindOp - beginOp, 0);
  return { bijeenkomsten: erbij, duur: `${UREN.format(ms / UUR_MS)} uur` };
}
