import type { Afgelastuitslag } from '#kennissessies/organiseren/afgelasten.ts';
import type { Sluituitslag } from '#kennissessies/organiseren/afronden.ts';
import type { Behoefteuitslag } from '#kennissessies/organiseren/deelnemers/behoeften.ts';
import type { Plaatsinguitslag } from '#kennissessies/organiseren/deelnemers/deelnemer-plaatsen.ts';
import type { Plaatsterugneemuitslag } from '#kennissessies/organiseren/deelnemers/plaats-terugnemen.ts';
import type { Haaluitslag } from '#kennissessies/organiseren/deelnemers/van-lijst-halen.ts';
import type { sessieKopieren, sessieMaken, sessieVerwijderen } from '#kennissessies/organiseren/sessie-maken.ts';
import type { Aankondiguitslag, Openzetuitslag } from '#kennissessies/organiseren/uitbrengen.ts';
import type { Extrauitslag } from '#kennissessies/organiseren/verstuurd/extra-brief.ts';
import type { Vraagafhandeluitslag } from '#kennissessies/organiseren/vragen/vraag-afhandelen.ts';
import type { Vrijgeefuitslag } from '#kennissessies/organiseren/vrijgeven/plaatsen-vrijgeven.ts';
import type { Sessiewijziguitslag } from '#kennissessies/organiseren/wijzigen.ts';
import { NOG_EEN_STAP } from '../accounts/nog-een-stap.ts';
import type { RedenVan, Zin } from '../formulier.ts';

type Uitslag<Act extends (...delen: never[]) => Promise<unknown>> = Awaited<ReturnType<Act>>;
type Reden =
  | Exclude<RedenVan<Afgelastuitslag | Sluituitslag | Aankondiguitslag | Openzetuitslag | Sessiewijziguitslag>, 'onbevestigd'>
  | RedenVan<Uitslag<typeof sessieVerwijderen> | Uitslag<typeof sessieKopieren> | Uitslag<typeof sessieMaken>>;

/** What who plans a session reads when an act refuses. */
export const SESSIEZINNEN = {
  uitgelogd: {
    code: 'UNAUTHORIZED',
    zin: 'Je bent intussen uitgelogd. Wat je invulde, staat hieronder nog. Log in een nieuw tabblad in en kies dan opnieuw Opslaan.',
  },
  onbekend: { code: 'NOT_FOUND', zin: 'Deze kennissessie is er niet, of hoort bij een andere onderwijsregio.' },
  'niet-van-jou': { code: 'FORBIDDEN', zin: 'Je plant alleen regionale kennissessies van je eigen onderwijsregio.', veld: 'gastregio' },
  'kan-niet': { code: 'CONFLICT', zin: 'Dat kan niet met deze kennissessie zoals zij nu is. Bekijk eerst hoe zij er nu voor staat.' },
  verouderd: {
    code: 'CONFLICT',
    zin: 'Deze kennissessie is in een ander venster of door iemand anders gewijzigd. Er is nog niets opgeslagen. Vergelijk hieronder.',
  },
  'te-klein': { code: 'CONFLICT', zin: 'Er zijn al meer mensen met een plaats.', veld: 'capaciteit' },
  'andere-bijeenkomsten': {
    code: 'BAD_REQUEST',
    zin: 'Deze kennissessie is al bekendgemaakt. Er komt geen bijeenkomst meer bij, en er gaat geen meer af.',
    veld: 'datum',
  },
  'niet-op-volgorde': {
    code: 'BAD_REQUEST',
    zin: 'De tijden kloppen niet: elke bijeenkomst eindigt na haar begin, en voordat de volgende begint.',
    veld: 'datum',
  },
  'in-het-verleden': { code: 'BAD_REQUEST', zin: 'Deze datum en tijd zijn geweest. Kies een moment dat nog komt.', veld: 'datum' },
  'ronde-erbuiten': {
    code: 'CONFLICT',
    zin: 'Met deze tijden vallen onderdelen van een ronde buiten de kennissessie. Pas eerst de tijden bij Rondes aan.',
    veld: 'datum',
  },
  onvolledig: { code: 'BAD_REQUEST', zin: 'Er ontbreekt nog iets.' },
  'niet-opgeslagen': {
    code: 'CONFLICT',
    zin: 'Je hebt iets veranderd dat nog niet is opgeslagen. Kies eerst Opslaan. Daarna kun je de kennissessie kopiëren.',
  },
  'zonder-toelichting': { code: 'BAD_REQUEST', zin: 'Schrijf waarom er geen terugblik komt.', veld: 'reden' },
} satisfies Record<Reden | 'uitgelogd' | 'niet-opgeslagen', Zin>;

/** What who looks after the people of a session reads when an act refuses. */
export const DEELNEMERZINNEN = {
  onbekend: SESSIEZINNEN.onbekend,
  'zonder-toelichting': { code: 'BAD_REQUEST', zin: 'Schrijf een reden, zodat de deelnemer weet waarom.', veld: 'reden' },
  'te-laat': { code: 'CONFLICT', zin: 'De kennissessie is begonnen. Haal niemand meer van de lijst.' },
  'al-weg': { code: 'CONFLICT', zin: 'Deze deelnemer staat niet meer op de lijst.' },
  'niet-vers': {
    code: 'FORBIDDEN',
    zin: 'Je bent langer dan een kwartier geleden ingelogd. Kies Log opnieuw in.',
  },
  'tweede-stap-nodig': NOG_EEN_STAP,
  afgelast: { code: 'CONFLICT', zin: 'Deze kennissessie gaat niet door. Je hoeft geen zaal of lunch meer te regelen.' },
  gewist: { code: 'CONFLICT', zin: 'De kennissessie is langer dan een dag geleden. Deze antwoorden zijn gewist.' },
} satisfies Record<Exclude<RedenVan<Haaluitslag | Behoefteuitslag>, 'onbevestigd'>, Zin>;

/** What who gives somebody a place reads when that is refused. */
export const PLAATSZINNEN = {
  onbekend: SESSIEZINNEN.onbekend,
  'kan-niet': { code: 'CONFLICT', zin: 'Dat kan alleen zolang de kennissessie openstaat en nog niet is begonnen.' },
  'heeft-plaats': { code: 'CONFLICT', zin: 'Deze persoon heeft al een plaats.', veld: 'adres' },
  'wacht-al': {
    code: 'CONFLICT',
    zin: 'Deze persoon staat al op de wachtlijst. Er is voor deze persoon geen achtergehouden plaats, en niemand gaat voor.',
    veld: 'adres',
  },
  'al-uitgenodigd': {
    code: 'CONFLICT',
    zin: 'Dit adres is al uitgenodigd en heeft nog niet geantwoord. Klopt het adres niet? Trek de uitnodiging dan in bij Deelnemers.',
    veld: 'adres',
  },
  'vol-en-dicht': {
    code: 'CONFLICT',
    zin: 'Alle plaatsen zijn bezet en het aanmelden is gesloten. Maak eerst meer plaatsen, of haal iemand van de lijst.',
  },
  'te-veel': { code: 'TOO_MANY_REQUESTS', zin: 'Je nodigde vandaag al tweehonderd mensen uit. Ga morgen verder.' },
  'niet-meer-open': { code: 'CONFLICT', zin: 'Deze uitnodiging is al beantwoord of verlopen. Kijk hieronder hoe het nu staat.' },
  'niets-achtergehouden': { code: 'CONFLICT', zin: 'Er zijn geen achtergehouden plaatsen meer.' },
} satisfies Record<Exclude<RedenVan<Plaatsinguitslag | Plaatsterugneemuitslag | Vrijgeefuitslag>, 'onbevestigd'>, Zin>;

export const VRAAGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze vraag is er niet meer. Wie haar stelde, veranderde haar of komt niet meer.' },
  'zonder-antwoord': { code: 'BAD_REQUEST', zin: 'Schrijf het antwoord op, of kies iets anders bij ‘Wat is ermee gedaan?’.' },
  'niet-schriftelijk': {
    code: 'BAD_REQUEST',
    zin: 'Mailen kan alleen als je ‘Schriftelijk beantwoord’ kiest. Haal anders het vinkje weg.',
  },
} satisfies Record<Exclude<RedenVan<Vraagafhandeluitslag>, 'onbevestigd'>, Zin>;

export const BRIEFZINNEN = {
  onbekend: SESSIEZINNEN.onbekend,
  'kan-niet': { code: 'CONFLICT', zin: 'Bij deze kennissessie kun je nu geen brief sturen: er kon zich nog niemand aanmelden.' },
  niemand: { code: 'CONFLICT', zin: 'Er is niemand om deze brief aan te sturen. Kies een andere groep.', veld: 'aan' },
} satisfies Record<Exclude<RedenVan<Extrauitslag>, 'onbevestigd'>, Zin>;
