import { aantal } from '#grond/taal/opsomming.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import type { Sessiestand } from '#kennissessies/overgangen.ts';
import { type Bezetting, capaciteitTotaal } from '#kennissessies/plaatsen.ts';

interface Geteld extends Bezetting {
  kennissessie: Kennissessie;
  stand: Sessiestand;
  erbij: string;
}

/** How many come; of what is over or off, how many were to come and how many did. */
export function hoeveelErKomen({ stand, bezet, wachtend, erbij, kennissessie: k }: Geteld): string[] {
  if (stand === 'concept') return [];
  if (stand === 'afgelast') return [`${bezet} ${bezet === 1 ? 'was' : 'waren'} aangemeld`];
  if (stand === 'geweest' || stand === 'afgerond') return [`${bezet} aangemeld`, erbij];
  return [`${bezet} van ${aantal(capaciteitTotaal(k), 'plaats', 'plaatsen')} bezet`, wachtend > 0 ? `${wachtend} op de wachtlijst` : ''];
}
