import { MINUUT_MS, UUR_MS } from '#grond/duur.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import type { Bijeenkomst } from '#kennissessies/kennissessie.ts';
import type { MijnAanmelding } from './mijn-aanmeldingen.ts';

export interface Bewijs {
  bijeenkomsten: readonly Bijeenkomst[];
  /** "3 uur en 30 minuten" */
  duur: string;
}

/** What can be proved of somebody's part in a session: the meetings at which they were, and how long those took; null of none. */
export function bewijsVan({ erbij }: Pick<MijnAanmelding, 'erbij'>): Bewijs | null {
  if (erbij.length === 0) return null;
  const ms = erbij.reduce((som, { beginOp, eindOp }) => som + eindOp - beginOp, 0);
  return { bijeenkomsten: erbij, duur: duurTekst(ms) };
}

function duurTekst(ms: number): string {
  const uren = Math.floor(ms / UUR_MS);
  const minuten = Math.round((ms % UUR_MS) / MINUUT_MS);
  const delen = [uren > 0 && `${uren} uur`, minuten > 0 && aantal(minuten, 'minuut', 'minuten')];
  return delen.filter(Boolean).join(' en ');
}
