import type { Moment } from '#db/tabellen.ts';
import { datumTekst } from '#grond/taal/datum.ts';
import { werkdagLater } from '#grond/taal/werkdag.ts';

/** Within how many working days the Realisatie-Eenheid answers a question: what every page and letter promises. */
export const ANTWOORD_WERKDAGEN = 10;

/** The end of the last day on which a question is answered in time. */
export const antwoordVoor = (gesteldOp: Moment): Moment => werkdagLater(gesteldOp, ANTWOORD_WERKDAGEN);

/** For who answers: "beloofd uiterlijk 14 december 2026", or that this day is over. */
export function antwoordstand(gesteldOp: Moment, nu: Moment): string {
  const uiterlijk = antwoordVoor(gesteldOp);
  return `${nu > uiterlijk ? 'te laat, ' : ''}beloofd uiterlijk ${datumTekst(uiterlijk)}`;
}
