import { type Regioweguitslag, regioWeghalen } from '#accounts/gegevens/regio-weghalen.ts';
import { type Beeindiguitslag, rechtBeeindigen } from '#accounts/rechten/recht-beeindigen.ts';
import { rechtTekst } from '#accounts/rechten/rechtwoorden.ts';
import { tweedeStapWeghalen, type Weghaaluitslag } from '#accounts/rechten/tweede-stap-weghalen.ts';
import { nodigInvoer } from '#accounts/rechten/uitnodigen/invoer.ts';
import { type Nodiguitslag, UITNODIGINGEN_PER_DAG, uitnodigen } from '#accounts/rechten/uitnodigen/uitnodigen.ts';
import { type Terugneemuitslag, uitnodigingIntrekken } from '#accounts/rechten/uitnodigen/uitnodiging-intrekken.ts';
import { afwijsInvoer, vraagInvoer } from '#accounts/rechten/verzoeken/invoer.ts';
import { rechtVragen, VERZOEKEN_PER_DAG, type Vraaguitslag } from '#accounts/rechten/verzoeken/recht-vragen.ts';
import { type Afwijsuitslag, verzoekAfwijzen, verzoekHonoreren, verzoekIntrekken } from '#accounts/rechten/verzoeken/verzoek-beslissen.ts';
import { isRe } from '#accounts/rechten.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { kiesbareRegios } from '#inhoud/regiostand.ts';
import { formulieractie, type RedenVan, type Verzonden, type Zin } from '../formulier.ts';
import { STAPZINNEN } from './inlogzinnen.ts';
import { NOG_EEN_STAP, nogEenStap } from './nog-een-stap.ts';
import { uitgelogd } from './uitgelogd.ts';

const NODIGZINNEN = {
  'geen-recht': { code: 'FORBIDDEN', zin: 'Dit recht mag jij niet geven.' },
  'tweede-stap-nodig': NOG_EEN_STAP,
  'te-veel': { code: 'TOO_MANY_REQUESTS', zin: `Je nodigde op één dag al ${UITNODIGINGEN_PER_DAG} mensen uit. Morgen kun je verder.` },
  'loopt-al': {
    code: 'CONFLICT',
    zin: 'Voor dit adres staat al een uitnodiging open. Zet een vinkje als je de uitnodiging nog een keer wilt sturen.',
    veld: 'opnieuw',
  },
  'mag-zelf-al': { code: 'CONFLICT', zin: 'Je mag al schrijven voor deze regio.', veld: 'adres' },
  'heeft-al': { code: 'CONFLICT', zin: 'Wie dit adres heeft, heeft dit recht al.', veld: 'adres' },
} satisfies Record<RedenVan<Exclude<Nodiguitslag, { reden: 'bevestigen' }>>, Zin>;

const EINDZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Dit recht is er niet.' },
  'geen-recht': { code: 'FORBIDDEN', zin: 'Dit recht mag jij niet beëindigen. Vraag het de Realisatie-Eenheid.' },
  'laatste-re': {
    code: 'CONFLICT',
    zin: 'Er blijft dan niemand van de Realisatie-Eenheid over die kan inloggen. Nodig eerst een collega uit, die een app koppelt.',
  },
} satisfies Record<RedenVan<Beeindiguitslag>, Zin>;

const REGIOWEGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze persoon heeft jouw regio niet (meer) bij de gegevens staan. Er is niets veranderd.' },
  'schrijft-nog': { code: 'CONFLICT', zin: 'Deze persoon heeft een recht voor je regio. Beëindig eerst dat recht.' },
} satisfies Record<RedenVan<Regioweguitslag>, Zin>;

const WEGHAALZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze collega is er niet.' },
  'eigen-tweede-stap': { code: 'FORBIDDEN', zin: 'Je eigen tweede stap haal je niet zelf weg. Een collega kan dat.' },
  'tweede-stap-nodig': NOG_EEN_STAP,
} satisfies Record<Exclude<RedenVan<Weghaaluitslag>, 'onbevestigd'>, Zin>;

const VRAAGZINNEN = {
  'heeft-al': { code: 'CONFLICT', zin: 'Voor deze onderwijsregio mag je dit al.', veld: 'onderwijsregio' },
  'loopt-al': { code: 'CONFLICT', zin: 'Voor deze onderwijsregio staat al een verzoek van jou open.', veld: 'onderwijsregio' },
  'te-veel': { code: 'TOO_MANY_REQUESTS', zin: `Je deed op één dag al ${VERZOEKEN_PER_DAG} verzoeken. Morgen kun je weer iets vragen.` },
} satisfies Record<RedenVan<Vraaguitslag>, Zin>;

const BESLISZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Dit verzoek is er niet.' },
  'al-beslist': { code: 'CONFLICT', zin: 'Over dit verzoek is al beslist, of het is ingetrokken.' },
  'eigen-verzoek': { code: 'FORBIDDEN', zin: 'Over je eigen verzoek beslist iemand anders.' },
  'zonder-reden': { code: 'BAD_REQUEST', zin: 'Schrijf waarom je het verzoek afwijst.', veld: 'reden' },
} satisfies Record<RedenVan<Afwijsuitslag>, Zin>;

const TERUGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze uitnodiging is er niet.' },
  'al-gebruikt': { code: 'CONFLICT', zin: 'Deze uitnodiging is al gebruikt. Beëindig het recht als het niet klopt.' },
} satisfies Record<RedenVan<Terugneemuitslag>, Zin>;

/** The doors for people and their rights. */
export const mensen = {
  uitnodigen: formulieractie({ ...STAPZINNEN, ...NODIGZINNEN }, async (verzonden) => {
    const { account, lees, veld, weiger, locals } = verzonden;
    const { adres, recht, opnieuw } = lees(nodigInvoer(kiesbareRegios(locals.inhoud).map(({ slug }) => slug)));
    const stap = recht.soort === 're' ? await nogEenStap(verzonden) : null;
    if (stap) return weiger(stap);
    const bevestigd = veld('bevestigd') === 'ja';
    const uitslag = await uitnodigen(locals.db, { account, adres, recht, opnieuw, bevestigd, ...vast(verzonden) });
    if (uitslag.gelukt) return { naar: `${thuis(verzonden)}?gedaan=${uitslag.hoe}`, vraag: null };
    if (uitslag.reden === 'bevestigen') return { naar: '', vraag: { adres, recht, opnieuw } };
    if (uitslag.reden !== 'heeft-al') return weiger(uitslag);
    const wat = rechtTekst(recht, regionamen(locals.inhoud));
    return weiger({ ...uitslag, fouten: { adres: `${uitslag.wie} is al ${wat}. Er is geen mail verstuurd.` } });
  }),
  uitnodigingIntrekken: formulieractie(TERUGZINNEN, async (verzonden) => {
    const { account, veld, weiger, nu, locals } = verzonden;
    const uitslag = await uitnodigingIntrekken(locals.db, { account, id: veld('uitnodiging'), nu });
    return uitslag.gelukt ? { naar: `${thuis(verzonden)}?gedaan=uitnodiging-weg` } : weiger(uitslag);
  }),
  rechtBeeindigen: formulieractie(EINDZINNEN, async (verzonden) => {
    const { account, veld, weiger, locals, context } = verzonden;
    const uitslag = await rechtBeeindigen(locals.db, { account, id: Number(veld('recht')) || 0, boek: locals.boek, ...vast(verzonden) });
    if (!uitslag.gelukt) return weiger(uitslag);
    return uitslag.zelf ? uitgelogd(context) : { naar: `${thuis(verzonden)}?gedaan=beeindigd` };
  }),
  regioWeghalen: formulieractie(REGIOWEGZINNEN, async (verzonden) => {
    const { account, veld, weiger, locals } = verzonden;
    const uitslag = await regioWeghalen(locals.db, { account, van: veld('wie'), boek: locals.boek, ...vast(verzonden) });
    return uitslag.gelukt ? { naar: '/mijn/regio/?gedaan=hoort-niet' } : weiger(uitslag);
  }),
  tweedeStapWeghalen: formulieractie({ ...STAPZINNEN, ...WEGHAALZINNEN }, async (verzonden) => {
    const { account, veld, weiger, nu, locals } = verzonden;
    const stap = await nogEenStap(verzonden);
    if (stap) return weiger(stap);
    const [van, bevestigd] = [veld('account'), veld('bevestigd') === 'ja'];
    const uitslag = await tweedeStapWeghalen(locals.db, { account, van, bevestigd, boek: locals.boek, nu });
    if (uitslag.gelukt) return { naar: '/beheer/mensen/?gedaan=stap-weg' };
    return uitslag.reden === 'onbevestigd' ? { naar: '' } : weiger({ reden: uitslag.reden });
  }),
  rechtVragen: formulieractie(VRAAGZINNEN, async (verzonden) => {
    const { account, lees, weiger, locals } = verzonden;
    const { onderwijsregio, recht, toelichting } = lees(vraagInvoer(kiesbareRegios(locals.inhoud).map(({ slug }) => slug)));
    const uitslag = await rechtVragen(locals.db, { account, soort: recht, onderwijsregio, toelichting, ...vast(verzonden) });
    return uitslag.gelukt ? { naar: '/mijn/publicaties/?gedaan=gevraagd' } : weiger(uitslag);
  }),
  verzoekIntrekken: formulieractie(BESLISZINNEN, async (verzonden) => {
    const { account, veld, weiger, locals } = verzonden;
    const uitslag = await verzoekIntrekken(locals.db, { account, id: veld('verzoek'), ...vast(verzonden) });
    return uitslag.gelukt ? { naar: '/mijn/publicaties/?gedaan=verzoek-weg' } : weiger(uitslag);
  }),
  verzoekHonoreren: formulieractie(BESLISZINNEN, async (verzonden) => {
    const { account, veld, weiger, locals } = verzonden;
    const uitslag = await verzoekHonoreren(locals.db, { account, id: veld('verzoek'), ...vast(verzonden) });
    return uitslag.gelukt ? { naar: `${thuis(verzonden)}?gedaan=gehonoreerd` } : weiger(uitslag);
  }),
  verzoekAfwijzen: formulieractie(BESLISZINNEN, async (verzonden) => {
    const { account, veld, lees, weiger, locals } = verzonden;
    const { reden } = lees(afwijsInvoer);
    const uitslag = await verzoekAfwijzen(locals.db, { account, id: veld('verzoek'), reden, ...vast(verzonden) });
    return uitslag.gelukt ? { naar: `${thuis(verzonden)}?gedaan=afgewezen` } : weiger(uitslag);
  }),
};

type Mensformulier = Verzonden<NonNullable<App.Locals['account']>, never>;

const vast = ({ locals: { inhoud, origin, contact }, nu }: Pick<Mensformulier, 'locals' | 'nu'>) => ({
  ...{ regionaam: regionamen(inhoud), origin, contact, nu },
});

/** The page from which somebody works: the Realisatie-Eenheid may also be projectleider. */
const thuis = ({ account, veld }: Pick<Mensformulier, 'account' | 'veld'>): string =>
  isRe(account) && veld('terug') !== 'regio' ? '/beheer/mensen/' : '/mijn/regio/';
