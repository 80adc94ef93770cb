import { WAT_KLEIN_IS } from '#publicaties/velden/klein.ts';
import type { Zin } from '../formulier.ts';

/** What each refusal of an act of publishing says; a reason without a sentence does not compile at the door that passes it on. */
export const ZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze tekst is er niet, of hoort bij een andere regio.' },
  uitgelogd: {
    code: 'UNAUTHORIZED',
    zin:
      'Je bent intussen uitgelogd. Je tekst staat hieronder nog, maar is niet bewaard. ' +
      'Log in een nieuw tabblad in, kom hier terug en kies dan opnieuw Opslaan.',
  },
  'geen-recht': { code: 'FORBIDDEN', zin: 'Dit mag je niet. Vraag je projectleider of de Realisatie-Eenheid om het recht.' },
  'kies-regio': { code: 'BAD_REQUEST', zin: 'Kies voor welke regio je schrijft.', veld: 'regio' },
  'geen-kennissessie': { code: 'BAD_REQUEST', zin: 'Kies een kennissessie.', veld: 'kennissessie' },
  'nog-niet-geweest': {
    code: 'CONFLICT',
    zin: 'Deze kennissessie is nog niet geweest, of gaat niet door. Kies een andere.',
    veld: 'kennissessie',
  },
  'in-beoordeling': {
    code: 'CONFLICT',
    zin: 'Deze tekst wordt beoordeeld of is goedgekeurd. Haal hem eerst terug als je iets wilt veranderen.',
  },
  gewijzigd: { code: 'CONFLICT', zin: 'Deze tekst is in een ander venster of door iemand anders gewijzigd. Bekijk de nieuwste versie.' },
  'niet-in-te-dienen': { code: 'CONFLICT', zin: 'Deze tekst is al ingediend of staat al online.' },
  'niemand-leest': {
    code: 'CONFLICT',
    zin:
      'Er is nu niemand anders meer die deze tekst kan beoordelen. Er is nog niets ingediend of geplaatst. ' +
      'Kies je nu Online zetten, dan ziet iedereen de tekst meteen.',
  },
  onvolledig: { code: 'BAD_REQUEST', zin: 'De tekst is nog niet compleet.' },
  'niet-terug-te-halen': { code: 'CONFLICT', zin: 'Deze tekst is niet meer terug te halen: hij staat online of komt nu online.' },
  'niet-ingediend': {
    code: 'CONFLICT',
    zin: 'Deze tekst wacht niet meer op een beoordeling. Iemand was je voor, of de schrijver haalde hem terug.',
  },
  'niet-aan-de-beurt': { code: 'FORBIDDEN', zin: 'Deze tekst is nu niet aan jou om te beoordelen.' },
  'eigen-werk': { code: 'FORBIDDEN', zin: 'Je schreef mee aan deze tekst. Iemand anders moet hem beoordelen.' },
  'zonder-toelichting': { code: 'BAD_REQUEST', zin: 'Schrijf een toelichting, zodat de ander weet waarom.', veld: 'toelichting' },
  leeg: { code: 'BAD_REQUEST', zin: 'Er is niets ingevuld of veranderd.' },
  'niet-goedgekeurd': { code: 'CONFLICT', zin: 'Deze tekst is niet goedgekeurd, of komt al online.' },
  kapot: { code: 'CONFLICT', zin: 'Deze tekst kan zo niet online.' },
  voorbij: { code: 'BAD_REQUEST', zin: 'Kies een moment dat nog komt.', veld: 'datum' },
  bezig: { code: 'CONFLICT', zin: 'Er gebeurt nu iets anders met deze tekst. Probeer het zo nog een keer.' },
  'niet-terug-te-zetten': {
    code: 'CONFLICT',
    zin: 'Deze tekst is niet terug te zetten: hij is niet ingetrokken, of er is al een nieuwe versie.',
  },
  'geen-concept': { code: 'CONFLICT', zin: 'Alleen een concept kun je verwijderen. Haal de tekst eerst terug.' },
  onbevestigd: {
    code: 'CONFLICT',
    zin: 'Het bestand is buiten de site om veranderd, en er is ook een andere versie onderweg. Open de tekst en kies daar Overnemen.',
  },
  'niet-online': { code: 'CONFLICT', zin: 'Deze tekst staat niet online, of er is al een nieuwe versie in de maak.' },
  'te-veel-bijlagen': { code: 'BAD_REQUEST', zin: 'Er zitten al dertig bestanden bij deze tekst. Haal er eerst een weg.' },
  'adres-onbruikbaar': {
    code: 'BAD_REQUEST',
    zin: 'Kies een ander adres: dit is leeg, het oude, of een woord dat de site zelf gebruikt.',
    veld: 'adres',
  },
  'geen-adres': {
    code: 'BAD_REQUEST',
    zin:
      'Dit kan geen adres zijn. Gebruik alleen kleine letters van a tot en met z, cijfers en streepjes, ' +
      'zoals: een-loket-voor-zij-instromers.',
    veld: 'adres',
  },
  'adres-bezet': { code: 'CONFLICT', zin: 'Op dit adres staat of stond al een andere tekst. Kies een ander adres.', veld: 'adres' },
  'niet-over-te-nemen': {
    code: 'CONFLICT',
    zin: 'Deze tekst is nu niet over te nemen: hij wordt beoordeeld, of iemand van je regio was je voor.',
  },
  'niet-klein': {
    code: 'CONFLICT',
    zin: `Dit is meer dan een kleine correctie. ${WAT_KLEIN_IS} Sla dit op als nieuwe versie en dien die in.`,
  },
} satisfies Record<string, Zin>;
