/**
 * Everything that is written down of who did what, with the words in which the list tells it: "Rosa gaf schrijfrecht".
 * A room that has something to tell adds its kind here. Kinds that begin with `inzage-` are looks at what people told
 * about themselves; they also stand in the view `inzage`.
 */
export const GEBEURTENISSEN = {
  'beheerder-gemaakt': 'account van de Realisatie-Eenheid gemaakt met de opdracht op de server',
  'beheerder-hersteld': 'tweede stap weggehaald met de opdracht op de server',
  'sessie-gemaakt': 'concept van een kennissessie gemaakt',
  'sessie-verwijderd': 'concept van een kennissessie verwijderd',
  'sessie-aangekondigd': 'kennissessie aangekondigd',
  'sessie-opengezet': 'aanmelden voor een kennissessie opengezet',
  'sessie-gewijzigd': 'kennissessie gewijzigd',
  'sessie-verplaatst': 'kennissessie verplaatst',
  'sessie-afgelast': 'kennissessie afgelast',
  'sessie-afgerond': 'kennissessie afgerond',
  'deelnemer-geplaatst': 'iemand een plaats gegeven of uitgenodigd bij een kennissessie',
  'plaats-teruggenomen': 'uitnodiging voor een kennissessie ingetrokken',
  'plaatsen-vrijgegeven': 'achtergehouden plaatsen vrijgegeven',
  'extra-brief': 'extra brief aan deelnemers gestuurd',
  'vraag-beantwoord': 'vraag aan de sprekers per mail beantwoord',
  'materiaal-toegevoegd': 'materiaal voor deelnemers toegevoegd',
  'materiaal-weggehaald': 'materiaal voor deelnemers weggehaald',
  'deelnemer-weggehaald': 'deelnemer van de lijst gehaald',
  'recht-gevraagd': 'om een recht gevraagd',
  'verzoek-ingetrokken': 'verzoek om een recht ingetrokken',
  'verzoek-afgewezen': 'verzoek om een recht afgewezen',
  'recht-gegeven': 'recht gegeven',
  'recht-beeindigd': 'recht beëindigd',
  'rechten-verhuisd': 'rechten verhuisd naar de regio waarin de oude opging',
  uitgenodigd: 'iemand uitgenodigd',
  'uitnodiging-ingetrokken': 'uitnodiging ingetrokken',
  'tweede-stap-weggehaald': 'tweede stap van een collega weggehaald',
  'adres-gewijzigd': 'verhuisd naar een ander mailadres',
  'account-gewist': 'account gewist',
  'tekst-ingetrokken': 'tekst van de site gehaald',
  'tekst-teruggezet': 'ingetrokken tekst teruggezet',
  'regio-vertrouwd': 'regio mag zonder de Realisatie-Eenheid publiceren',
  'regio-niet-vertrouwd': 'Realisatie-Eenheid beoordeelt de teksten van de regio weer',
  'kopie-teruggezet': 'reservekopie teruggezet met de opdracht op de server',
  'inzage-behoeften': 'dieet en toegankelijkheid bekeken',
  'inzage-deelnemerslijst': 'lijst met deelnemers gedownload',
  'inzage-aanwezigheid': 'lijst bekeken om aan te vinken wie er was',
} as const satisfies Record<string, string>;

export type Gebeurtenissoort = keyof typeof GEBEURTENISSEN;
