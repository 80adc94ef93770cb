import { type ActionAPIContext, ActionError, type ActionErrorCode, defineAction } from 'astro:actions';
import type { z } from 'astro/zod';
import type { Account } from '#accounts/account.ts';
import { isStoring } from '#db/storing.ts';
import type { Moment } from '#db/tabellen.ts';
import { MINUUT_MS, UUR_MS } from '#grond/duur.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { DUBBEL, regel } from '#grond/taal/schoon.ts';
import { isOpslagstoring } from '#inhoud/bijlagen/berging.ts';

/** A refused form: what was filled in, and per field what to do about it. */
export interface Formulier {
  actie: string;
  waarden: Record<string, string>;
  fouten: Record<string, string>;
  /** One sentence about the form as a whole, when no single field is to blame. */
  melding: string;
  /** After how many seconds trying again makes sense; becomes Retry-After. */
  wachtS?: number;
}

/** What a refusal says, with which status, and at which field when one is to blame. */
export interface Zin {
  code: ActionErrorCode;
  zin: string | ((maat: { wacht: string; over: number }) => string);
  veld?: string;
}
/** The reasons for which an act may refuse: what a table of sentences must be complete for. */
export type RedenVan<Uitslag> = Extract<Uitslag, { gelukt: false }> extends { reden: infer Reden extends string } ? Reden : never;
/** The sentences of one door by reason; `uitgelogd` is for who is not logged in (any more), when there is more to say. */
type Zinnen = Readonly<Record<string, Zin>>;
const UITGELOGD: Zin = { code: 'UNAUTHORIZED', zin: 'Log eerst in.' };
/** Where the page shows again what was typed, with the way to log in. */
export const INTUSSEN_UITGELOGD: Zin = {
  code: 'UNAUTHORIZED',
  zin:
    'Je bent intussen uitgelogd. Wat je invulde staat hieronder nog, maar is niet verstuurd. ' +
    'Log in een nieuw tabblad in, kom hier terug en verstuur het dan opnieuw.',
};

/** An act that did not do it. What it knows better than the sentence for its reason goes along. */
interface Weigering<Reden> {
  reden: Reden;
  fouten?: Record<string, string>;
  melding?: string;
  wachtMs?: number;
  /** How many times one may still try. */
  over?: number;
  /** Whom it is about when nobody is logged in, for the log. */
  account?: string | null;
}

/** A form as it was sent, with who sent it. */
export interface Verzonden<Wie, Reden> {
  account: Wie;
  data: FormData;
  /** One line of the form, in one form of Unicode and without control characters; "" when it is not there. */
  veld(naam: string): string;
  /** What the form holds by this schema, or a refusal with a sentence per field. */
  lees<Uit>(schema: z.ZodType<Uit>): Uit;
  /** Shows the page again with what was filled in and the sentence for this reason. */
  weiger(weigering: Weigering<Reden | 'uitgelogd'>): never;
  nu: Moment;
  locals: App.Locals;
  context: ActionAPIContext;
}
type Handler<Wie, Z extends Zinnen, Uitkomst> = (verzonden: Verzonden<Wie, keyof Z & string>) => Promise<Uitkomst>;

/** A form for who is logged in; `zinnen` holds a sentence for every reason for which its act may refuse. */
export const formulieractie = <const Z extends Zinnen, Uitkomst>(zinnen: Z, handler: Handler<Account, Z, Uitkomst>) =>
  openFormulieractie(zinnen, (verzonden: Verzonden<Account | null, keyof Z & string>) => {
    const { account, weiger } = verzonden;
    return account ? handler({ ...verzonden, account }) : weiger({ reden: 'uitgelogd' });
  });

/**
 * A form for anybody. A database that is away refuses it with 503; an unexpected error never shows its own words.
 * Its name is the key under which it stands among all actions: see `benoemd`.
 */
export const openFormulieractie =
  <const Z extends Zinnen, Uitkomst>(zinnen: Z, handler: Handler<Account | null, Z, Uitkomst>) =>
  (actie: string) =>
    defineAction({
      accept: 'form',
      handler: async (data: FormData, context) => {
        const { locals } = context;
        const antwoord = { actie, data, context };
        try {
          return await handler({
            ...{ account: locals.account, data, nu: Date.now(), locals, context },
            veld(naam) {
              if (data.getAll(naam).length > 1) weigeren(antwoord, 'BAD_REQUEST', { fouten: { [naam]: DUBBEL } });
              return regel(data.get(naam));
            },
            lees(schema) {
              const gelezen = schema.safeParse(Object.fromEntries(data));
              const dubbel = dubbele(data, gelezen.data);
              if (dubbel) weigeren(antwoord, 'BAD_REQUEST', { fouten: dubbel });
              if (!gelezen.success) weigeren(antwoord, 'BAD_REQUEST', { fouten: foutenPerVeld(gelezen.error) });
              return gelezen.data;
            },
            weiger(weigering) {
              // Nobody knows whether they are: they are told that it will work again.
              if (weigering.reden === 'uitgelogd' && locals.onleesbaar) throw locals.onleesbaar;
              inWoorden(antwoord, zinnen[weigering.reden] ?? UITGELOGD, weigering);
            },
          });
        } catch (fout) {
          if (fout instanceof ActionError) throw fout;
          const even = evenNiet(fout);
          if (even) {
            locals.log.error({ fout: String(fout), actie }, even.log);
            weigeren(antwoord, 'SERVICE_UNAVAILABLE', { melding: even.melding, wachtS: 60 });
          }
          locals.meldFout(fout);
          throw new ActionError({ code: 'INTERNAL_SERVER_ERROR', message: 'Er ging iets mis bij ons.' });
        }
      },
    });

/** What somebody reads when it will work again by itself, and what the log says; null for anything else. */
function evenNiet(fout: unknown): { melding: string; log: string } | null {
  if (isStoring(fout))
    return { melding: 'Opslaan lukt nu even niet. Probeer het over een minuut opnieuw.', log: 'The database cannot write.' };
  return isOpslagstoring(fout) ? { melding: OPSLAG_WEG, log: 'Where uploads are kept, nothing can be kept or found.' } : null;
}
const OPSLAG_WEG =
  'We kunnen nu even niet bij de bestanden. Er is niets veranderd. Probeer het over een minuut opnieuw; een bestand kies je dan opnieuw.';

/** Gives every action its name: the key under which it stands. */
export const benoemd = <T extends Record<string, (actie: string) => unknown>>(naamloos: T): { [K in keyof T]: ReturnType<T[K]> } =>
  Object.fromEntries(Object.entries(naamloos).map(([naam, maak]) => [naam, maak(naam)])) as { [K in keyof T]: ReturnType<T[K]> };

/** "12 minuten", and "23 uur" when nobody would count minutes */
const wachttekst = (ms: number): string =>
  ms > 2 * UUR_MS ? `${Math.ceil(ms / UUR_MS)} uur` : aantal(Math.max(1, Math.ceil(ms / MINUUT_MS)), 'minuut', 'minuten');

type Antwoord = { actie: string; data: FormData; context: ActionAPIContext };

function inWoorden(antwoord: Antwoord, { code, zin, veld }: Zin, weigering: Weigering<string>): never {
  const { fouten, melding, wachtMs = 0, over = 0, account = antwoord.context.locals.account?.id ?? null } = weigering;
  if (code === 'TOO_MANY_REQUESTS')
    antwoord.context.locals.log.warn({ poging: 'te-vaak', waar: antwoord.actie, account }, 'Somebody asked too often.');
  const tekst = melding ?? (typeof zin === 'string' ? zin : zin({ wacht: wachttekst(wachtMs), over }));
  const wacht = wachtMs > 0 ? { wachtS: Math.ceil(wachtMs / 1000) } : {};
  if (fouten) weigeren(antwoord, code, { fouten, ...wacht });
  weigeren(antwoord, code, veld ? { fouten: { [veld]: tekst }, ...wacht } : { melding: tekst, ...wacht });
}

/** The page is shown again with its fields, this status and these sentences. */
function weigeren(
  { actie, data, context }: Antwoord,
  code: ActionErrorCode,
  { fouten = {}, melding = '', wachtS }: Partial<Pick<Formulier, 'fouten' | 'melding' | 'wachtS'>>,
): never {
  const waarden: Record<string, string> = {};
  for (const [naam, waarde] of data) if (typeof waarde === 'string') waarden[naam] = waarde;
  context.locals.formulier = { actie, waarden, fouten, melding, ...(wachtS !== undefined && { wachtS }) };
  throw new ActionError({ code, message: melding || 'Controleer je antwoorden.' });
}

/** The fields of a form that came more than once although each has one answer: which of them counts nobody said. */
function dubbele(data: FormData, gelezen: unknown): Record<string, string> | null {
  const namen = gelezen && typeof gelezen === 'object' ? Object.keys(gelezen).filter((naam) => data.getAll(naam).length > 1) : [];
  return namen.length > 0 ? Object.fromEntries(namen.map((naam) => [naam, DUBBEL])) : null;
}

/** The first message per field of a failed zod parse. */
function foutenPerVeld(fout: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): Record<string, string> {
  const fouten: Record<string, string> = {};
  for (const { path, message } of fout.issues) fouten[String(path[0])] ??= message;
  return fouten;
}
