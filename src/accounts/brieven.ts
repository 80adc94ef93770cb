import { briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';

/** The code to log in with. No link: whoever types the code over is at our own page. */
export const inlogcode = ({ adres, code }: { adres: string; code: string }): Brief => ({
  aan: adres,
  ...briefOpmaken({
    // Without the code: a telephone shows subjects while it is locked.
    onderwerp: 'Je code om in te loggen bij Regiokring',
    alineas: [
      'Met deze code log je in:',
      { code },
      'Vul de code in op de pagina waar je hem aanvroeg. De code werkt tien minuten, één keer en alleen in die browser.',
      'Geef de code aan niemand anders. Wij vragen er nooit om.',
    ],
    waarom: 'Vroeg je geen code aan? Dan hoef je niets te doen. Zonder de code kan niemand inloggen.',
  }),
});

/** Somebody whose login may be in other hands, and the mailbox of who can mend that; empty when there is none. */
interface Gewaarschuwde {
  adres: string;
  contact: string;
}
/** Only who works for the Realisatie-Eenheid has recovery codes, so there may be a colleague to ask. */
const NIET_JIJ = (contact: string) =>
  contact
    ? `Was jij dit niet? Mail dan meteen naar ${contact}. Wij herstellen je account.`
    : 'Was jij dit niet? Verander dan meteen het wachtwoord van je mail, en bel een collega van de Realisatie-Eenheid.';

export const herstelcodeGebruikt = ({ adres, contact, over }: Gewaarschuwde & { over: number }): Brief => ({
  ...{ aan: adres, antwoordAan: contact },
  ...briefOpmaken({
    onderwerp: 'Er is ingelogd met een herstelcode',
    alineas: [
      'Iemand logde in op jouw account met een herstelcode in plaats van een code uit de app.',
      over === 0 ? 'Dit was je laatste herstelcode.' : `Je hebt nog ${over} van je herstelcodes over.`,
      NIET_JIJ(contact),
    ],
  }),
});

export const herstelcodesVernieuwd = ({ adres, contact }: Gewaarschuwde): Brief => ({
  ...{ aan: adres, antwoordAan: contact },
  ...briefOpmaken({
    onderwerp: 'Je herstelcodes zijn vernieuwd',
    alineas: ['Er zijn nieuwe herstelcodes gemaakt voor je account. De oude werken niet meer.', NIET_JIJ(contact)],
  }),
});

/** To whom the command on the server gave the rights of the Realisatie-Eenheid, or a new second step. It may be the first letter of all. */
export const beheerderGemaakt = ({ adres, contact, origin, hersteld }: Gewaarschuwde & { origin: string; hersteld: boolean }): Brief => ({
  ...{ aan: adres, antwoordAan: contact },
  ...briefOpmaken({
    onderwerp: hersteld ? 'Je tweede stap is opnieuw ingesteld' : 'Je werkt nu voor de Realisatie-Eenheid op Regiokring',
    alineas: [
      hersteld
        ? 'Je technisch beheerder haalde je tweede stap weg. Je oude app en herstelcodes werken niet meer. Je bent overal uitgelogd.'
        : "Je technisch beheerder gaf je de rechten van de Realisatie-Eenheid op Regiokring, het kennisplatform van de onderwijsregio's.",
      `Log in met dit adres: ${adres}. Je krijgt een code in je mail. Een wachtwoord is niet nodig.`,
      'Je koppelt bij het inloggen een app op je telefoon die codes maakt.',
      { href: `${origin}/inloggen/?naar=%2Fbeheer%2F`, tekst: 'Log in' },
      `Verwachtte je dit niet? ${contact ? `Mail dan naar ${contact}.` : 'Vraag het dan je technisch beheerder.'}`,
    ],
  }),
});

export const accountGewist = ({ adres }: { adres: string }): Brief => ({
  aan: adres,
  ...briefOpmaken({
    onderwerp: 'Je account bij Regiokring is gewist',
    alineas: [
      'Je account en je gegevens zijn weg. Je bent afgemeld voor alle kennissessies die nog kwamen.',
      'Wil je later terugkomen? Log dan in met dit adres. Je begint opnieuw.',
    ],
    waarom: 'Was jij dit niet? Dan kan iemand anders in je mail. Verander meteen het wachtwoord van je mail.',
  }),
});
