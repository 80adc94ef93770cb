import type { ActionAPIContext } from 'astro:actions';
import type { Account } from '#accounts/account.ts';
import { lang, regel } from '#publicaties/velden/invoer.ts';
import { weigeren } from './formulier.ts';
import { type Reden, ZINNEN } from './publicatiezinnen.ts';

/** One line of a form, in one form of Unicode and without control characters. */
export const veld = (data: FormData, naam: string): string => regel(data.get(naam));
export const tekst = (data: FormData, naam: string): string => lang(data.get(naam)).trim().slice(0, MAX_TOELICHTING);
export const nummer = (data: FormData, naam = 'revisie'): number => Number.parseInt(veld(data, naam), 10) || 0;
const MAX_TOELICHTING = 5000;

const GEEN_REGIO = 're';
/** Which of several regions was chosen; undefined when the form did not ask. */
export function regioVan(data: FormData): string | null | undefined {
  const keuze = veld(data, 'regio');
  return keuze === '' ? undefined : keuze === GEEN_REGIO ? null : keuze;
}

/** Whoever is logged out meanwhile gets the form back with everything in it. */
export function wie(context: ActionAPIContext, actie: string, data: FormData): Account {
  const { account } = context.locals;
  if (account) return account;
  weigeren(context, 'UNAUTHORIZED', {
    actie,
    data,
    melding:
      'Je bent intussen uitgelogd. Je tekst staat hieronder nog, maar is niet bewaard. Log in een nieuw tabblad in, kom hier terug en kies dan opnieuw Opslaan.',
  });
}

export function weiger(context: ActionAPIContext, actie: string, data: FormData, reden: Reden, fouten?: Record<string, string>): never {
  const { code, zin, ...rest } = ZINNEN[reden] as { code: (typeof ZINNEN)[Reden]['code']; zin: string; veld?: string };
  if (fouten) weigeren(context, code, { actie, data, fouten });
  weigeren(context, code, { actie, data, ...(rest.veld ? { fouten: { [rest.veld]: zin } } : { melding: zin }) });
}

export const mijn = (id: string): string => `/mijn/publicaties/${id}/`;
export const bewerken = (id: string): string => `${mijn(id)}bewerken/`;
export const beheer = (id: string): string => `/beheer/publicaties/${id}/`;
