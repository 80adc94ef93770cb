import type { Moment } from '#db/tabellen.ts';
import type { Aanmeldstatus } from '#db/tabellen-kennissessie.ts';
import { momentTekst } from '#grond/taal/datum.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { neemtAan, sluitmoment } from '#kennissessies/toestand.ts';

type Sessie = Pick<Kennissessie, 'status' | 'beginOp' | 'eindOp' | 'aanmeldenVanaf' | 'aanmeldenTot'>;

/** What giving up a place or a turn means, said before it is done; true whether or not somebody waits. */
export function vooraf(k: Sessie, { status, wachtend, nu }: { status: Aanmeldstatus; wachtend: number; nu: Moment }): string {
  const wacht = status === 'wachtlijst';
  const doorgegeven = wachtend > 0 && neemtAan(k, nu);
  const plaats = wacht ? 'Je gaat van de wachtlijst.' : `${plaatsTekst(doorgegeven)} De afspraak verdwijnt uit je agenda.`;
  // Whoever leaves a full session finds it full again: the place goes to who waits, or others wait already.
  return `${plaats} Bedenk je je later? ${terug(k, wacht || doorgegeven ? 0 : 1, nu).tekst}`;
}

/** Where a place goes that somebody gave up. */
export const plaatsTekst = (doorgegeven: boolean): string =>
  doorgegeven ? 'Je plaats gaat naar iemand op de wachtlijst.' : 'Je plaats komt vrij.';

/** Whether somebody who withdrew may sign up again, and what they find then. */
export function terug(k: Sessie, vrij: number, nu: Moment): { kan: boolean; tekst: string } {
  if (k.status !== 'afgelast' && nu < k.aanmeldenVanaf && k.aanmeldenVanaf < sluitmoment(k))
    return { kan: false, tekst: `Opnieuw aanmelden kan vanaf ${momentTekst(k.aanmeldenVanaf)}.` };
  if (!neemtAan(k, nu)) return { kan: false, tekst: 'Opnieuw aanmelden kan niet, want de aanmelding is dicht.' };
  if (vrij > 0) return { kan: true, tekst: 'Je kunt je opnieuw aanmelden, zolang er plaats is.' };
  return { kan: true, tekst: 'Je kunt je opnieuw aanmelden. Je sluit dan achteraan op de wachtlijst.' };
}
