import { briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';

interface Regiobericht {
  aan: { adres: string; naam: string };
  /** Its name. */
  regio: string;
  /** Mailbox for questions about the platform; empty when there is none. */
  contact: string;
  origin: string;
}

/** To whom a projectleider said that they do not belong to the region they named. */
export const regioWeg = ({ aan, regio, contact, origin }: Regiobericht): Brief => ({
  ...{ aan: aan.adres, antwoordAan: contact },
  ...briefOpmaken({
    onderwerp: 'Bij je gegevens staat geen onderwijsregio meer',
    naam: aan.naam,
    alineas: [
      `Bij je gegevens op Regiokring stond ${regio}. De projectleider van die onderwijsregio gaf aan dat je daar niet bij hoort. ` +
        'Daarom hebben we de regio bij je gegevens weggehaald.',
      'Je account en je aanmeldingen blijven zoals ze zijn. Kies bij Mijn gegevens de regio waar je wel bij hoort.',
      { href: `${origin}/mijn/gegevens/`, tekst: 'Kies je onderwijsregio' },
      `Klopt dit niet? Overleg dan met de projectleider van ${regio}${contact ? `, of mail naar ${contact}` : ''}.`,
    ],
    waarom: 'Je krijgt deze mail omdat iemand anders je gegevens wijzigde.',
  }),
});
