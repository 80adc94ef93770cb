import { DAG_MS } from '#grond/duur.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';

/** In calendar days, from the last meeting to when its terugblik was online; null as long as there is none. */
export function dagenTotTerugblik(inhoud: Inhoud, { slug, eindOp }: Pick<Kennissessie, 'slug' | 'eindOp'>): number | null {
  const { terugblik } = verbanden(inhoud).vanKennissessie(slug);
  return terugblik ? dagenTussen(isoDatum(eindOp), terugblik.gegevens.gepubliceerd) : null;
}

/** Between two days as they stand on a calendar; never below nought. */
export const dagenTussen = (van: string, tot: string): number =>
  Math.max(0, Math.round((Date.parse(`${tot}T00:00Z`) - Date.parse(`${van}T00:00Z`)) / DAG_MS));
