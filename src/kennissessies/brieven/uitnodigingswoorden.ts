import type { MetLink } from '#kennissessies/kennissessie.ts';
import { teltPerVorm } from '#kennissessies/plaatsen.ts';

/** How to take part is still to be chosen. */
export const waarKeuze = ({ vorm, plaats }: MetLink): string =>
  vorm === 'online' ? 'Online' : `${plaats || 'Volgt nog'}${vorm === 'hybride' ? ', of online' : ''}`;

/** Where somebody is invited: when each form counts by itself, what is held is on the location. */
export const waarUitgenodigd = (k: MetLink): string => (teltPerVorm(k) ? k.plaats || 'Volgt nog' : waarKeuze(k));

/** Who invites, before a verb. Any name fits between the brackets: nobody knows whether it takes an article. */
export const wieNodigtUit = ({ organisator }: MetLink): string => `De organisator (${organisator})`;

/** Why an invitation is for the waiting list; the other form may well have places. */
export const allesBezet = (k: MetLink): string => `Alle plaatsen${teltPerVorm(k) ? ' op de locatie' : ''} zijn bezet.`;
