import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { UUR_MS } from '#grond/duur.ts';
import { type Brief, herschrijf, laatsteVan, trekIn, zetKlaar } from './outbox.ts';

/** Between two letters of one bundle, in ms. */
export const RUST_MS = UUR_MS;

export interface Bundel {
  /** One per reader and subject. */
  reeks: string;
  /** The letter about everything since this moment that still waits; null when there is nothing left to tell. */
  maak(sinds: Moment): Promise<Omit<Brief, 'reeks' | 'nietVoor'> | null>;
  nu: Moment;
}

/** Tells of something new at once; what comes within an hour after a letter waits together in the next, which grows until it goes out. */
export async function bundelen(trx: Transaction<Tabellen>, { reeks, maak, nu }: Bundel): Promise<void> {
  const laatste = await laatsteVan(trx, reeks, nu);
  const brief = await maak(laatste?.wacht ? laatste.op : nu);
  if (!brief) return;
  if (laatste?.wacht) await herschrijf(trx, laatste.id, brief);
  else await zetKlaar(trx, { ...brief, reeks, nietVoor: Math.max(nu, laatste ? laatste.gaatOp + RUST_MS : nu) }, nu);
}

/** Brings a letter that still waits up to date, after something in it was done; with nothing left it does not go out. */
export async function bundelBijstellen(trx: Transaction<Tabellen>, { reeks, maak, nu }: Bundel): Promise<void> {
  const laatste = await laatsteVan(trx, reeks, nu);
  if (!laatste?.wacht) return;
  const brief = await maak(laatste.op);
  if (brief) await herschrijf(trx, laatste.id, brief);
  else await trekIn(trx, laatste.id);
}
