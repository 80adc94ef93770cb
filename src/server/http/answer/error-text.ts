export type ErrorStatus = 400 | 403 | 404 | 405 | 410 | 413 | 414 | 415 | 417 | 421 | 429 | 500 | 503;
/** What Node's parser refuses: there is no request yet, only a connection. */
export type ParserStatus = 400 | 408 | 431;

/** What an error page says. `[[kenmerk]]`, `[[wacht]]` and `[[melden]]` are filled in when it is sent. */
export interface ErrorText {
  title: string;
  explanation: readonly string[];
}

export const ERROR_TEXT = {
  400: {
    title: 'Dit adres klopt niet',
    explanation: ['We kunnen deze aanvraag niet lezen. Controleer het adres, of begin opnieuw bij de voorpagina.'],
  },
  403: {
    title: 'Dit mag hier niet',
    explanation: [
      'Je mag deze pagina niet zien, of het formulier kwam niet van deze site.',
      'Open de pagina opnieuw en probeer het nog een keer.',
    ],
  },
  404: {
    title: 'Deze pagina is er niet',
    explanation: [
      'Misschien is het adres niet goed overgenomen, of staat de pagina nu ergens anders.',
      'Zoek hieronder naar wat je nodig hebt.',
    ],
  },
  405: {
    title: 'Dat kan op deze pagina niet',
    explanation: [
      'Wat je stuurde, kan deze pagina niet aannemen. Er is niets bewaard.',
      'Wilde je een formulier insturen? Ga terug, ververs de pagina en probeer het opnieuw.',
    ],
  },
  410: {
    title: 'Deze pagina is weggehaald',
    explanation: ['De pagina stond hier wel, maar is nu niet te lezen.', 'Zoek hieronder naar iets wat erop lijkt.'],
  },
  413: {
    title: 'Dit is te veel in één keer',
    explanation: [
      'Wat je stuurde is groter dan hier past. Er is niets bewaard.',
      'Ga terug, maak je tekst korter of kies een kleiner bestand, en probeer het opnieuw.',
    ],
  },
  414: {
    title: 'Dit adres is te lang',
    explanation: ['Het adres is langer dan we kunnen lezen. Zocht je iets? Gebruik dan minder woorden of minder filters.'],
  },
  415: {
    title: 'Dit soort gegevens kunnen we niet lezen',
    explanation: [
      'We konden je formulier niet lezen. Er is niets bewaard.',
      'Ga terug en bewaar je tekst op een andere plek. Ververs de pagina en vul het formulier opnieuw in.',
    ],
  },
  417: {
    title: 'Dit kunnen we niet beloven',
    explanation: [
      'Je programma vraagt iets wat deze site niet doet. Er is niets bewaard.',
      'Gebruik een gewone browser, of laat in je programma de kop ‘Expect’ weg.',
    ],
  },
  421: { title: 'Dit adres hoort niet bij deze site', explanation: ['Controleer het adres in de adresbalk van je browser.'] },
  429: {
    title: 'Even wachten',
    explanation: [
      'Dit ging te vaak achter elkaar. Er is niets bewaard.',
      'Vulde je iets in? Ga terug met de knop van je browser: wat je typte, staat er nog.',
      'Wacht [[wacht]] en probeer het dan opnieuw.',
    ],
  },
  500: {
    title: 'Er ging iets mis',
    explanation: [
      'Dat ligt aan ons, niet aan jou. Probeer het over een paar minuten opnieuw.',
      'Deze fout heeft nummer [[kenmerk]].[[melden]]',
    ],
  },
  503: {
    title: 'Dit lukt nu even niet',
    explanation: [
      'Het is erg druk of er is een storing. Wacht [[wacht]] en probeer het dan opnieuw.',
      'Vulde je iets in? Dat is niet verwerkt. Ga terug met de knop van je browser: wat je typte, staat er nog.',
    ],
  },
} as const satisfies Record<ErrorStatus, ErrorText>;

/** For a form that this site does not have: of an older version of the site, mostly. */
export const UNKNOWN_FORM: ErrorText = {
  title: 'Dit formulier werkt niet meer',
  explanation: [
    'Misschien is de site vernieuwd terwijl je bezig was. Er is niets bewaard.',
    'Ga terug en bewaar je tekst op een andere plek. Ververs de pagina en vul het formulier opnieuw in.',
  ],
};

export const PARSER_TEXT = {
  400: ERROR_TEXT[400],
  408: { title: 'Het duurde te lang', explanation: ['Je verbinding was te traag of viel weg. Er is niets bewaard. Probeer het opnieuw.'] },
  431: {
    title: 'Je browser stuurt te veel mee',
    explanation: ['Het adres of de cookies zijn te groot. Wis de cookies van deze site in je browser, of gebruik een korter adres.'],
  },
} as const satisfies Record<ParserStatus, ErrorText>;

/** "1 minuut", "30 seconden" */
export function waitText(seconden: number): string {
  if (seconden < 60) return `${seconden} ${seconden === 1 ? 'seconde' : 'seconden'}`;
  const minutes = Math.ceil(seconden / 60);
  return `${minutes} ${minutes === 1 ? 'minuut' : 'minuten'}`;
}
