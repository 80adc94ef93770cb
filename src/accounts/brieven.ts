import { briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';

/** The code to log in with. No link: whoever types the code over is at our own page. */
export const inlogcode = ({ adres, code }: { adres: string; code: string }): Brief => ({
  aan: adres,
  ...briefOpmaken({
    onderwerp: `${code} is je code voor Regiokring`,
    alineas: [
      'Met deze code log je in:',
      { code },
      'Vul de code in op de pagina waar je hem aanvroeg. De code werkt tien minuten, één keer en alleen in die browser.',
      'Geef de code aan niemand anders. Wij vragen er nooit om.',
    ],
    waarom: 'Vroeg je geen code aan? Dan hoef je niets te doen. Zonder de code kan niemand inloggen.',
  }),
});

export const herstelcodeGebruikt = ({ adres, over }: { adres: string; over: number }): Brief => ({
  aan: adres,
  ...briefOpmaken({
    onderwerp: 'Er is ingelogd met een herstelcode',
    alineas: [
      'Iemand logde in op jouw account met een herstelcode in plaats van een code uit de app.',
      over === 0 ? 'Dit was je laatste herstelcode.' : `Je hebt nog ${over} van je herstelcodes over.`,
      'Was jij dit niet? Laat de beheerder van Regiokring je account dan meteen herstellen.',
    ],
  }),
});

export const herstelcodesVernieuwd = ({ adres }: { adres: string }): Brief => ({
  aan: adres,
  ...briefOpmaken({
    onderwerp: 'Je herstelcodes zijn vernieuwd',
    alineas: [
      'Er zijn nieuwe herstelcodes gemaakt voor je account. De oude werken niet meer.',
      'Was jij dit niet? Laat de beheerder van Regiokring je account dan meteen herstellen.',
    ],
  }),
});

export const beheerderGemaakt = ({ adres, hersteld }: { adres: string; hersteld: boolean }): Brief => ({
  aan: adres,
  ...briefOpmaken({
    onderwerp: hersteld ? 'Je tweede stap is opnieuw ingesteld' : 'Je werkt nu voor de Realisatie-Eenheid op Regiokring',
    alineas: [
      hersteld
        ? 'De beheerder heeft je tweede stap weggehaald. Je oude app en herstelcodes werken niet meer. Je bent overal uitgelogd.'
        : 'De beheerder heeft je account de rechten van de Realisatie-Eenheid gegeven.',
      'Log opnieuw in. Je koppelt dan een app op je telefoon die codes maakt.',
      'Verwachtte je dit niet? Laat het de beheerder van Regiokring dan meteen weten.',
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
