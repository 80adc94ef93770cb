import type { Moment } from '#db/tabellen.ts';
import type { Kennissessie } from './kennissessie.ts';

export type Toestand = 'save-the-date' | 'nog-niet-open' | 'open' | 'vol' | 'gesloten' | 'afgelast' | 'verplaatst' | 'geweest' | 'afgerond';

type Tijden = Pick<Kennissessie, 'status' | 'beginOp' | 'eindOp' | 'aanmeldenVanaf' | 'aanmeldenTot'> & {
  bijeenkomsten?: readonly { eindOp: Moment }[];
  voorrangTot?: Moment | null;
  maxPerRegioTot?: Moment | null;
};

/** What a visitor reads for each state. */
export const TOESTAND: Record<Toestand, { tekst: string; uitleg: string; soort: 'goed' | 'let-op' | 'fout' | 'neutraal' }> = {
  'save-the-date': { tekst: 'Save the date', uitleg: 'Zet de datum vast in je agenda. Aanmelden kan later.', soort: 'neutraal' },
  'nog-niet-open': { tekst: 'Nog niet open', uitleg: 'Je kunt je nog niet aanmelden.', soort: 'neutraal' },
  open: { tekst: 'Open', uitleg: 'Je kunt je aanmelden.', soort: 'goed' },
  vol: { tekst: 'Vol, met wachtlijst', uitleg: 'Er is geen vrije plaats meer. Je kunt op de wachtlijst komen.', soort: 'let-op' },
  gesloten: { tekst: 'Gesloten', uitleg: 'De aanmelding is gesloten.', soort: 'neutraal' },
  afgelast: { tekst: 'Afgelast', uitleg: 'Deze kennissessie gaat niet door.', soort: 'fout' },
  verplaatst: { tekst: 'Verplaatst', uitleg: 'Deze kennissessie heeft een nieuwe datum of tijd. Je kunt je aanmelden.', soort: 'let-op' },
  geweest: { tekst: 'Geweest', uitleg: 'Deze kennissessie is geweest.', soort: 'neutraal' },
  afgerond: { tekst: 'Afgerond', uitleg: 'Deze kennissessie is geweest en afgerond.', soort: 'neutraal' },
};

/** The one state a session is in now; "verplaatst" stands for a moved session that is open. */
export function toestand(k: Tijden & { vrij: number }, nu: Moment): Toestand {
  if (k.status === 'afgelast' || k.status === 'afgerond') return k.status;
  if (nu >= k.eindOp) return 'geweest';
  if (k.status === 'save-the-date' && nu < k.beginOp) return 'save-the-date';
  if (nu >= sluitmoment(k)) return 'gesloten';
  if (nu < k.aanmeldenVanaf) return 'nog-niet-open';
  if (!neemtAan(k, nu)) return 'gesloten';
  if (k.vrij <= 0) return 'vol';
  return k.status === 'verplaatst' ? 'verplaatst' : 'open';
}

/** The next moment at which the state may change by itself, or null when time no longer changes it. */
export function volgendeOmslag(k: Tijden, nu: Moment): Moment | null {
  const einden = (k.bijeenkomsten ?? []).map(({ eindOp }) => eindOp);
  const grenzen = [k.voorrangTot ?? 0, k.maxPerRegioTot ?? 0];
  const komend = [k.aanmeldenVanaf, sluitmoment(k), k.beginOp, k.eindOp, ...einden, ...grenzen].filter((moment) => moment > nu);
  return komend.length > 0 ? Math.min(...komend) : null;
}

/** The first moment at which the state of any of these may change by itself; a page that shows them is right until then. */
export function eersteOmslag(kennissessies: readonly Tijden[], nu: Moment): Moment | undefined {
  const komend = kennissessies.map((k) => volgendeOmslag(k, nu)).filter((moment) => moment !== null);
  return komend.length > 0 ? Math.min(...komend) : undefined;
}

/** Whether places and waiting-list places are given out now; outside this window nobody moves up either. */
export function neemtAan(k: Tijden, nu: Moment): boolean {
  return (k.status === 'open' || k.status === 'verplaatst') && nu >= k.aanmeldenVanaf && nu < sluitmoment(k);
}

/** Whether someone may still withdraw or change answers: until the start. */
export function magWijzigen(k: Tijden, nu: Moment): boolean {
  return k.status !== 'concept' && k.status !== 'afgelast' && nu < naDeSeconde(k.beginOp);
}

/** The first moment after the sign-up window; a window never outlives the start. */
export const sluitmoment = (k: Tijden): Moment => naDeSeconde(Math.min(k.aanmeldenTot, k.beginOp));

/** A deadline counts to the end of its second. */
const naDeSeconde = (moment: Moment): Moment => (Math.floor(moment / 1000) + 1) * 1000;
