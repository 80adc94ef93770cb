import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import { kan, mag } from './handelingen.ts';
import type { Inzending } from './inzending.ts';
import type { Velden } from './soorten/veld.ts';
import { kleinVerschil } from './velden/klein.ts';
import { veldenVanVersie } from './verloop.ts';
import type { Schrijver } from './wie-mag.ts';

/** What was filled in of the text that readers see now, whatever is on its way beside it. */
export const veldenOnline = async (db: Db | Transaction<Tabellen>, { id, revisie, velden, publicatie }: Inzending): Promise<Velden> =>
  publicatie && publicatie.revisie !== revisie ? ((await veldenVanVersie(db, id, publicatie.revisie)) ?? velden) : velden;

/** How a correction by this person goes: at once, or past one judge; null when there is nothing online that they may correct. */
export function correctieweg(account: Schrijver, inzending: Inzending): 'meteen' | 'voorleggen' | null {
  if (!kan('corrigeren', inzending) || !inzending.publicatie?.op_schijf || !mag('corrigeren', account, inzending)) return null;
  return mag('publiceren', account, inzending) ? 'meteen' : 'voorleggen';
}

/**
 * Of a text that waits for a judge: what changes, in words, when that is a small correction of what stands online; then one approval is
 * enough. Looked at again when it is judged: what stands online may be another text by then.
 */
export async function kleineCorrectie(db: Db | Transaction<Tabellen>, inzending: Inzending): Promise<string | null> {
  if (inzending.revisiesoort !== 'correctie' || !inzending.publicatie?.op_schijf) return null;
  return kleinVerschil(inzending.collectie, await veldenOnline(db, inzending), inzending.velden) || null;
}
