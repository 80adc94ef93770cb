import { type ActionAPIContext, ActionError, type ActionErrorCode } from 'astro:actions';
import type { Account } from '#accounts/account.ts';
import { koppelInvoer, sluitInvoer, stelInvoer } from '#leren/kennisvragen/invoer.ts';
import { type Koppeluitslag, koppelen } from '#leren/kennisvragen/koppelen.ts';
import { type Sluituitslag, sluiten } from '#leren/kennisvragen/sluiten.ts';
import { type Steluitslag, stellen } from '#leren/kennisvragen/stellen.ts';
import { formulieractie, lees, weigeren } from './formulier.ts';
import { wachttekst } from './inlogzinnen.ts';
import { isEigen, koppelpagina } from './koppelpagina.ts';
import { telMail } from './mailgrens.ts';

type Reden<Uitslag> = Extract<Uitslag, { gelukt: false }> extends { reden: infer R extends string } ? R : never;

const STELZINNEN = {
  'zonder-adres': { code: 'BAD_REQUEST', zin: () => 'Vul je e-mailadres in.' },
  'te-veel': {
    code: 'TOO_MANY_REQUESTS',
    zin: () => 'Je stelde in een dag al vijf vragen. Morgen kun je weer een vraag stellen.',
  },
  'te-druk': {
    code: 'TOO_MANY_REQUESTS',
    zin: (wacht: string) => `Er komen nu veel vragen binnen. Log in om je vraag meteen te stellen, of probeer het over ${wacht} opnieuw.`,
  },
} satisfies Record<Reden<Steluitslag>, { code: ActionErrorCode; zin: (wacht: string) => string }>;

const AFHANDELZINNEN = {
  'geen-recht': { code: 'NOT_FOUND', zin: 'Deze kennisvraag is er niet.' },
  onbekend: { code: 'NOT_FOUND', zin: 'Deze kennisvraag is er niet meer.' },
  'al-afgehandeld': { code: 'CONFLICT', zin: 'Een collega was je voor: deze kennisvraag is al afgehandeld.' },
  leeg: { code: 'BAD_REQUEST', zin: 'Vul het adres van een pagina in, schrijf een antwoord, of doe het allebei.', veld: 'link' },
  'zonder-reden': { code: 'BAD_REQUEST', zin: 'Schrijf waarom je de vraag sluit.', veld: 'reden' },
} satisfies Record<Reden<Koppeluitslag | Sluituitslag>, { code: ActionErrorCode; zin: string; veld?: string }>;

export const kennisvragen = {
  kennisvraagStellen: formulieractie('kennisvraagStellen', async (data, context) => {
    const { db, account, origin } = context.locals;
    const gevraagd = lees(context, 'kennisvraagStellen', data, stelInvoer({ ingelogd: account !== null }));
    await telMail(context, 'kennisvraag', { actie: 'kennisvraagStellen', data });
    const uitslag = await stellen(db, { ...gevraagd, account, origin, nu: Date.now() });
    if (uitslag.gelukt) return { naar: `/kennisvragen/gesteld/?sleutel=${uitslag.sleutel}` };
    const { code, zin } = STELZINNEN[uitslag.reden];
    const wachtMs = 'wachtMs' in uitslag ? uitslag.wachtMs : 0;
    const wachtS = Math.ceil(wachtMs / 1000);
    return weigeren(context, code, { actie: 'kennisvraagStellen', data, melding: zin(wachttekst(wachtMs)), ...(wachtS > 0 && { wachtS }) });
  }),
  kennisvraagKoppelen: formulieractie('kennisvraagKoppelen', async (data, context) => {
    const verzoek = afhandelverzoek(data, context);
    const { link, antwoord } = lees(context, 'kennisvraagKoppelen', data, koppelInvoer);
    const pagina = await koppelpagina(context.locals, link);
    const fout = isEigen(link, context.locals.origin) ? GEEN_PAGINA : ANDERE_SITE;
    if (link !== '' && !pagina) weigeren(context, 'BAD_REQUEST', { actie: 'kennisvraagKoppelen', data, fouten: { link: fout } });
    const uitslag = await koppelen(context.locals.db, { ...verzoek, pagina, antwoord });
    return uitslag.gelukt ? afgehandeld(verzoek) : weiger(context, 'kennisvraagKoppelen', data, uitslag.reden);
  }),
  kennisvraagSluiten: formulieractie('kennisvraagSluiten', async (data, context) => {
    const verzoek = afhandelverzoek(data, context);
    const { reden } = lees(context, 'kennisvraagSluiten', data, sluitInvoer);
    const uitslag = await sluiten(context.locals.db, { ...verzoek, reden });
    return uitslag.gelukt ? afgehandeld(verzoek) : weiger(context, 'kennisvraagSluiten', data, uitslag.reden);
  }),
};

const GEEN_PAGINA =
  'Deze pagina is er niet. Plak het adres van een best practice, terugblik, kennissessie of bouwsteen, zoals /praktijken/naam-van-de-pagina/.';

const ANDERE_SITE = 'Dit adres is van een andere site. Plak het adres van een pagina van dit platform, of zet de link in je antwoord.';

const afgehandeld = ({ id }: { id: string }) => ({ naar: `/beheer/kennisvragen/${encodeURIComponent(id)}/?gedaan=ja` });

function afhandelverzoek(data: FormData, { locals }: ActionAPIContext): { account: Account; id: string; origin: string; nu: number } {
  const { account, origin } = locals;
  if (!account) throw new ActionError({ code: 'UNAUTHORIZED', message: 'Log eerst in.' });
  return { account, id: String(data.get('kennisvraag') ?? ''), origin, nu: Date.now() };
}

function weiger(context: ActionAPIContext, actie: string, data: FormData, reden: keyof typeof AFHANDELZINNEN): never {
  const { code, zin, ...rest } = AFHANDELZINNEN[reden];
  return weigeren(context, code, { actie, data, ...('veld' in rest ? { fouten: { [rest.veld]: zin } } : { melding: zin }) });
}
