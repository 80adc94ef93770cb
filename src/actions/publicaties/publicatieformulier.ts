import { lang, regel } from '#grond/taal/schoon.ts';

const MAX_TOELICHTING = 5000;
export const tekst = (data: FormData, naam: string): string => lang(data.get(naam)).trim().slice(0, MAX_TOELICHTING);
/** The revision that was on the screen. */
export const revisieVan = (data: FormData): number => Number.parseInt(regel(data.get('revisie')), 10) || 0;

const GEEN_REGIO = 're';
/** Which of several regions was chosen; undefined when the form did not ask. */
export function regioVan(data: FormData): string | null | undefined {
  const keuze = regel(data.get('regio'));
  return keuze === '' ? undefined : keuze === GEEN_REGIO ? null : keuze;
}

export const mijn = (id: string): string => `/mijn/publicaties/${id}/`;
export const bewerken = (id: string): string => `${mijn(id)}bewerken/`;
export const beheer = (id: string): string => `/beheer/publicaties/${id}/`;
