import { briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';

const NIET = 'Vroeg je dit niet? Vul de code dan nergens in en geef hem aan niemand.';

/** To where somebody is now; says what somebody wants to do with the account. */
export const codeVoorOud = ({ adres, naar, code }: { adres: string; naar: string; code: string }): Brief => ({
  aan: adres,
  ...briefOpmaken({
    onderwerp: 'Je code om van adres te veranderen',
    alineas: [
      `Je wilt je account bij Regiokring verhuizen naar ${naar}. Dit is de code voor je oude adres:`,
      { code },
      'De code werkt een half uur.',
    ],
    waarom: `${NIET} Kijk bij Mijn gegevens waar je bent ingelogd.`,
  }),
});

/** To where somebody wants to go; it may be somebody else's by mistake, so it says nothing of the account. */
export const codeVoorNieuw = ({ adres, code }: { adres: string; code: string }): Brief => ({
  aan: adres,
  ...briefOpmaken({
    onderwerp: 'Je code voor je nieuwe adres bij Regiokring',
    alineas: [
      'Iemand wil voortaan met dit adres inloggen op Regiokring. Dit is de code voor het nieuwe adres:',
      { code },
      'De code werkt een half uur.',
    ],
    waarom: NIET,
  }),
});

/** `contact` is the mailbox for who did not do this; empty when there is none. */
type Verhuisbericht = { aan: { adres: string; naam: string }; oud: string; naar: string; contact: string };

export const adresVerhuisd = ({ aan, oud, naar, contact }: Verhuisbericht): Brief => ({
  ...{ aan: aan.adres, antwoordAan: contact },
  ...briefOpmaken({
    onderwerp: 'Je account bij Regiokring is verhuisd',
    naam: aan.naam,
    alineas: [
      `Je logt voortaan in met ${naar}. Met ${oud} kan dat niet meer.`,
      'Je rechten, aanmeldingen en teksten zijn meegekomen. Andere apparaten zijn uitgelogd.',
    ],
    waarom: `Was jij dit niet? ${contact ? `Mail dan meteen naar ${contact}.` : 'Verander dan meteen het wachtwoord van je mail.'}`,
  }),
});
