import type { z } from 'astro/zod';
import type { Db, Moment } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import {
  antwoordInvoer,
  bundelInvoer,
  nietOpgelostInvoer,
  nummerInvoer,
  ookHierInvoer,
  redenInvoer,
  signaalInvoer,
  tafelInvoer,
  toelichtingInvoer,
} from '#leren/signalen/invoer.ts';
import { nietOpgelostMelden } from '#leren/signalen/niet-opgelost.ts';
import { type Medeuitslag, nietMeerHier, ookHierMelden } from '#leren/signalen/ook-hier.ts';
import {
  naarTafelBrengen,
  signaalBeantwoorden,
  signaalNietDoorzetten,
  signaalOpenbaarMaken,
  signaalTerugsturen,
  signaalVerbergen,
} from '#leren/signalen/signaal-afhandelen.ts';
import {
  SIGNALEN_PER_DAG,
  type Signaalindienuitslag,
  signaalIndienen,
  signaalIntrekken,
  signaalWijzigen,
} from '#leren/signalen/signaal-indienen.ts';
import type { Signaalhandeling } from '#leren/signalen/signaalhandelingen.ts';
import type { Signaaluitslag, Signaalverzoek } from '#leren/signalen/signaalstap.ts';
import { type Bundeluitslag, signaalUitbundelen, signalenBundelen } from '#leren/signalen/signalen-bundelen.ts';
import { formulieractie, INTUSSEN_UITGELOGD, type RedenVan, type Zin } from './formulier.ts';
import { terugInDeLijst } from './terug-in-de-lijst.ts';

const WEG: Zin = { code: 'NOT_FOUND', zin: 'Dit signaal is er niet meer. Wat je invulde is niet verstuurd.' };
const STAPZINNEN = {
  uitgelogd: INTUSSEN_UITGELOGD,
  onbekend: WEG,
  'geen-recht': WEG,
  'intussen-gewijzigd': {
    code: 'CONFLICT',
    zin: 'Iemand anders wijzigde dit net. Wat jij invulde staat er nog. Kijk wat er nu staat, en verstuur dan opnieuw.',
  },
  'kan-niet-meer': { code: 'CONFLICT', zin: 'Dat kan nu niet meer met dit signaal. Wat jij invulde staat er nog.' },
} satisfies Record<RedenVan<Signaaluitslag> | 'uitgelogd', Zin>;

const INDIENZINNEN = {
  ...STAPZINNEN,
  'geen-recht': { code: 'FORBIDDEN', zin: 'Je schrijft niet (meer) voor deze regio. Wat je invulde is niet verstuurd.' },
  'te-veel': {
    code: 'TOO_MANY_REQUESTS',
    zin: ({ wacht }) =>
      `Jullie regio diende in een dag al ${SIGNALEN_PER_DAG} signalen in. Je tekst staat er nog. Over ${wacht} kan het weer.`,
  },
  persoonsgegevens: { code: 'BAD_REQUEST', zin: 'Er lijkt een gegeven van een persoon in te staan.', veld: 'toch' },
} satisfies Record<RedenVan<Signaalindienuitslag | Signaaluitslag> | 'uitgelogd', Zin>;

const MEDEZINNEN = {
  uitgelogd: INTUSSEN_UITGELOGD,
  onbekend: WEG,
  'geen-recht': INDIENZINNEN['geen-recht'],
  eigen: { code: 'BAD_REQUEST', zin: 'Dit signaal is van jullie eigen regio.' },
  voorbeeld: { code: 'BAD_REQUEST', zin: 'Een verzonnen voorbeeld en een echte regio gaan niet samen.' },
  'al-gemeld': { code: 'CONFLICT', zin: 'Jullie regio liet dit al weten. Wil je iets anders schrijven? Haal het eerst weg.' },
  'kan-niet-meer': STAPZINNEN['kan-niet-meer'],
} satisfies Record<RedenVan<Medeuitslag> | 'uitgelogd', Zin>;

const BUNDELZINNEN = {
  ...STAPZINNEN,
  'al-op-tafel': { code: 'BAD_REQUEST', zin: 'Een van deze ligt al op een tafel. Laat ze daarmee verdergaan.', veld: 'kop' },
  'met-zichzelf': { code: 'BAD_REQUEST', zin: 'Kies een ander signaal om mee verder te gaan.', veld: 'kop' },
} satisfies Record<RedenVan<Bundeluitslag> | keyof typeof STAPZINNEN, Zin>;

const EIGEN = '/mijn/regio/signalen/';
const BEHEER = '/beheer/signalen/';
const gedaan = (lijst: string, id: string, handeling: Signaalhandeling) => ({ naar: `${lijst}${id}/?gedaan=${handeling}` });

/** One step of one signal: what the form holds besides the signal goes to the act as it is. */
const stapformulieractie = <Velden extends { nummer: number }>(
  handeling: Signaalhandeling,
  schema: (nu: Moment) => z.ZodType<Velden>,
  act: (db: Db, verzoek: Omit<Signaalverzoek, 'nummer'> & Velden) => Promise<Signaaluitslag>,
  lijst = BEHEER,
) =>
  formulieractie(STAPZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud, origin } }) => {
    const velden = lees(schema(nu));
    const uitslag = await act(db, { account, inhoud, id: veld('signaal'), origin, nu, ...velden });
    return uitslag.gelukt ? gedaan(lijst, uitslag.id, handeling) : weiger(uitslag);
  });

/** What looks like a fact about a person, as the sentence beside the box that says that it is none. */
const inZin = ({ gevonden }: Extract<Signaalindienuitslag, { reden: 'persoonsgegevens' }>): string => {
  const wat = opsomming(gevonden.map((een) => een.gevonden));
  return `Er lijkt een gegeven van een persoon in te staan: ${wat}. Haal het weg, of zet een vinkje als het geen persoon is.`;
};

/** The doors for what regions say that others have to solve. */
export const signalen = {
  signaalIndienen: formulieractie(INDIENZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud, origin } }) => {
    const ingevuld = lees(signaalInvoer({ inhoud, origin }));
    const uitslag = await signaalIndienen(db, { account, inhoud, regio: veld('regio'), ingevuld, origin, nu });
    if (uitslag.gelukt) return { naar: `${EIGEN}${uitslag.id}/?gedaan=indienen` };
    return weiger(uitslag.reden === 'persoonsgegevens' ? { ...uitslag, fouten: { toch: inZin(uitslag) } } : uitslag);
  }),
  signaalWijzigen: formulieractie(INDIENZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud, origin } }) => {
    const ingevuld = lees(signaalInvoer({ inhoud, origin }));
    const uitslag = await signaalWijzigen(db, { account, inhoud, id: veld('signaal'), ingevuld, origin, nu });
    if (uitslag.gelukt) return gedaan(EIGEN, uitslag.id, 'wijzigen');
    return weiger(uitslag.reden === 'persoonsgegevens' ? { ...uitslag, fouten: { toch: inZin(uitslag) } } : uitslag);
  }),
  signaalIntrekken: stapformulieractie('intrekken', () => nummerInvoer, signaalIntrekken, EIGEN),
  nietOpgelostMelden: stapformulieractie('niet-opgelost', () => nietOpgelostInvoer, nietOpgelostMelden, EIGEN),
  ookHierMelden: formulieractie(MEDEZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud, origin } }) => {
    const regio = veld('regio');
    const wie = { account, inhoud, id: veld('signaal'), regio, regionaam: regionamen(inhoud)(regio), origin, nu };
    const uitslag = await ookHierMelden(db, { ...wie, ...lees(ookHierInvoer) });
    return uitslag.gelukt ? { naar: `${EIGEN}?gedaan=ook-hier` } : weiger(uitslag);
  }),
  nietMeerHier: formulieractie(MEDEZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud, origin } }) => {
    const regio = veld('regio');
    const uitslag = await nietMeerHier(db, {
      ...{ account, inhoud, id: veld('signaal'), regio, regionaam: regionamen(inhoud)(regio), origin, nu },
    });
    return uitslag.gelukt ? { naar: `${EIGEN}?gedaan=niet-meer-hier` } : weiger(uitslag);
  }),
  signaalOpenbaarMaken: stapformulieractie('openbaar', () => nummerInvoer, signaalOpenbaarMaken),
  signaalVerbergen: stapformulieractie('verbergen', () => redenInvoer, signaalVerbergen),
  signaalTerugsturen: stapformulieractie('terugsturen', () => redenInvoer, signaalTerugsturen),
  signaalUitbundelen: stapformulieractie('uitbundelen', () => toelichtingInvoer, signaalUitbundelen),
  signaalNaarTafel: stapformulieractie('naar-tafel', () => tafelInvoer, naarTafelBrengen),
  signaalBeantwoorden: stapformulieractie('beantwoorden', (nu) => antwoordInvoer({ vandaag: isoDatum(nu) }), signaalBeantwoorden),
  signaalNietDoorzetten: stapformulieractie('niet-doorzetten', () => redenInvoer, signaalNietDoorzetten),
  signalenBundelen: formulieractie(BUNDELZINNEN, async ({ account, lees, weiger, nu, locals: { db, origin }, context }) => {
    const uitslag = await signalenBundelen(db, { account, ...lees(bundelInvoer), origin, nu });
    return uitslag.gelukt ? { naar: terugInDeLijst(BEHEER, context, { gedaan: 'bundelen', bij: uitslag.id }) } : weiger(uitslag);
  }),
};
