export type Foutstatus = 400 | 403 | 404 | 405 | 410 | 413 | 414 | 415 | 417 | 421 | 429 | 500 | 503;
/** What Node's parser refuses: there is no request yet, only a connection. */
export type Parserstatus = 400 | 408 | 431;

/** What an error page says. `[[kenmerk]]`, `[[wacht]]` and `[[contact]]` are filled in when it is sent. */
export interface Fouttekst {
  titel: string;
  uitleg: readonly string[];
}

export const FOUTTEKST = {
  400: {
    titel: 'Dit adres klopt niet',
    uitleg: ['We kunnen deze aanvraag niet lezen. Controleer het adres, of begin opnieuw bij de voorpagina.'],
  },
  403: {
    titel: 'Dit mag hier niet',
    uitleg: [
      'Je mag deze pagina niet zien, of het formulier kwam niet van deze site.',
      'Open de pagina opnieuw en probeer het nog een keer.',
    ],
  },
  404: {
    titel: 'Deze pagina is er niet',
    uitleg: [
      'Misschien is het adres niet goed overgenomen, of staat de pagina nu ergens anders.',
      'Zoek hieronder naar wat je nodig hebt.',
    ],
  },
  405: {
    titel: 'Dat kan op deze pagina niet',
    uitleg: [
      'Wat je stuurde, kan deze pagina niet aannemen. Er is niets bewaard.',
      'Wilde je een formulier insturen? Ga terug, ververs de pagina en probeer het opnieuw.',
    ],
  },
  410: {
    titel: 'Deze pagina is weggehaald',
    uitleg: ['De pagina stond hier wel, maar is nu niet te lezen.', 'Zoek hieronder naar iets wat erop lijkt.'],
  },
  413: {
    titel: 'Dit is te veel in één keer',
    uitleg: [
      'Wat je stuurde is groter dan hier past. Er is niets bewaard.',
      'Ga terug, maak je tekst korter of kies een kleiner bestand, en probeer het opnieuw.',
    ],
  },
  414: {
    titel: 'Dit adres is te lang',
    uitleg: ['Het adres is langer dan we kunnen lezen. Zocht je iets? Gebruik dan minder woorden of minder filters.'],
  },
  415: {
    titel: 'Dit soort gegevens kunnen we niet lezen',
    uitleg: [
      'We konden je formulier niet lezen. Er is niets bewaard.',
      'Ga terug en bewaar je tekst op een andere plek. Ververs de pagina en vul het formulier opnieuw in.',
    ],
  },
  417: {
    titel: 'Dit kunnen we niet beloven',
    uitleg: [
      'Je programma vraagt iets wat deze site niet doet. Er is niets bewaard.',
      'Gebruik een gewone browser, of laat in je programma de kop ‘Expect’ weg.',
    ],
  },
  421: { titel: 'Dit adres hoort niet bij deze site', uitleg: ['Controleer het adres in de adresbalk van je browser.'] },
  429: {
    titel: 'Even wachten',
    uitleg: [
      'Dit ging te vaak achter elkaar. Er is niets bewaard.',
      'Vulde je iets in? Ga terug met de knop van je browser: wat je typte, staat er nog.',
      'Wacht [[wacht]] en probeer het dan opnieuw.',
    ],
  },
  500: {
    titel: 'Er ging iets mis',
    uitleg: [
      'Dat ligt aan ons, niet aan jou. Probeer het over een paar minuten opnieuw.',
      'Blijft het misgaan? Mail dan naar [[contact]], en noem het nummer [[kenmerk]].',
    ],
  },
  503: {
    titel: 'Dit lukt nu even niet',
    uitleg: [
      'Het is erg druk of er is een storing. Wat je invulde is niet verwerkt; lezen en zoeken kan meestal gewoon.',
      'Wacht [[wacht]], ga terug en probeer het opnieuw.',
    ],
  },
} as const satisfies Record<Foutstatus, Fouttekst>;

/** For a form that this site does not have: of an older version of the site, mostly. */
export const FORMULIER_ONBEKEND: Fouttekst = {
  titel: 'Dit formulier werkt niet meer',
  uitleg: [
    'Misschien is de site vernieuwd terwijl je bezig was. Er is niets bewaard.',
    'Ga terug en bewaar je tekst op een andere plek. Ververs de pagina en vul het formulier opnieuw in.',
  ],
};

export const PARSERTEKST = {
  400: FOUTTEKST[400],
  408: { titel: 'Het duurde te lang', uitleg: ['Je verbinding was te traag of viel weg. Er is niets bewaard. Probeer het opnieuw.'] },
  431: {
    titel: 'Je browser stuurt te veel mee',
    uitleg: ['Het adres of de cookies zijn te groot. Wis de cookies van deze site in je browser, of gebruik een korter adres.'],
  },
} as const satisfies Record<Parserstatus, Fouttekst>;

/** "1 minuut", "30 seconden" */
export function wachttekst(seconden: number): string {
  if (seconden < 60) return `${seconden} ${seconden === 1 ? 'seconde' : 'seconden'}`;
  const minuten = Math.ceil(seconden / 60);
  return `${minuten} ${minuten === 1 ? 'minuut' : 'minuten'}`;
}
