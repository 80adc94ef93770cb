import { verkenningAntwoordInvoer, verkenningInvoer, verkenningSluitInvoer } from '#leren/regioverkenningen/invoer.ts';
import {
  type Verkenninguitslag,
  verkenningBeantwoorden,
  verkenningSluiten,
  verkenningWissen,
} from '#leren/regioverkenningen/verkenning-afhandelen.ts';
import { type Melduitslag, VERKENNINGEN_PER_DAG, verkenningMelden } from '#leren/regioverkenningen/verkenning-melden.ts';
import { formulieractie, INTUSSEN_UITGELOGD, openFormulieractie, type RedenVan, type Zin } from './formulier.ts';
import { MAILGRENS, telMail } from './mailgrens.ts';

const MELDZINNEN = {
  'zonder-adres': { code: 'BAD_REQUEST', zin: 'Vul je e-mailadres in.' },
  'te-veel': {
    code: 'TOO_MANY_REQUESTS',
    zin: `Je verstuurde dit formulier vandaag al ${VERKENNINGEN_PER_DAG} keer. Morgen kan het weer.`,
  },
  'te-druk': {
    code: 'TOO_MANY_REQUESTS',
    zin: ({ wacht }) => `Er komt nu veel binnen. Log in om je bericht meteen te versturen, of probeer het over ${wacht} opnieuw.`,
  },
} satisfies Record<RedenVan<Melduitslag>, Zin>;

const AFHANDELZINNEN = {
  uitgelogd: INTUSSEN_UITGELOGD,
  'geen-recht': { code: 'NOT_FOUND', zin: 'Dit bericht is er niet. Wat je invulde is niet verstuurd.' },
  onbekend: { code: 'NOT_FOUND', zin: 'Dit bericht is er niet meer. Wat je invulde is niet verstuurd.' },
  'al-afgehandeld': { code: 'CONFLICT', zin: 'Een collega was je voor: dit bericht is al beantwoord of gesloten.' },
} satisfies Record<RedenVan<Verkenninguitslag> | 'uitgelogd', Zin>;

const WIJ_DENKEN_EROVER = '/onderwijsregio-worden/wij-denken-erover/';
const LIJST = '/beheer/regioverkenningen/';

/** The doors for telling that a region is thought about, and for answering that. */
export const regioverkenningen = {
  verkenningMelden: openFormulieractie({ ...MELDZINNEN, ...MAILGRENS }, async (verzonden) => {
    const { account, lees, weiger, nu, locals } = verzonden;
    const ingevuld = lees(verkenningInvoer({ ingelogd: account !== null }));
    await telMail(verzonden, 'regioverkenning');
    const uitslag = await verkenningMelden(locals.db, { ...ingevuld, account, origin: locals.origin, nu });
    return uitslag.gelukt ? { naar: `${WIJ_DENKEN_EROVER}?verstuurd=ja` } : weiger(uitslag);
  }),
  verkenningBeantwoorden: formulieractie(AFHANDELZINNEN, async ({ account, veld, lees, weiger, nu, locals }) => {
    const { antwoord } = lees(verkenningAntwoordInvoer);
    const id = veld('verkenning');
    const uitslag = await verkenningBeantwoorden(locals.db, { account, id, antwoord, origin: locals.origin, nu });
    return uitslag.gelukt ? { naar: afgehandeld(id) } : weiger(uitslag);
  }),
  verkenningSluiten: formulieractie(AFHANDELZINNEN, async ({ account, veld, lees, weiger, nu, locals }) => {
    const { reden } = lees(verkenningSluitInvoer);
    const id = veld('verkenning');
    const uitslag = await verkenningSluiten(locals.db, { account, id, reden, origin: locals.origin, nu });
    return uitslag.gelukt ? { naar: afgehandeld(id) } : weiger(uitslag);
  }),
  verkenningWissen: formulieractie(AFHANDELZINNEN, async ({ account, veld, weiger, nu, locals }) => {
    const uitslag = await verkenningWissen(locals.db, { account, id: veld('verkenning'), origin: locals.origin, nu });
    return uitslag.gelukt ? { naar: `${LIJST}?gewist=ja` } : weiger(uitslag);
  }),
};

const afgehandeld = (id: string) => `${LIJST}${encodeURIComponent(id)}/?gedaan=ja`;
