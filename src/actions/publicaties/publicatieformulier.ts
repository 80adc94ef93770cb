import { lang, regel } from '#grond/taal/schoon.ts';
import { ALLES } from '#publicaties/bureau/schrijfmodus.ts';

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

/**
 * Where writing goes on after a save: at the step or the search of the button that was pressed, else where it was. What the address
 * says here only chooses what to show: a page that does not know a step shows another.
 */
export function verderSchrijven({ veld, nu }: { veld(naam: string): string; nu: number }, id: string, knop: string): string {
  const zoek = /^zoek-[a-z_]+$/.test(knop) ? knop : undefined;
  const stap = /^stap-([a-z]+)$/.exec(knop)?.[1] ?? (knop === ALLES ? knop : veld('stap'));
  const vraag = new URLSearchParams({ ...(stap && { stap }), ...(zoek && { [zoek]: veld(zoek) }), bewaard: String(nu) });
  return `${bewerken(id)}?${vraag}${zoek ? `#veld-${zoek.slice('zoek-'.length)}` : ''}`;
}
