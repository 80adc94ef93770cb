import { type Feitenuitslag, feitenWijzigen } from '#onderwijsregios/feiten-wijzigen.ts';
import { feitenInvoer, regioInvoer, samenvoegInvoer, statusInvoer, verbeterInvoer } from '#onderwijsregios/invoer.ts';
import { type Regiotoevoeging, regioToevoegen } from '#onderwijsregios/regio-toevoegen.ts';
import { regioSamenvoegen, type Samenvoeguitslag } from '#onderwijsregios/samenvoegen/regio-samenvoegen.ts';
import { type Statusuitslag, statusCorrigeren, statusZetten, type Verbeteruitslag } from '#onderwijsregios/status-zetten.ts';
import { formulieractie, type RedenVan, type Zin } from './formulier.ts';

const REGIOZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze regio is er niet.' },
  'geen-recht': { code: 'NOT_FOUND', zin: 'Deze regio is er niet.' },
  bezig: {
    code: 'CONFLICT',
    zin:
      'De pagina van deze regio wordt net bijgewerkt, of er is een nieuwe versie onderweg. Er is nu niets veranderd. ' +
      'Probeer het zo opnieuw. Lukt het dan nog niet? Kies bij de regio Bewerk de pagina, en handel die versie eerst af.',
  },
  gewijzigd: {
    code: 'CONFLICT',
    zin: 'Deze regio is intussen veranderd. Hieronder staat hoe het nu is, met wat jij invulde. Klopt het nog? Verstuur het dan opnieuw.',
  },
} as const;

const NAAMZINNEN = {
  'bestaat-al': { code: 'CONFLICT', zin: 'Er is al een regio met deze naam.', veld: 'titel' },
  'naam-van-voorbeeld': {
    code: 'BAD_REQUEST',
    zin: "Met ‘Voorbeeldregio’ beginnen de namen van de verzonnen regio's, en geen andere.",
    veld: 'titel',
  },
} as const;

const STAPZINNEN = {
  'geen-stap': { code: 'BAD_REQUEST', zin: 'Deze status kan niet na de status van nu komen.', veld: 'status' },
  'al-gezet': { code: 'CONFLICT', zin: 'De regio heeft deze status al.', veld: 'status' },
  'dag-in-de-toekomst': { code: 'BAD_REQUEST', zin: 'Deze dag moet nog komen. Zet de status op de dag zelf, of later.', veld: 'sinds' },
  'dag-voor-vorige': { code: 'BAD_REQUEST', zin: 'Deze dag ligt voor de vorige status. Kies een latere dag.', veld: 'sinds' },
  'zonder-besluit': { code: 'BAD_REQUEST', zin: 'Vul in wie dit besloot.', veld: 'besluit' },
  'is-samengevoegd': { code: 'CONFLICT', zin: 'Deze regio is samengevoegd. Dat kun je niet meer veranderen.' },
  'alleen-samenvoegen': {
    code: 'BAD_REQUEST',
    zin: 'Een regio samenvoegen doe je op de pagina van de regio, bij Samenvoegen.',
    veld: 'status',
  },
} as const;

const TOEVOEGZINNEN = {
  ...STAPZINNEN,
  'geen-recht': REGIOZINNEN['geen-recht'],
  ...NAAMZINNEN,
  'geen-stap': { code: 'BAD_REQUEST', zin: 'Een nieuwe regio kan niet met deze status beginnen.', veld: 'status' },
  'naam-zonder-adres': {
    code: 'BAD_REQUEST',
    zin: 'Van deze naam kunnen we geen adres maken. Gebruik een naam met meer letters.',
    veld: 'titel',
  },
  'bestand-onleesbaar': {
    code: 'CONFLICT',
    zin:
      'Op het adres van deze regio staat al een bestand, maar daar klopt iets niet in. Er is nu niets veranderd. ' +
      'Bij Beheer, Techniek lees je wat er mis is. Herstel dat eerst, of haal het bestand weg.',
    veld: 'titel',
  },
} satisfies Record<RedenVan<Regiotoevoeging>, Zin>;
const FEITZINNEN = { ...REGIOZINNEN, ...NAAMZINNEN } satisfies Record<RedenVan<Feitenuitslag>, Zin>;
const STATUSZINNEN = { ...REGIOZINNEN, ...STAPZINNEN } satisfies Record<RedenVan<Statusuitslag>, Zin>;
const VERBETERZINNEN = {
  ...STATUSZINNEN,
  'zonder-reden': { code: 'BAD_REQUEST', zin: 'Schrijf waarom je de status verbetert.', veld: 'reden' },
} satisfies Record<RedenVan<Verbeteruitslag>, Zin>;
const SAMENVOEGZINNEN = {
  ...REGIOZINNEN,
  ...STAPZINNEN,
  bezig: {
    code: 'CONFLICT',
    zin:
      "Een van beide regiopagina's wordt net bijgewerkt, of er is een nieuwe versie onderweg. Er is nu niets veranderd. " +
      'Probeer het zo opnieuw.',
  },
  'geen-stap': { code: 'CONFLICT', zin: 'Een regio met deze status kun je niet samenvoegen. Zet haar eerst op voorlopig of verder.' },
  'al-gezet': { code: 'CONFLICT', zin: 'Deze regio is al samengevoegd.' },
  'dag-in-de-toekomst': { code: 'BAD_REQUEST', zin: 'Deze dag moet nog komen. Voeg samen op de dag zelf, of later.', veld: 'sinds' },
  zichzelf: { code: 'BAD_REQUEST', zin: 'Een regio kan niet in zichzelf opgaan. Kies een andere regio.', veld: 'naar' },
  'naar-onbekend': { code: 'BAD_REQUEST', zin: 'Deze regio is er niet. Kies een regio uit de lijst.', veld: 'naar' },
  'voorbeeld-en-echt': {
    code: 'BAD_REQUEST',
    zin: 'Een verzonnen regio en een echte regio voeg je niet samen. Kies een andere regio.',
    veld: 'naar',
  },
  'naar-gesloten': {
    code: 'CONFLICT',
    zin: 'Deze regio is zelf samengevoegd of teruggetrokken. Kies een andere regio.',
    veld: 'naar',
  },
} satisfies Record<RedenVan<Samenvoeguitslag>, Zin>;

/** The doors for keeping the regions: only for the Realisatie-Eenheid. */
export const onderwijsregios = {
  regioToevoegen: formulieractie(TOEVOEGZINNEN, async ({ account, lees, weiger, nu, locals: { db, inhoud, uitgever } }) => {
    const uitslag = await regioToevoegen(db, { account, ...lees(regioInvoer), inhoud, uitgever, nu });
    return uitslag.gelukt ? { naar: klaar(uitslag.slug, uitslag.uitgevoerd ? 'toegevoegd' : 'straks') } : weiger(uitslag);
  }),
  regiofeitenWijzigen: formulieractie(FEITZINNEN, async ({ account, veld, lees, weiger, nu, locals }) => {
    const uitslag = await feitenWijzigen(locals.db, { ...regio(account, veld, locals, nu), feiten: lees(feitenInvoer) });
    return uitslag.gelukt ? { naar: klaar(veld('regio'), uitslag.uitgevoerd ? 'gewijzigd' : 'straks') } : weiger(uitslag);
  }),
  regiostatusZetten: formulieractie(STATUSZINNEN, async ({ account, veld, lees, weiger, nu, locals }) => {
    const uitslag = await statusZetten(locals.db, { ...regio(account, veld, locals, nu), stap: lees(statusInvoer) });
    return uitslag.gelukt ? { naar: klaar(veld('regio'), uitslag.uitgevoerd ? 'gezet' : 'straks') } : weiger(uitslag);
  }),
  regiostatusVerbeteren: formulieractie(VERBETERZINNEN, async ({ account, veld, lees, weiger, nu, locals }) => {
    const uitslag = await statusCorrigeren(locals.db, { ...regio(account, veld, locals, nu), ...lees(verbeterInvoer) });
    return uitslag.gelukt ? { naar: klaar(veld('regio'), uitslag.uitgevoerd ? 'verbeterd' : 'straks') } : weiger(uitslag);
  }),
  /** Asks first, with what will happen; only with `bevestigd` it is done. */
  regioSamenvoegen: formulieractie(SAMENVOEGZINNEN, async ({ account, veld, lees, weiger, nu, locals }) => {
    const verzoek = { ...regio(account, veld, locals, nu), ...lees(samenvoegInvoer) };
    const bevestigd = veld('bevestigd') === 'ja';
    const uitslag = await regioSamenvoegen(locals.db, { ...verzoek, bevestigd, boek: locals.boek });
    if (!uitslag.gelukt) return weiger(uitslag);
    const { naar, sinds, besluit } = verzoek;
    if (!('uitgevoerd' in uitslag)) return { vraag: { naar, sinds, besluit } };
    return { naar: klaar(veld('regio'), uitslag.uitgevoerd ? 'samengevoegd' : 'straks') };
  }),
};

const klaar = (slug: string, gedaan: string): string => `/beheer/onderwijsregios/${slug}/?gedaan=${gedaan}`;

const regio = <Wie>(account: Wie, veld: (naam: string) => string, { inhoud, uitgever, origin }: App.Locals, nu: number) => ({
  ...{ account, slug: veld('regio'), stand: veld('stand'), inhoud, uitgever, origin, nu },
});
