import { regioNu } from '#inhoud/regiostand.ts';
import { type Bevestiguitslag, volgenBevestigen } from '#leren/volgen/bevestigen.ts';
import { gaanVolgen, MEESTE_ONDERWERPEN, type Volguitslag } from '#leren/volgen/gaan-volgen.ts';
import { weerMailen } from '#leren/volgen/inslapen.ts';
import { ritmeInvoer, volgInvoer } from '#leren/volgen/invoer.ts';
import { gevolgdMetSleutel } from '#leren/volgen/mijn-volgen.ts';
import { type Ritmeuitslag, ritmeWijzigen } from '#leren/volgen/ritme-wijzigen.ts';
import { volgenStoppen } from '#leren/volgen/stoppen.ts';
import { adresVerzegeld } from '#leren/volgen/volgsleutel.ts';
import { formulieractie, openFormulieractie, type RedenVan, type Zin } from './formulier.ts';
import { MAILGRENS, telMail } from './mailgrens.ts';

const VOLGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Dit kun je niet (meer) volgen.' },
  'zonder-adres': { code: 'BAD_REQUEST', zin: 'Vul je e-mailadres in.', veld: 'adres' },
  'kan-al': {
    code: 'CONFLICT',
    zin: 'Hier hoeven we je niet over te mailen. Kijk op de pagina van de kennissessie of je je kunt aanmelden.',
  },
  'te-veel': {
    code: 'CONFLICT',
    zin: `Je volgt al ${MEESTE_ONDERWERPEN} onderwerpen. Stop er eerst met een: dat kan bij ‘Wat je volgt’ in Mijn omgeving.`,
  },
} satisfies Record<RedenVan<Volguitslag>, Zin>;

const BEVESTIGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze link werkt niet meer. Vraag opnieuw om een mail op de pagina waar je dat eerder deed.' },
} satisfies Record<RedenVan<Bevestiguitslag>, Zin>;

const RITMEZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Dit volg je niet meer.' },
} satisfies Record<RedenVan<Ritmeuitslag>, Zin>;

const beheren = (vraag: Record<string, string>) => `/volgen/beheren/?${new URLSearchParams(vraag)}`;
const BIJ_MIJ = '/mijn/volgen/?gedaan=';

/** The doors for being mailed when something happens; each works by a key, or for who is logged in. */
export const volgen = {
  volgen: openFormulieractie({ ...VOLGZINNEN, ...MAILGRENS }, async (verzonden) => {
    const { account, lees, weiger, nu, locals } = verzonden;
    const { db, inhoud, origin } = locals;
    const { van: onderwerp, adres, ritme } = lees(volgInvoer({ ingelogd: account !== null }));
    if (!account) await telMail(verzonden, 'volgen');
    const regiostatus = regioNu(inhoud, account?.onderwijsregio ?? null)?.regiostatus ?? null;
    const uitslag = await gaanVolgen(db, { account, adres, onderwerp, ritme, regiostatus, inhoud, origin, nu });
    if (!uitslag.gelukt) return weiger(uitslag);
    const gevraagd = adres === null ? {} : { aan: await adresVerzegeld(db, adres) };
    return { naar: `/volgen/?${new URLSearchParams({ van: onderwerp, gedaan: uitslag.bevestigd ? 'ja' : 'gevraagd', ...gevraagd })}` };
  }),
  volgenBevestigen: openFormulieractie(BEVESTIGZINNEN, async ({ veld, weiger, nu, locals: { db } }) => {
    const sleutel = veld('sleutel');
    const uitslag = await volgenBevestigen(db, { sleutel, nu });
    return uitslag.gelukt ? { naar: beheren({ sleutel, gedaan: 'ja' }) } : weiger(uitslag);
  }),
  volgenStoppen: openFormulieractie({}, async ({ account, veld, nu, locals: { db, boek, inhoud } }) => {
    const [sleutel, van] = [veld('sleutel'), veld('van')];
    if (account && sleutel === '') {
      const onderwerp = veld('alles') === 'ja' ? undefined : van;
      await volgenStoppen(db, { account, onderwerp, inhoud, boek, nu });
      const wat = van && `&van=${encodeURIComponent(van)}`;
      return { naar: veld('terug') === 'alles' ? `${BIJ_MIJ}gestopt${wat}` : beheren({ gestopt: van }) };
    }
    await volgenStoppen(db, { sleutel, onderwerp: van === '' ? undefined : van, inhoud, boek, nu });
    const over = (await gevolgdMetSleutel(db, sleutel)).length > 0;
    return { naar: beheren({ ...(over && { sleutel }), gestopt: van }) };
  }),
  volgritmeWijzigen: openFormulieractie(RITMEZINNEN, async ({ account, veld, lees, weiger, locals: { db, inhoud } }) => {
    const { van: onderwerp, ritme } = lees(ritmeInvoer);
    const sleutel = veld('sleutel');
    const wie = account && sleutel === '' ? { account } : { sleutel };
    const uitslag = await ritmeWijzigen(db, { wie, onderwerp, ritme, inhoud });
    if (!uitslag.gelukt) return weiger(uitslag);
    return { naar: 'account' in wie ? `${BIJ_MIJ}ritme` : beheren({ sleutel, ritme: 'ja' }) };
  }),
  weerMailen: formulieractie({}, async ({ account, nu, locals: { db } }) => {
    await weerMailen(db, { account, nu });
    return { naar: `${BIJ_MIJ}wakker` };
  }),
};
