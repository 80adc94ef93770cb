import { sessieAfsluiten } from '#kennissessies/organiseren/afronden.ts';
import { goedkeuren, opmerken, terugsturen } from '#publicaties/beoordelen/beoordelen.ts';
import { vertrouwen } from '#publicaties/beoordelen/vertrouwen.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { plannen, publiceren } from '#publicaties/uitgeven/vrijgeven.ts';
import { leesWanneer } from '#publicaties/uitgeven/wanneer.ts';
import { formulieractie, type Zin } from '../formulier.ts';
import { beheer, mijn, revisieVan, tekst } from './publicatieformulier.ts';
import { ZINNEN } from './publicatiezinnen.ts';

const OPMERKZINNEN = { ...ZINNEN, leeg: { code: 'BAD_REQUEST', zin: 'Schrijf een opmerking.', veld: 'opmerking' } } satisfies Zinnen;
const PUBLICEERZINNEN = { ...ZINNEN, kapot: { ...ZINNEN.kapot, veld: 'publiceren' } } satisfies Zinnen;
const INTREKZINNEN = {
  ...ZINNEN,
  'zonder-toelichting': { code: 'BAD_REQUEST', zin: 'Schrijf waarom de tekst van de site gaat.', veld: 'reden' },
} satisfies Zinnen;
const VERTROUWZINNEN = {
  ...ZINNEN,
  'kies-regio': { code: 'BAD_REQUEST', zin: 'Kies eerst een regio. Er is nog niets veranderd.', veld: 'onderwijsregio' },
} satisfies Zinnen;
type Zinnen = Record<string, Zin>;

/** The doors for who judges and releases. */
export const publicatiebeheer = {
  goedkeuren: formulieractie(ZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, inhoud, origin, uitgever } }) => {
    const id = veld('inzending');
    const oordeel = { account, id, revisie: revisieVan(data), toelichting: tekst(data, 'toelichting'), origin, nu };
    const uitslag = await goedkeuren(db, { ...oordeel, inhoud, uitgever });
    return uitslag.gelukt ? { naar: `${beheer(id)}?gedaan=${uitslag.online ? 'correctie-' : ''}goedgekeurd` } : weiger(uitslag);
  }),
  terugsturen: formulieractie(ZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, origin } }) => {
    const id = veld('inzending');
    const oordeel = { account, id, revisie: revisieVan(data), toelichting: tekst(data, 'toelichting'), origin, nu };
    const uitslag = await terugsturen(db, oordeel);
    return uitslag.gelukt ? { naar: `${beheer(id)}?gedaan=teruggestuurd` } : weiger(uitslag);
  }),
  opmerken: formulieractie(OPMERKZINNEN, async ({ account, data, veld, weiger, nu, locals: { db } }) => {
    const id = veld('inzending');
    const uitslag = await opmerken(db, { account, id, veld: veld('veld') || null, tekst: tekst(data, 'opmerking'), nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    return { naar: `${veld('terug') === 'mijn' ? mijn(id) : beheer(id)}?gedaan=opgemerkt#opmerkingen` };
  }),
  publiceren: formulieractie(PUBLICEERZINNEN, async ({ account, data, veld, weiger, nu, locals }) => {
    const { db, inhoud, origin, uitgever } = locals;
    const id = veld('inzending');
    const verzoek = { account, id, revisie: revisieVan(data), uitgever, nu };
    const wanneer = leesWanneer({ keuze: veld('wanneer'), datum: veld('datum'), tijd: veld('tijd') });
    if (wanneer.soort === 'onduidelijk') return weiger({ reden: 'voorbij', melding: wanneer.zin });
    if (wanneer.soort === 'later') {
      const uitslag = await plannen(db, { ...verzoek, op: wanneer.op, origin });
      return uitslag.gelukt ? { naar: `${beheer(id)}?gedaan=gepland` } : weiger(uitslag);
    }
    const uitslag = await publiceren(db, { ...verzoek, inhoud });
    if (!uitslag.gelukt) return weiger(uitslag);
    return { naar: `${beheer(id)}?gedaan=${uitslag.uitgevoerd ? 'gepubliceerd' : 'mislukt'}` };
  }),
  intrekken: formulieractie(INTREKZINNEN, async ({ account, data, veld, weiger, nu, locals: { db, uitgever } }) => {
    const id = veld('inzending');
    const uitslag = await intrekken(db, { account, id, toelichting: tekst(data, 'reden'), uitgever, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    const terug = veld('terug') === 'mijn' ? mijn(id) : beheer(id);
    return { naar: `${terug}?gedaan=${uitslag.uitgevoerd ? 'ingetrokken' : 'mislukt'}` };
  }),
  vertrouwen: formulieractie(VERTROUWZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud } }) => {
    const aan = veld('aan') === 'ja';
    const uitslag = await vertrouwen(db, { account, onderwijsregio: veld('onderwijsregio'), aan, inhoud, nu });
    return uitslag.gelukt ? { naar: `/beheer/publicaties/?gedaan=${aan ? 'vertrouwd' : 'meekijken'}#vertrouwen` } : weiger(uitslag);
  }),
  sessieAfsluiten: formulieractie(ZINNEN, async ({ account, veld, weiger, nu, locals: { db } }) => {
    const kennissessie = veld('kennissessie');
    const uitslag = await sessieAfsluiten(db, { account, kennissessie, reden: veld('reden').slice(0, 300), nu });
    if (uitslag.gelukt) return { naar: '/beheer/publicaties/?gedaan=afgesloten#zonder-terugblik' };
    if (uitslag.reden !== 'zonder-toelichting') return weiger(uitslag);
    return weiger({ ...uitslag, fouten: { [`reden-${kennissessie}`]: 'Schrijf waarom er geen terugblik komt.' } });
  }),
};
