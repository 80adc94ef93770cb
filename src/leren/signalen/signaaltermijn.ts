import type { Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { dagenSinds } from '#grond/taal/datum.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { werkdagLater } from '#grond/taal/werkdag.ts';
import type { Signaal } from './signaal.ts';
import { wachtOpAntwoord } from './signaalhandelingen.ts';

/** Within how many working days the Realisatie-Eenheid first looks at a signal. */
export const EERSTE_BLIK_WERKDAGEN = 10;
/** After how many days without an answer a signal is behind: national tables meet about four times a year. */
export const ZONDER_ANTWOORD_DAGEN = 90;
/** After how many days what was taken back, or sent back and not changed, is erased. */
export const WISSEN_NA_DAGEN = 90;

export const eersteBlikVoor = (ingediendOp: Moment): Moment => werkdagLater(ingediendOp, EERSTE_BLIK_WERKDAGEN);

/** Whether it waits for the Realisatie-Eenheid: to look at it first, or again. */
export const wachtOpBlik = ({ status, bekekenOp }: Pick<Signaal, 'status' | 'bekekenOp'>): boolean =>
  (status === 'ingediend' && bekekenOp === null) || status === 'heropend';

/** Whether an answer should have been there. */
export const isZonderAntwoord = ({ status, ingediendOp }: Pick<Signaal, 'status' | 'ingediendOp'>, nu: Moment): boolean =>
  wachtOpAntwoord(status) && nu - ingediendOp > ZONDER_ANTWOORD_DAGEN * DAG_MS;

/** "vandaag ingediend", "ligt er 12 dagen" */
export function signaalleeftijd({ ingediendOp }: Pick<Signaal, 'ingediendOp'>, nu: Moment): string {
  const dagen = dagenSinds(ingediendOp, nu);
  return dagen <= 0 ? 'vandaag ingediend' : `ligt er ${aantal(dagen, 'dag', 'dagen')}`;
}
