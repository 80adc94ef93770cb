import { type ActionAPIContext, ActionError, type ActionErrorCode } from 'astro:actions';
import type { Account } from '#accounts/account.ts';
import { type Aanmelduitslag, aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { type Afmelduitslag, afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen, type Wijziguitslag } from '#kennissessies/aanmelden/antwoorden.ts';
import { aanmeldInvoer, antwoordenInvoer, KIES_DEELNAME } from '#kennissessies/aanmelden/invoer.ts';
import { formulieractie, lees, weigeren } from './formulier.ts';

type Reden<Uitslag> = Extract<Uitslag, { gelukt: false }> extends { reden: infer R extends string } ? R : never;
type Zin = { code: ActionErrorCode; zin: string; veld?: string };

const DEELNAME = { code: 'BAD_REQUEST', zin: KIES_DEELNAME, veld: 'deelname' } as const;
const UITGELOGD = { code: 'UNAUTHORIZED', zin: 'Je was uitgelogd. Log opnieuw in; je antwoorden blijven bewaard.' } as const;
const ZONDER_NAAM = {
  code: 'BAD_REQUEST',
  zin: 'Vertel eerst wie je bent. Daarna kun je je aanmelden; je antwoorden blijven bewaard.',
} as const;
const AANMELDZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze kennissessie is er niet meer.' },
  'al-aangemeld': {
    code: 'CONFLICT',
    zin: 'Je bent al aangemeld. Wat je net invulde, is nog niet bewaard. Kies hieronder welke antwoorden gelden.',
  },
  'kies-deelname': DEELNAME,
  'save-the-date': { code: 'CONFLICT', zin: 'Aanmelden kan nog niet. Kijk later nog eens op de pagina van deze kennissessie.' },
  'nog-niet-open': { code: 'CONFLICT', zin: 'Aanmelden kan nog niet. Op de pagina van deze kennissessie staat vanaf wanneer het kan.' },
  gesloten: { code: 'CONFLICT', zin: 'De aanmelding is gesloten. Vraag de organisator of er nog iets mogelijk is.' },
  afgelast: { code: 'CONFLICT', zin: 'Deze kennissessie gaat niet door. Kijk in de agenda of er een andere is die past.' },
  geweest: { code: 'CONFLICT', zin: 'Deze kennissessie is geweest. Kijk of er een terugblik is.' },
  afgerond: { code: 'CONFLICT', zin: 'Deze kennissessie is geweest. Kijk of er een terugblik is.' },
} satisfies Record<Reden<Aanmelduitslag>, Zin>;

const WIJZIGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze aanmelding is er niet.' },
  afgemeld: { code: 'CONFLICT', zin: 'Je bent afgemeld. Wil je toch komen? Meld je dan opnieuw aan.' },
  'te-laat': { code: 'CONFLICT', zin: 'Je antwoorden wijzigen kan niet meer. Mail de organisator.' },
  'kies-deelname': DEELNAME,
} satisfies Record<Reden<Wijziguitslag>, Zin>;

const AFMELDZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze aanmelding is er niet.' },
  afgelast: { code: 'CONFLICT', zin: 'Deze kennissessie gaat niet door. Je hoeft je niet af te melden.' },
  'te-laat': { code: 'CONFLICT', zin: 'De kennissessie is begonnen. Afmelden kan niet meer. Mail de organisator.' },
} satisfies Record<Reden<Afmelduitslag>, Zin>;

export const kennissessies = {
  aanmelden: formulieractie('aanmelden', async (data, context) => {
    const { account } = context.locals;
    if (!account) return weiger(context, 'aanmelden', data, UITGELOGD);
    if (account.naam === '') return weiger(context, 'aanmelden', data, ZONDER_NAAM);
    const { db, agenda, origin } = context.locals;
    const slug = veld(data, 'kennissessie');
    const { vorm } = (await agenda.lees()).kennissessies.find((een) => een.slug === slug) ?? {};
    const antwoorden = lees(context, 'aanmelden', data, aanmeldInvoer(vorm));
    const uitslag = await aanmelden(db, { account, slug, antwoorden, origin, nu: Date.now() });
    if (!uitslag.gelukt) return weiger(context, 'aanmelden', data, AANMELDZINNEN[uitslag.reden]);
    return { naar: `/mijn/aanmeldingen/${uitslag.id}/` };
  }),
  antwoordenWijzigen: formulieractie('antwoordenWijzigen', async (data, context) => {
    const account = wie(context);
    const antwoorden = lees(context, 'antwoordenWijzigen', data, antwoordenInvoer);
    const { db, origin } = context.locals;
    const id = veld(data, 'aanmelding');
    const uitslag = await antwoordenWijzigen(db, { account, id, antwoorden, origin, nu: Date.now() });
    if (!uitslag.gelukt) return weiger(context, 'antwoordenWijzigen', data, WIJZIGZINNEN[uitslag.reden]);
    return { naar: `/mijn/aanmeldingen/${id}/?gewijzigd=ja` };
  }),
  afmelden: formulieractie('afmelden', async (data, context) => {
    const account = wie(context);
    const { db, origin } = context.locals;
    const uitslag = await afmelden(db, { account, id: veld(data, 'aanmelding'), origin, nu: Date.now() });
    if (!uitslag.gelukt) return weiger(context, 'afmelden', data, AFMELDZINNEN[uitslag.reden]);
    return { naar: `/mijn/aanmeldingen/${uitslag.id}/` };
  }),
  /** Behind the link in a letter: whoever holds the key, logged in or not. */
  afmeldenMetSleutel: formulieractie('afmeldenMetSleutel', async (data, context) => {
    const { db, origin } = context.locals;
    const sleutel = veld(data, 'sleutel');
    const uitslag = await afmelden(db, { sleutel, origin, nu: Date.now() });
    if (!uitslag.gelukt) return weiger(context, 'afmeldenMetSleutel', data, AFMELDZINNEN[uitslag.reden]);
    return { naar: `/afmelden/?sleutel=${encodeURIComponent(sleutel)}` };
  }),
};

const veld = (data: FormData, naam: string): string => String(data.get(naam) ?? '');

/** The page behind the form sends whoever is not logged in to the login. */
function wie({ locals }: ActionAPIContext): Account {
  if (!locals.account) throw new ActionError({ code: 'UNAUTHORIZED', message: 'Log eerst in.' });
  return locals.account;
}

function weiger(context: ActionAPIContext, actie: string, data: FormData, { code, zin, veld: naam }: Zin): never {
  return weigeren(context, code, { actie, data, ...(naam ? { fouten: { [naam]: zin } } : { melding: zin }) });
}
