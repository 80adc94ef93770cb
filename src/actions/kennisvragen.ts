import { type Afhandeluitslag, koppelen, sluiten } from '#leren/kennisvragen/afhandelen.ts';
import { koppelInvoer, sluitInvoer, stelInvoer } from '#leren/kennisvragen/invoer.ts';
import { type Koppeling, leesKoppeling } from '#leren/kennisvragen/koppelpagina.ts';
import { type Steluitslag, stellen, VRAGEN_PER_DAG } from '#leren/kennisvragen/stellen.ts';
import { formulieractie, INTUSSEN_UITGELOGD, openFormulieractie, type RedenVan, type Zin } from './formulier.ts';
import { MAILGRENS, telMail } from './mailgrens.ts';

const STELZINNEN = {
  'zonder-adres': { code: 'BAD_REQUEST', zin: 'Vul je e-mailadres in.' },
  'te-veel': { code: 'TOO_MANY_REQUESTS', zin: `Je stelde in een dag al ${VRAGEN_PER_DAG} vragen. Morgen kun je weer een vraag stellen.` },
  'te-druk': {
    code: 'TOO_MANY_REQUESTS',
    zin: ({ wacht }) => `Er komen nu veel vragen binnen. Log in om je vraag meteen te stellen, of probeer het over ${wacht} opnieuw.`,
  },
} satisfies Record<RedenVan<Steluitslag>, Zin>;

const AFHANDELZINNEN = {
  uitgelogd: INTUSSEN_UITGELOGD,
  'geen-recht': { code: 'NOT_FOUND', zin: 'Deze kennisvraag is er niet. Wat je invulde is niet verstuurd.' },
  onbekend: { code: 'NOT_FOUND', zin: 'Deze kennisvraag is er niet meer. Wat je invulde is niet verstuurd.' },
  'al-afgehandeld': { code: 'CONFLICT', zin: 'Een collega was je voor: deze kennisvraag is al afgehandeld.' },
  leeg: { code: 'BAD_REQUEST', zin: 'Vul het adres van een pagina in, schrijf een antwoord, of doe het allebei.', veld: 'link' },
  'zonder-reden': { code: 'BAD_REQUEST', zin: 'Schrijf waarom je de vraag sluit.', veld: 'reden' },
  'geen-pagina': {
    code: 'BAD_REQUEST',
    zin:
      'Deze pagina is er niet. Plak het adres van een best practice, terugblik, kennissessie of bouwsteen, ' +
      'zoals /praktijken/naam-van-de-pagina/.',
    veld: 'link',
  },
  'andere-site': {
    code: 'BAD_REQUEST',
    zin: 'Dit adres is van een andere site. Plak het adres van een pagina van dit platform, of zet de link in je antwoord.',
    veld: 'link',
  },
} satisfies Record<RedenVan<Afhandeluitslag | Koppeling> | 'uitgelogd', Zin>;

/** The doors for asking a question and for answering it. */
export const kennisvragen = {
  kennisvraagStellen: openFormulieractie({ ...STELZINNEN, ...MAILGRENS }, async (verzonden) => {
    const { account, lees, weiger, nu, locals } = verzonden;
    const gevraagd = lees(stelInvoer({ ingelogd: account !== null }));
    await telMail(verzonden, 'kennisvraag');
    const uitslag = await stellen(locals.db, { ...gevraagd, account, origin: locals.origin, nu });
    return uitslag.gelukt ? { naar: `/kennisvragen/gesteld/?sleutel=${uitslag.sleutel}` } : weiger(uitslag);
  }),
  kennisvraagKoppelen: formulieractie(AFHANDELZINNEN, async ({ account, veld, lees, weiger, nu, locals }) => {
    const { link, antwoord } = lees(koppelInvoer);
    const koppeling = await leesKoppeling(locals, link);
    if (!koppeling.gelukt) return weiger(koppeling);
    const id = veld('kennisvraag');
    const uitslag = await koppelen(locals.db, { account, id, pagina: koppeling.pagina, antwoord, origin: locals.origin, nu });
    return uitslag.gelukt ? afgehandeld(id) : weiger(uitslag);
  }),
  kennisvraagSluiten: formulieractie(AFHANDELZINNEN, async ({ account, veld, lees, weiger, nu, locals }) => {
    const { reden } = lees(sluitInvoer);
    const id = veld('kennisvraag');
    const uitslag = await sluiten(locals.db, { account, id, reden, origin: locals.origin, nu });
    return uitslag.gelukt ? afgehandeld(id) : weiger(uitslag);
  }),
};

const afgehandeld = (id: string) => ({ naar: `/beheer/kennisvragen/${encodeURIComponent(id)}/?gedaan=ja` });
