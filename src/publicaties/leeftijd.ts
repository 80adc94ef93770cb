import { datumTekst, isoDatum, momentVan } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';

const DAG_MS = 24 * 60 * 60_000;

/** "sinds vandaag", "3 dagen", and after a fortnight the date itself as well. */
export function sindsTekst(moment: number, nu: number): string {
  const dagen = Math.round((momentVan(isoDatum(nu)) - momentVan(isoDatum(moment))) / DAG_MS);
  if (dagen <= 0) return 'sinds vandaag';
  const lang = `${aantal(dagen, 'dag', 'dagen')}`;
  return dagen > 14 ? `al ${lang}, sinds ${datumTekst(moment)}` : `al ${lang}`;
}
