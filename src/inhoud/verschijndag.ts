import { bestaatDatum, datumTekst, maandTekst, momentVan } from '#grond/taal/datum.ts';

/** A day, month or year as a file says it: "2023-07-12", "2023-07" or "2023". */
const VORM = /^(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?$/;
const MAANDEN = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** Whether the calendar has it; of many publications no more than a month or a year is known. */
export const isVerschijndag = (tekst: string): boolean => VORM.test(tekst) && bestaatDatum(eersteDag(tekst));

/** The day on which it can have appeared at the earliest. */
const eersteDag = (verschenen: string): string => `${verschenen}-01-01`.slice(0, '2023-01-01'.length);

/** Whether it has still to come on this day. */
export const isNogNietVerschenen = (verschenen: string, vandaag: string): boolean => eersteDag(verschenen) > vandaag;

/** "12 juli 2023", "juli 2023" or "2023". */
export function verschijntekst(verschenen: string): string {
  if (!isVerschijndag(verschenen) || verschenen.length === 'jaar'.length) return verschenen;
  const moment = momentVan(eersteDag(verschenen), '12:00');
  return verschenen.length === '2023-07'.length ? maandTekst(moment) : datumTekst(moment);
}

/** What somebody typed, as a file says it: "12 juli 2023", "12-7-2023", "juli 2023", "7-2023", "2023"; null when it is none of these. */
export function leesVerschijndag(getypt: string): string | null {
  const tekst = getypt.trim().toLowerCase();
  if (isVerschijndag(tekst)) return tekst;
  const [, dag, maand = '', jaar = ''] = /^(?:(\d{1,2})[\s./-]+)?(\d{1,2}|\p{L}{3,9})\.?[\s./-]+(\d{4})$/u.exec(tekst) ?? [];
  const nummer = /^\d/.test(maand) ? Number(maand) : MAANDEN.indexOf(maand.replace(/^mrt/, 'maa').slice(0, 3)) + 1;
  const delen = [jaar, nummer, ...(dag === undefined ? [] : [dag])].map((deel) => String(deel).padStart(2, '0'));
  return isVerschijndag(delen.join('-')) ? delen.join('-') : null;
}
