import type { Tik } from './aanwezigheid-invullen.ts';

const MEESTE_TIKKEN = 500;
const VORM = /^([0-9A-Za-z-]{1,80}):(aanwezig|afwezig|leeg)$/;

/** What a button or a script sends for one tick. */
export const tikWaarde = (aanmelding: string, uitslag: Tik['uitslag']): string => `${aanmelding}:${uitslag ?? 'leeg'}`;

/** The ticks in a form, in the order in which they were made; anything else is passed over. */
export const leesTikken = (data: FormData): Tik[] =>
  data
    .getAll('tik')
    .slice(0, MEESTE_TIKKEN)
    .flatMap((waarde) => {
      const [, aanmelding = '', uitslag = ''] = VORM.exec(typeof waarde === 'string' ? waarde : '') ?? [];
      return aanmelding ? [{ aanmelding, uitslag: uitslag === 'aanwezig' || uitslag === 'afwezig' ? uitslag : null }] : [];
    });

/** A number as it is typed at a door; empty is none, anything else no number. */
export const leesAantal = (tekst: string): number => (/^\d{0,5}$/.test(tekst.trim()) ? Number(tekst) : Number.NaN);
