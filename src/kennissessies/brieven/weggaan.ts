import type { Moment } from '#db/tabellen.ts';
import type { Aanmeldstatus } from '#db/tabellen-kennissessie.ts';
import { momentTekst } from '#grond/taal/datum.ts';
import { alleBijeenkomsten } from '#kennissessies/bijeenkomsten.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { neemtAan, sluitmoment } from '#kennissessies/toestand.ts';

type Sessie = Pick<Kennissessie, 'status' | 'beginOp' | 'eindOp' | 'aanmeldenVanaf' | 'aanmeldenTot' | 'bijeenkomsten'>;

/** What giving up a place or a turn means, said before it is done; true whether or not somebody waits. */
export function vooraf(k: Sessie, { status, wachtend, nu }: { status: Aanmeldstatus; wachtend: number; nu: Moment }): string {
  const wacht = status === 'wachtlijst';
  const doorgegeven = wachtend > 0 && neemtAan(k, nu);
  const afspraak = k.bijeenkomsten.length > 1 ? 'De afspraken verdwijnen' : 'De afspraak verdwijnt';
  const plaats = wacht ? 'Je gaat van de wachtlijst.' : `${plaatsTekst(doorgegeven)} ${afspraak} uit je agenda.`;
  return [plaats, allesTekst(k), `Bedenk je je later? ${terug(k, nu)}`].filter(Boolean).join(' ');
}

/** Where a place goes that somebody gave up. */
export const plaatsTekst = (doorgegeven: boolean): string =>
  doorgegeven ? 'Je plaats gaat naar iemand op de wachtlijst.' : 'Je plaats komt vrij.';

/** Of several meetings: nobody withdraws from one of them. */
const allesTekst = ({ bijeenkomsten }: Pick<Sessie, 'bijeenkomsten'>): string =>
  bijeenkomsten.length > 1 ? `Je meldt je af voor ${alleBijeenkomsten({ bijeenkomsten })}.` : '';

/** Whether somebody who withdrew may sign up again, and what they find then; read later, so it says nothing of how full it is now. */
export function terug(k: Sessie, nu: Moment): string {
  if (k.status !== 'afgelast' && nu < k.aanmeldenVanaf && k.aanmeldenVanaf < sluitmoment(k))
    return `Opnieuw aanmelden kan vanaf ${momentTekst(k.aanmeldenVanaf)}.`;
  if (!neemtAan(k, nu)) return 'Opnieuw aanmelden kan niet, want de aanmelding is dicht.';
  return 'Je kunt je opnieuw aanmelden. Is het vol, dan kom je achteraan op de wachtlijst.';
}
