import { type Adoptieuitslag, adopteren, adoptieBevestigen } from '#leren/adopties/adopteren.ts';
import {
  adoptieTonen,
  adoptieVerbergen,
  opAdoptieReageren,
  type Reactieuitslag,
  type Verberguitslag,
} from '#leren/adopties/adoptie-bijsturen.ts';
import { adoptieInvoer, adoptiereactieInvoer, verbergInvoer } from '#leren/adopties/invoer.ts';
import { formulieractie, type RedenVan, type Zin } from './formulier.ts';

const ADOPTEERZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze best practice is er niet meer.' },
  'geen-recht': { code: 'FORBIDDEN', zin: 'Je schrijft niet (meer) voor deze regio.' },
  eigen: { code: 'BAD_REQUEST', zin: 'Dit is een best practice van je eigen regio.' },
  voorbeeld: { code: 'BAD_REQUEST', zin: 'Een verzonnen voorbeeld en een echte regio gaan niet samen.' },
  'intussen-gewijzigd': {
    code: 'CONFLICT',
    zin: 'Een collega wijzigde dit net. Jouw antwoorden staan er nog. Kijk wat er nu op de pagina staat, en verstuur dan opnieuw.',
  },
} satisfies Record<RedenVan<Adoptieuitslag>, Zin>;

const BEVESTIGZINNEN = {
  ...ADOPTEERZINNEN,
  'intussen-gewijzigd': { code: 'CONFLICT', zin: 'Een collega wijzigde dit net. Hieronder lees je wat er nu staat. Klopt dat nog?' },
} satisfies typeof ADOPTEERZINNEN;

const REACTIEZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Dit staat er niet meer.' },
  'geen-recht': { code: 'NOT_FOUND', zin: 'Dit staat er niet meer.' },
  'al-gereageerd': { code: 'CONFLICT', zin: 'Een collega was je voor: jullie reageerden al.' },
} satisfies Record<RedenVan<Reactieuitslag | Verberguitslag>, Zin>;

const LIJST = '/mijn/regio/adopties/';
const BEHEER = '/beheer/adopties/';
const opgeslagen = ({ teZien }: { teZien: boolean }): string => `${LIJST}?gedaan=${teZien ? 'opgeslagen' : 'verborgen'}`;

/** The doors for what regions take over of each other. */
export const adopties = {
  adopteren: formulieractie(ADOPTEERZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud } }) => {
    const wat = { praktijk: veld('praktijk'), regio: veld('regio') };
    const uitslag = await adopteren(db, { ...wat, account, inhoud, ingevuld: lees(adoptieInvoer({ nu })), nu });
    return uitslag.gelukt ? { naar: opgeslagen(uitslag) } : weiger(uitslag);
  }),
  adoptieBevestigen: formulieractie(BEVESTIGZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud } }) => {
    const wat = { praktijk: veld('praktijk'), regio: veld('regio'), nummer: Number(veld('nummer')) || 0 };
    const uitslag = await adoptieBevestigen(db, { ...wat, account, inhoud, nu });
    return uitslag.gelukt ? { naar: opgeslagen(uitslag) } : weiger(uitslag);
  }),
  opAdoptieReageren: formulieractie(REACTIEZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud } }) => {
    const { reactie } = lees(adoptiereactieInvoer);
    const uitslag = await opAdoptieReageren(db, { account, inhoud, id: veld('adoptie'), reactie, nu });
    return uitslag.gelukt ? { naar: `${LIJST}?gedaan=gereageerd` } : weiger(uitslag);
  }),
  adoptieVerbergen: formulieractie(REACTIEZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, origin } }) => {
    const { reden } = lees(verbergInvoer);
    const uitslag = await adoptieVerbergen(db, { account, id: veld('adoptie'), reden, origin, nu });
    return uitslag.gelukt ? { naar: `${BEHEER}?gedaan=verborgen` } : weiger(uitslag);
  }),
  adoptieTonen: formulieractie(REACTIEZINNEN, async ({ account, veld, weiger, nu, locals: { db, origin } }) => {
    const uitslag = await adoptieTonen(db, { account, id: veld('adoptie'), origin, nu });
    return uitslag.gelukt ? { naar: `${BEHEER}?gedaan=getoond` } : weiger(uitslag);
  }),
};
