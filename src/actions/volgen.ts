import { regioNu } from '#inhoud/regiostand.ts';
import { type Bevestiguitslag, volgenBevestigen } from '#leren/volgen/bevestigen.ts';
import { gaanVolgen, type Volguitslag } from '#leren/volgen/gaan-volgen.ts';
import { volgInvoer } from '#leren/volgen/invoer.ts';
import { volgenStoppen } from '#leren/volgen/stoppen.ts';
import { openFormulieractie, type RedenVan, type Zin } from './formulier.ts';
import { MAILGRENS, telMail } from './mailgrens.ts';

const VOLGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze kennissessie is er niet meer.' },
  'zonder-adres': { code: 'BAD_REQUEST', zin: 'Vul je e-mailadres in.', veld: 'adres' },
  'kan-al': {
    code: 'CONFLICT',
    zin: 'Hier hoeven we je niet over te mailen. Kijk op de pagina van de kennissessie of je je kunt aanmelden.',
  },
} satisfies Record<RedenVan<Volguitslag>, Zin>;

const BEVESTIGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze link werkt niet meer. Vraag opnieuw om een mail op de pagina van de kennissessie.' },
} satisfies Record<RedenVan<Bevestiguitslag>, Zin>;

/** The doors for being mailed when something happens; each works by a key, or for who is logged in. */
export const volgen = {
  volgen: openFormulieractie({ ...VOLGZINNEN, ...MAILGRENS }, async (verzonden) => {
    const { account, lees, weiger, nu, locals } = verzonden;
    const { van: onderwerp, adres } = lees(volgInvoer({ ingelogd: account !== null }));
    if (!account) await telMail(verzonden, 'volgen');
    const regiostatus = regioNu(locals.inhoud, account?.onderwijsregio ?? null)?.regiostatus ?? null;
    const uitslag = await gaanVolgen(locals.db, { account, adres, onderwerp, regiostatus, origin: locals.origin, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    return { naar: `/volgen/?${new URLSearchParams({ van: onderwerp, gedaan: uitslag.bevestigd ? 'ja' : 'gevraagd' })}` };
  }),
  volgenBevestigen: openFormulieractie(BEVESTIGZINNEN, async ({ veld, weiger, nu, locals: { db } }) => {
    const sleutel = veld('sleutel');
    const uitslag = await volgenBevestigen(db, { sleutel, nu });
    return uitslag.gelukt ? { naar: `/volgen/beheren/?${new URLSearchParams({ sleutel, gedaan: 'ja' })}` } : weiger(uitslag);
  }),
  volgenStoppen: openFormulieractie({}, async ({ account, veld, nu, locals: { db, boek } }) => {
    const wat = account && veld('sleutel') === '' ? { account, onderwerp: veld('van') } : { sleutel: veld('sleutel') };
    await volgenStoppen(db, { ...wat, boek, nu });
    return { naar: veld('terug') === 'mijn' ? '/mijn/?gedaan=gestopt' : '/volgen/beheren/?gestopt=ja' };
  }),
};
