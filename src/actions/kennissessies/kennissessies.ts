import { regioNu } from '#inhoud/regiostand.ts';
import { type Aanmelduitslag, aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { type Afmelduitslag, afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen, type Wijziguitslag } from '#kennissessies/aanmelden/antwoorden.ts';
import { type Agendaadresuitslag, agendaAdresMaken } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres-maken.ts';
import { agendaAdresUitzetten } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres-uitzetten.ts';
import { aanmeldInvoer, antwoordenInvoer, KIES_DEELNAME } from '#kennissessies/aanmelden/invoer.ts';
import { type Afslaguitslag, uitnodigingAfslaan } from '#kennissessies/aanmelden/uitnodiging-afslaan.ts';
import { leesKeuzes, rondeveld } from '#kennissessies/rondes/invoer.ts';
import type { Keuzefout } from '#kennissessies/rondes/kiezen.ts';
import { formulieractie, openFormulieractie, type RedenVan, type Zin } from '../formulier.ts';

const DEELNAME = { code: 'BAD_REQUEST', zin: KIES_DEELNAME, veld: 'deelname' } as const;
const ONDERDEEL = {
  code: 'CONFLICT',
  zin: 'Een onderdeel dat je koos, kan niet meer. Je antwoorden staan er nog. Kies hieronder iets anders.',
} as const;
/** At the round itself: which part cannot be had any more, and why. */
const metKeuzefouten = <W extends { reden: string }>(weigering: W | (W & { keuzefouten: readonly Keuzefout[] })) =>
  'keuzefouten' in weigering
    ? { ...weigering, fouten: Object.fromEntries(weigering.keuzefouten.map((een) => [rondeveld(een.ronde), keuzezin(een)])) }
    : weigering;
const keuzezin = ({ nummer, titel, waarom }: Keuzefout): string =>
  waarom === 'vol'
    ? `Ronde ${nummer}: ‘${titel}’ is intussen vol. Kies een ander onderdeel, of kies later.`
    : `Ronde ${nummer}: het onderdeel dat je koos, gaat niet door. Kies een ander onderdeel, of kies later.`;
const AANMELDZINNEN = {
  uitgelogd: { code: 'UNAUTHORIZED', zin: 'Je was uitgelogd. Log opnieuw in; je antwoorden blijven bewaard.' },
  'zonder-naam': {
    code: 'BAD_REQUEST',
    zin: 'Vertel eerst wie je bent. Daarna kun je je aanmelden; je antwoorden blijven bewaard.',
  },
  onbekend: { code: 'NOT_FOUND', zin: 'Deze kennissessie is er niet meer.' },
  'al-aangemeld': {
    code: 'CONFLICT',
    zin: 'Je bent al aangemeld. Wat je net invulde, is nog niet bewaard. Kies hieronder welke antwoorden gelden.',
  },
  'kies-deelname': DEELNAME,
  'onderdeel-vol': ONDERDEEL,
  voorrang: {
    code: 'CONFLICT',
    zin: "Andere onderwijsregio's gaan eerst. Hieronder staat vanaf wanneer jij je kunt aanmelden.",
  },
  'save-the-date': { code: 'CONFLICT', zin: 'Aanmelden kan nog niet. Kijk later nog eens op de pagina van deze kennissessie.' },
  'nog-niet-open': { code: 'CONFLICT', zin: 'Aanmelden kan nog niet. Op de pagina van deze kennissessie staat vanaf wanneer het kan.' },
  gesloten: { code: 'CONFLICT', zin: 'De aanmelding is gesloten. Vraag de organisator of er nog iets mogelijk is.' },
  afgelast: { code: 'CONFLICT', zin: 'Deze kennissessie gaat niet door. Kijk in de agenda of er een andere is die past.' },
  geweest: { code: 'CONFLICT', zin: 'Deze kennissessie is geweest. Kijk of er een terugblik is.' },
  afgerond: { code: 'CONFLICT', zin: 'Deze kennissessie is geweest. Kijk of er een terugblik is.' },
} satisfies Record<RedenVan<Aanmelduitslag> | 'uitgelogd', Zin>;

const WIJZIGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze aanmelding is er niet.' },
  afgemeld: { code: 'CONFLICT', zin: 'Je bent afgemeld. Wil je toch komen? Meld je dan opnieuw aan.' },
  'te-laat': { code: 'CONFLICT', zin: 'Je antwoorden wijzigen kan niet meer. Mail de organisator.' },
  'kies-deelname': DEELNAME,
  'onderdeel-vol': ONDERDEEL,
  'vorm-vol': {
    code: 'CONFLICT',
    zin: 'Daar zijn alle plaatsen bezet. Er is nog niets gewijzigd: je houdt je plaats. Kies hieronder wat je wilt.',
  },
  'vorm-dicht': {
    code: 'CONFLICT',
    zin: 'De aanmelding is gesloten en daar is geen plaats meer voor je. Er is niets gewijzigd.',
    veld: 'deelname',
  },
} satisfies Record<RedenVan<Wijziguitslag>, Zin>;

const AFMELDZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze aanmelding is er niet.' },
  afgelast: { code: 'CONFLICT', zin: 'Deze kennissessie gaat niet door. Je hoeft je niet af te melden.' },
  'te-laat': { code: 'CONFLICT', zin: 'De kennissessie is begonnen. Afmelden kan niet meer. Mail de organisator.' },
} satisfies Record<RedenVan<Afmelduitslag>, Zin>;

const AFSLAGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze uitnodiging is er niet.' },
  'niet-meer-open': { code: 'CONFLICT', zin: 'Deze uitnodiging is al beantwoord of verlopen.' },
} satisfies Record<RedenVan<Afslaguitslag>, Zin>;

const AGENDAZINNEN = {
  'intussen-anders': {
    code: 'CONFLICT',
    zin: 'Je hebt intussen een ander adres. We laten een adres maar één keer zien. Kwijt? Maak dan hieronder een nieuw adres.',
  },
} satisfies Record<RedenVan<Agendaadresuitslag>, Zin>;

export const kennissessies = {
  aanmelden: formulieractie(AANMELDZINNEN, async ({ account, data, veld, lees, weiger, nu, locals: { db, agenda, inhoud, origin } }) => {
    const slug = veld('kennissessie');
    const { vorm } = (await agenda.lees()).kennissessies.find((een) => een.slug === slug) ?? {};
    const antwoorden = lees(aanmeldInvoer(vorm));
    const regio = regioNu(inhoud, account.onderwijsregio);
    const uitslag = await aanmelden(db, { account, slug, antwoorden, keuzes: leesKeuzes(data.keys(), veld), regio, origin, nu });
    return uitslag.gelukt ? { naar: `/mijn/aanmeldingen/${uitslag.id}/` } : weiger(metKeuzefouten(uitslag));
  }),
  antwoordenWijzigen: formulieractie(WIJZIGZINNEN, async ({ account, data, veld, lees, weiger, nu, locals: { db, origin } }) => {
    const antwoorden = lees(antwoordenInvoer);
    const id = veld('aanmelding');
    const opgeven = veld('opgeven') === 'ja';
    const uitslag = await antwoordenWijzigen(db, { account, id, antwoorden, keuzes: leesKeuzes(data.keys(), veld), opgeven, origin, nu });
    if (!uitslag.gelukt && uitslag.reden === 'vorm-vol') return weiger({ ...uitslag, fouten: { opgeven: WIJZIGZINNEN['vorm-vol'].zin } });
    return uitslag.gelukt ? { naar: `/mijn/aanmeldingen/${id}/?gewijzigd=ja` } : weiger(metKeuzefouten(uitslag));
  }),
  afmelden: formulieractie(AFMELDZINNEN, async ({ account, veld, weiger, nu, locals: { db, origin } }) => {
    const uitslag = await afmelden(db, { account, id: veld('aanmelding'), origin, nu });
    return uitslag.gelukt ? { naar: `/mijn/aanmeldingen/${uitslag.id}/` } : weiger(uitslag);
  }),
  /** Behind the link in a letter: whoever holds the key, logged in or not. */
  afmeldenMetSleutel: openFormulieractie(AFMELDZINNEN, async ({ veld, weiger, nu, locals: { db, origin } }) => {
    const sleutel = veld('sleutel');
    const uitslag = await afmelden(db, { sleutel, origin, nu });
    return uitslag.gelukt ? { naar: `/afmelden/?sleutel=${encodeURIComponent(sleutel)}` } : weiger(uitslag);
  }),
  agendaAdresMaken: formulieractie(AGENDAZINNEN, async ({ account, veld, weiger, nu, locals: { db, boek } }) => {
    const vervangt = veld('vervangt') === '' ? null : Number(veld('vervangt'));
    const uitslag = await agendaAdresMaken(db, { account, vervangt, boek, nu });
    return uitslag.gelukt ? { sleutel: uitslag.sleutel } : weiger(uitslag);
  }),
  agendaAdresUitzetten: formulieractie({}, async ({ account, nu, locals: { db, boek } }) => {
    await agendaAdresUitzetten(db, { account, boek, nu });
    return { naar: '/mijn/aanmeldingen/agenda/?gedaan=uit' };
  }),
  /** Behind the link in an invitation: no account is needed to say no. */
  uitnodigingAfslaan: openFormulieractie(AFSLAGZINNEN, async ({ veld, weiger, nu, locals: { db, origin } }) => {
    const sleutel = veld('sleutel');
    const uitslag = await uitnodigingAfslaan(db, { sleutel, origin, nu });
    return uitslag.gelukt ? { naar: `/uitnodiging/?sleutel=${encodeURIComponent(sleutel)}` } : weiger(uitslag);
  }),
};
