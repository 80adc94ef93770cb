import type { Moment } from '#db/tabellen.ts';
import { dagTekst, datumTekst } from '#grond/taal/datum.ts';
import { werkdagLater } from '#grond/taal/werkdag.ts';

/** Within how many working days the Realisatie-Eenheid answers a question: what every page and letter promises. */
export const ANTWOORD_WERKDAGEN = 10;

/** The end of the last day on which a question is answered in time. */
export const antwoordVoor = (gesteldOp: Moment): Moment => werkdagLater(gesteldOp, ANTWOORD_WERKDAGEN);

/** For who asked: by when, or that it should have come by then. */
export function antwoordbelofte({ gesteldOp, adres }: { gesteldOp: Moment; adres: string }, nu: Moment): string {
  const uiterlijk = dagTekst(antwoordVoor(gesteldOp));
  return isTeLaat(gesteldOp, nu)
    ? `We beloofden een antwoord uiterlijk ${uiterlijk}. Dat is niet gelukt. Je krijgt nog steeds een mail op ${adres}.`
    : `Uiterlijk ${uiterlijk} krijg je een mail op ${adres}.`;
}

/** For who answers: "beloofd uiterlijk 14 december 2026", or that this day is over. */
export function antwoordstand(gesteldOp: Moment, nu: Moment): string {
  return `${isTeLaat(gesteldOp, nu) ? 'te laat, ' : ''}beloofd uiterlijk ${datumTekst(antwoordVoor(gesteldOp))}`;
}

const isTeLaat = (gesteldOp: Moment, nu: Moment): boolean => nu > antwoordVoor(gesteldOp);
