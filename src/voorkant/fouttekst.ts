export type Foutstatus = 400 | 403 | 404 | 405 | 410 | 413 | 415 | 417 | 421 | 429 | 500 | 503;

/** What an error page says. `[[kenmerk]]` and `[[wacht]]` are filled in when it is sent. */
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
  405: { titel: 'Dat kan op deze pagina niet', uitleg: ['Deze pagina is om te lezen. Er kan hier niets naartoe worden gestuurd.'] },
  410: {
    titel: 'Deze pagina is weggehaald',
    uitleg: ['De pagina stond hier wel, maar komt niet terug.', 'Zoek hieronder naar iets wat erop lijkt.'],
  },
  413: {
    titel: 'Dit is te veel in één keer',
    uitleg: ['Wat je stuurde is groter dan hier past. Er is niets bewaard.', 'Ga terug, maak je tekst korter en probeer het opnieuw.'],
  },
  415: {
    titel: 'Dit soort gegevens kunnen we niet lezen',
    uitleg: ['Gebruik het formulier op de pagina zelf. Er is niets bewaard.'],
  },
  417: { titel: 'Dit kunnen we niet beloven', uitleg: ['Je programma vraagt iets wat deze site niet doet. Er is niets bewaard.'] },
  421: { titel: 'Dit adres hoort niet bij deze site', uitleg: ['Controleer het adres in de adresbalk van je browser.'] },
  429: {
    titel: 'Even wachten',
    uitleg: ['Dit ging te vaak achter elkaar. Er is niets bewaard.', 'Wacht [[wacht]] en probeer het dan opnieuw.'],
  },
  500: {
    titel: 'Er ging iets mis',
    uitleg: [
      'Dat ligt aan ons, niet aan jou. Probeer het over een paar minuten opnieuw.',
      'Blijft het misgaan? Meld het dan, en noem het nummer [[kenmerk]].',
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

/** "1 minuut", "30 seconden" */
export function wachttekst(seconden: number): string {
  if (seconden < 60) return `${seconden} ${seconden === 1 ? 'seconde' : 'seconden'}`;
  const minuten = Math.ceil(seconden / 60);
  return `${minuten} ${minuten === 1 ? 'minuut' : 'minuten'}`;
}
