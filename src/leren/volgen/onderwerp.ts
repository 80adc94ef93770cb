import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { type Kennissessie, opzoeken } from '#kennissessies/kennissessie.ts';
import { magNu, type Regiogrenzen } from '#kennissessies/regiogrenzen.ts';
import { neemtAan, sluitmoment } from '#kennissessies/toestand.ts';

type Volgbaar = Pick<Kennissessie, 'status' | 'beginOp' | 'eindOp' | 'aanmeldenVanaf' | 'aanmeldenTot'> & Regiogrenzen;

/** That sign-up for a kennissessie opens. */
export const aanmeldonderwerp = (slug: string): string => `aanmelden:${slug}`;

/** The kennissessie in "aanmelden:slug"; null for anything else. */
export const slugVanOnderwerp = (onderwerp: string): string | null => /^aanmelden:([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(onderwerp)?.[1] ?? null;

/** Whether it is about sign-up that opens: told at that moment, once, and then forgotten. */
export const isAanmeldonderwerp = (onderwerp: string): boolean => onderwerp.startsWith('aanmelden:');

/** The kennissessie of a subject, once it is public; null when there is none. */
export async function sessieVanOnderwerp(db: Db | Transaction<Tabellen>, onderwerp: string): Promise<Kennissessie | null> {
  const slug = slugVanOnderwerp(onderwerp);
  const k = slug === null ? undefined : await opzoeken(db, { slug });
  return k && k.status !== 'concept' ? k : null;
}

/** Whether somebody from a region with this status has something to wait for: sign-up is to come for them. */
export function opentNog(k: Volgbaar, regiostatus: string | null, nu: Moment): boolean {
  if (!['save-the-date', 'open', 'verplaatst'].includes(k.status) || nu >= k.beginOp) return false;
  if (k.status === 'save-the-date') return true;
  return nu < sluitmoment(k) && !isOpenVoor(k, regiostatus, nu);
}

/** Whether somebody from a region with this status can sign up now. */
export const isOpenVoor = (k: Volgbaar, regiostatus: string | null, nu: Moment): boolean => neemtAan(k, nu) && magNu(k, regiostatus, nu);
