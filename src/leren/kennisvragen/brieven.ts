import { dagTekst } from '#grond/taal/datum.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { antwoordVoor } from './antwoordtermijn.ts';
import type { Kennisvraag, Vrager } from './kennisvraag.ts';

/** What every letter about a question is made of; links start with `origin`. */
export interface Kennisvraagpost {
  kennisvraag: Pick<Kennisvraag, 'id' | 'vraag' | 'toelichting' | 'sleutel' | 'gesteldOp'>;
  aan: Vrager;
  origin: string;
}

/**
 * The receipt, with a copy of what was filled in. Without a login the address may be somebody else's: the copy then stands
 * behind the link, so that nobody can have us mail their words to strangers.
 */
export const ontvangen = (post: Kennisvraagpost, { metTekst }: { metTekst: boolean }): Brief =>
  brief(
    post,
    'Je kennisvraag is ontvangen',
    [
      'De Realisatie-Eenheid zoekt een antwoord op je vraag. ' +
        `Je krijgt uiterlijk ${dagTekst(antwoordVoor(post.kennisvraag.gesteldOp))} een mail.`,
      ...(metTekst ? [ingevuld(post)] : []),
      eigenPagina(post),
    ],
    metTekst ? undefined : 'Stelde je geen vraag? Dan vulde iemand anders jouw adres in. Je hoeft niets te doen.',
  );

export const beantwoord = (
  post: Kennisvraagpost,
  { pagina, antwoord }: { pagina: { url: string; titel: string } | null; antwoord: string },
): Brief =>
  brief(post, `Antwoord op je kennisvraag: ${kort(post.kennisvraag.vraag)}`, [
    'Je vroeg:',
    post.kennisvraag.vraag,
    pagina ? 'De Realisatie-Eenheid vond hier een antwoord voor je:' : 'De Realisatie-Eenheid antwoordt:',
    ...(antwoord ? [antwoord] : []),
    ...(pagina ? [{ href: `${post.origin}${pagina.url}`, tekst: pagina.titel }] : []),
    eigenPagina(post),
  ]);

export const gesloten = (post: Kennisvraagpost, { reden }: { reden: string }): Brief =>
  brief(post, `Je kennisvraag is gesloten: ${kort(post.kennisvraag.vraag)}`, [
    'Je vroeg:',
    post.kennisvraag.vraag,
    'De Realisatie-Eenheid heeft je vraag gesloten. De reden:',
    reden,
    { href: `${post.origin}/kennisvragen/stellen/`, tekst: 'Stel een andere vraag' },
  ]);

const MEESTE_VRAGEN = 20;

/** To the Realisatie-Eenheid: what was asked, never by whom. */
export function nieuweVragen({ aan, vragen, origin }: { aan: Vrager; vragen: readonly string[]; origin: string }): Brief {
  const [eerste = ''] = vragen;
  const onderwerp = vragen.length === 1 ? `Nieuwe kennisvraag: ${kort(eerste)}` : `${vragen.length} nieuwe kennisvragen`;
  const rest = vragen.length - MEESTE_VRAGEN;
  const alineas = [
    vragen.length === 1 ? 'Er is een nieuwe kennisvraag:' : 'Er zijn nieuwe kennisvragen:',
    ...vragen.slice(0, MEESTE_VRAGEN),
    ...(rest > 0 ? [`En nog ${rest}.`] : []),
    { href: `${origin}/beheer/kennisvragen/`, tekst: 'Bekijk de kennisvragen' },
  ];
  const waarom = 'Je krijgt deze mail omdat je bij de Realisatie-Eenheid hoort, hoogstens één keer per uur.';
  return { aan: aan.adres, ...briefOpmaken({ onderwerp, naam: aan.naam, alineas, waarom }) };
}

function brief(
  { aan, kennisvraag }: Kennisvraagpost,
  onderwerp: string,
  alineas: Alinea[],
  waarom = 'Je krijgt deze mail omdat je een kennisvraag stelde.',
): Brief {
  return { aan: aan.adres, reeks: `kennisvraag-${kennisvraag.id}`, ...briefOpmaken({ onderwerp, naam: aan.naam, alineas, waarom }) };
}

const MEESTE_TEKENS = 80;
const kort = (vraag: string): string =>
  vraag.length <= MEESTE_TEKENS
    ? vraag
    : `${vraag
        .slice(0, MEESTE_TEKENS - 1)
        .trimEnd()
        .toWellFormed()}…`;

const ingevuld = ({ kennisvraag: { vraag, toelichting } }: Kennisvraagpost): Alinea => ({
  feiten: [
    ['Je vraag', vraag],
    ['Toelichting', toelichting || 'geen'],
  ],
});
const eigenPagina = ({ origin, kennisvraag: { sleutel } }: Kennisvraagpost): Alinea => ({
  href: `${origin}/kennisvragen/gesteld/?sleutel=${sleutel}`,
  tekst: 'Bekijk je kennisvraag',
});
