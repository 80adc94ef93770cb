import { isoDatum, momentVan } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';

const DAG_MS = 24 * 60 * 60_000;

/** How long a question waits, in calendar days: "vandaag gesteld", "wacht 3 dagen". */
export function leeftijd(gesteldOp: number, nu: number): string {
  const dagen = Math.round((momentVan(isoDatum(nu)) - momentVan(isoDatum(gesteldOp))) / DAG_MS);
  return dagen <= 0 ? 'vandaag gesteld' : `wacht ${aantal(dagen, 'dag', 'dagen')}`;
}
