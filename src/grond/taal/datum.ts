import { Temporal } from 'temporal-polyfill';
import { DAG_MS } from '#grond/duur.ts';

const ZONE = 'Europe/Amsterdam';
const vorm = (opties: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, ...opties });
const DAG = vorm({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const DATUM = vorm({ day: 'numeric', month: 'long', year: 'numeric' });
const KORT = vorm({ weekday: 'short', day: 'numeric', month: 'short' });
const MAAND = vorm({ month: 'long', year: 'numeric' });
const KLOK = vorm({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const MEESTE = 5000;
/** Lists ask for the same few hundred days again and again, and calendars are slow to ask. */
export function onthouden<V, A>(werk: (vraag: V) => A): (vraag: V) => A {
  const bekend = new Map<V, A>();
  return (vraag) => {
    const eerder = bekend.get(vraag);
    if (eerder !== undefined) return eerder;
    const antwoord = werk(vraag);
    if (bekend.size >= MEESTE) bekend.clear();
    bekend.set(vraag, antwoord);
    return antwoord;
  };
}

/** Every moment in and out is in milliseconds UTC; every text is in Europe/Amsterdam. */
const zoned = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(ZONE);

/** "dinsdag 8 december 2026" */
export const dagTekst = onthouden((moment: number): string => DAG.format(moment));
/** "8 december 2026" */
export const datumTekst = onthouden((moment: number): string => DATUM.format(moment));
/** "12 juli 2023" when an author wrote a day as 2023-07-12; anything else stays as it is, such as "2023". */
export const datumUitTekst = (tekst: string): string => {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(tekst) ? Date.parse(`${tekst}T12:00:00Z`) : Number.NaN;
  return Number.isNaN(moment) ? tekst : datumTekst(moment);
};
/** "di 8 dec" */
export const dagKort = onthouden((moment: number): string => KORT.format(moment).replaceAll('.', ''));
/** "december 2026" */
export const maandTekst = onthouden((moment: number): string => MAAND.format(moment));
/** "14.00" */
export const klokTekst = onthouden((moment: number): string => KLOK.format(moment).replace(':', '.'));
/** "dinsdag 8 december 2026, 14.00 tot 16.30 uur", or with both days when it ends on another day. */
export function tijdvakTekst(van: number, tot: number): string {
  return dagTekst(van) === dagTekst(tot)
    ? `${dagTekst(van)}, ${klokTekst(van)} tot ${klokTekst(tot)} uur`
    : `${dagTekst(van)} ${klokTekst(van)} uur tot ${dagTekst(tot)} ${klokTekst(tot)} uur`;
}
/** "dinsdag 8 december 2026 om 14.00 uur" */
export const momentTekst = (moment: number): string => `${dagTekst(moment)} om ${klokTekst(moment)} uur`;
/** For `<time datetime>`: "2026-12-08T14:00:00+01:00". */
export const isoMetZone = onthouden((moment: number): string => zoned(moment).toString({ timeZoneName: 'never', smallestUnit: 'second' }));
/** "2026-12-08" */
export const isoDatum = onthouden((moment: number): string => zoned(moment).toPlainDate().toString());
/** "2026-12" */
export const isoMaand = (moment: number): string => isoDatum(moment).slice(0, 7);
/** The moment at which a wall clock in Amsterdam shows this date ("2026-12-08") and time ("14:00"). */
export const momentVan = (datum: string, tijd = '00:00'): number => opKlok(`${datum}T${tijd}`);
const opKlok = onthouden((klok: string) => Temporal.PlainDateTime.from(klok).toZonedDateTime(ZONE).epochMilliseconds);
/** Whether the calendar has this day ("2026-02-29" it has not). */
export function bestaatDatum(datum: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(datum) && Boolean(Temporal.PlainDate.from(datum, { overflow: 'reject' }));
  } catch {
    return false;
  }
}
/** The moment at which a clock in Amsterdam shows this, or why none ever does: no such day or time, or an hour that summer time skips. */
export function klokmoment(datum: string, tijd: string): number | 'geen-dag' | 'geen-tijd' | 'overgeslagen' {
  if (!/^2\d{3}-\d{2}-\d{2}$/.test(datum)) return 'geen-dag';
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(tijd)) return 'geen-tijd';
  try {
    const klok = Temporal.PlainDateTime.from(`${datum}T${tijd}`, { overflow: 'reject' });
    const moment = klok.toZonedDateTime(ZONE);
    return moment.toPlainDateTime().equals(klok) ? moment.epochMilliseconds : 'overgeslagen';
  } catch {
    return 'geen-dag';
  }
}
/** "14:00", for `<input type=time>` */
export const isoKlok = (moment: number): string => KLOK.format(moment);
/** The last second of a day, so that a deadline is inclusive. */
export const eindVanDag = (datum: string): number => momentVan(datum, '23:59:59');
/** The first of the month `aantal` months later: ("2026-12", 1) is "2027-01". */
export const maandLater = (maand: string, aantal: number): string => Temporal.PlainYearMonth.from(maand).add({ months: aantal }).toString();

/** How many calendar days ago it was; 0 is today. */
export const dagenSinds = (moment: number, nu: number): number =>
  Math.round((momentVan(isoDatum(nu)) - momentVan(isoDatum(moment))) / DAG_MS);
