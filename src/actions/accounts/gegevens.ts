import type { Wisuitslag } from '#accounts/gegevens/account-wissen.ts';
import {
  type Adresuitslag,
  adresVerhuizen,
  adresVerhuizenVragen,
  VERHUISCODES_PER_DAG,
  type Verhuisvraaguitslag,
} from '#accounts/gegevens/adres-verhuizen.ts';
import { gegevensOpslaan } from '#accounts/gegevens/eigen-gegevens.ts';
import { regioBevestigen } from '#accounts/gegevens/regio-bevestigen.ts';
import { overalUitloggen, sessionSluiten } from '#accounts/inloggen/sessions.ts';
import { koekjes } from '#accounts/inloggen/wie-is-het.ts';
import { adresInvoer, gegevensInvoer, naarVan } from '#accounts/invoer.ts';
import { eigenRegiokeuze } from '#inhoud/regionamen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { accountOpheffen } from '#kennissessies/aanmelden/account-opheffen.ts';
import { meenemen } from '#kennissessies/aanmelden/meenemen.ts';
import { formulieractie, type RedenVan, type Zin } from '../formulier.ts';
import { MAILGRENS, telMail } from '../mailgrens.ts';
import { pogingMelden } from './poging-melden.ts';
import { uitgelogd } from './uitgelogd.ts';

const WISZINNEN = {
  'laatste-re': {
    code: 'CONFLICT',
    zin: 'Jij bent de laatste van de Realisatie-Eenheid die kan inloggen. Nodig eerst een collega uit, die een app koppelt.',
  },
} satisfies Record<RedenVan<Wisuitslag>, Zin>;

const ADRESZINNEN = {
  zelfde: { code: 'BAD_REQUEST', zin: 'Met dit adres log je al in.', veld: 'adres' },
  'te-vaak': {
    code: 'TOO_MANY_REQUESTS',
    zin: `Op één dag zijn al ${VERHUISCODES_PER_DAG} keer codes gestuurd. Probeer het morgen opnieuw.`,
  },
  'geen-verhuizing': { code: 'BAD_REQUEST', zin: 'De codes zijn ouder dan een half uur, of al gebruikt. Vraag nieuwe codes aan.' },
  'codes-fout': { code: 'BAD_REQUEST', zin: 'Een van de codes klopt niet. Kijk in de nieuwste mail op elk adres.' },
  'codes-op': { code: 'BAD_REQUEST', zin: 'De codes zijn te vaak fout ingevuld. Vraag nieuwe codes aan.' },
  bezet: {
    code: 'CONFLICT',
    zin: 'Met het nieuwe adres is al een account. Log daarmee in en wis dat account eerst, of houd je oude adres.',
  },
} satisfies Record<RedenVan<Verhuisvraaguitslag | Adresuitslag>, Zin>;

/** The doors for what someone keeps of themselves. */
export const gegevens = {
  gegevensOpslaan: formulieractie({}, async ({ account, data, lees, nu, locals: { db, inhoud } }) => {
    const ingevuld = lees(gegevensInvoer(eigenRegiokeuze(inhoud, account.onderwijsregio).map(({ slug }) => slug)));
    await gegevensOpslaan(db, { account, gegevens: ingevuld, nu });
    const naar = data.get('naar');
    return {
      naar: naar ? naarVan(naar) : account.naam === '' ? '/mijn/' : '/mijn/gegevens/?opgeslagen=ja',
      gegevens: ingevuld,
      // Of the sign-up form from which someone came: it goes on with these.
      antwoorden: meenemen(data),
    };
  }),
  regioBevestigen: formulieractie({}, async ({ account, veld, nu, locals: { db, inhoud } }) => {
    const van = veld('van');
    const mee = veld('antwoord') === 'ja';
    await regioBevestigen(db, { account, van, naar: mee ? huidigeRegio(inhoud, van) : null, nu });
    return { naar: mee ? '/mijn/?gedaan=regio' : '/mijn/gegevens/' };
  }),
  overalUitloggen: formulieractie({}, async ({ account, nu, context }) => {
    await overalUitloggen(context.locals.db, { account, nu });
    return uitgelogd(context);
  }),
  sessionSluiten: formulieractie({}, async ({ account, veld, context }) => {
    const id = veld('id');
    await sessionSluiten(context.locals.db, { account, id });
    return id === account.sessionId ? uitgelogd(context) : { naar: '/mijn/gegevens/?uitgelogd=ja' };
  }),
  accountWissen: formulieractie(WISZINNEN, async ({ account, weiger, nu, context }) => {
    const { db, origin, boek } = context.locals;
    const uitslag = await accountOpheffen(db, { account, origin, boek, nu });
    return uitslag.gelukt ? uitgelogd(context, '/uitloggen/?gewist=ja') : weiger(uitslag);
  }),
  adresVragen: formulieractie({ ...ADRESZINNEN, ...MAILGRENS }, async (verzonden) => {
    const { account, lees, weiger, nu, locals, context } = verzonden;
    const { adres } = lees(adresInvoer);
    await telMail(verzonden, 'adreswijziging');
    const login = context.cookies.get(koekjes(locals.proef).login.naam)?.value ?? '';
    const uitslag = await adresVerhuizenVragen(locals.db, { account, naar: adres, login, meldCode: locals.meldCode, nu });
    return uitslag.gelukt ? { naar: '/mijn/gegevens/adres/' } : weiger(uitslag);
  }),
  adresVerhuizen: formulieractie(ADRESZINNEN, async ({ account, data, veld, weiger, nu, locals, context }) => {
    const login = context.cookies.get(koekjes(locals.proef).login.naam)?.value ?? '';
    const codes = { oud: veld('oud'), nieuw: veld('nieuw') };
    const uitslag = await adresVerhuizen(locals.db, { account, codes, login, contact: locals.contact, nu });
    if (uitslag.gelukt) return { naar: '/mijn/gegevens/?verhuisd=ja' };
    pogingMelden(locals, 'adreswijziging', { ...uitslag, account: account.id });
    // Nobody types a wrong code over from the page.
    for (const naam of ['oud', 'nieuw']) data.delete(naam);
    return weiger(uitslag);
  }),
};
