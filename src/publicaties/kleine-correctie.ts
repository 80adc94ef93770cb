import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { Inzending } from './inzending.ts';
import type { Velden } from './soorten/veld.ts';
import { kleinVerschil } from './velden/klein.ts';
import { veldenVanVersie } from './verloop.ts';

/** What was filled in of the text that readers see now, whatever is on its way beside it. */
export const veldenOnline = async (db: Db | Transaction<Tabellen>, { id, revisie, velden, publicatie }: Inzending): Promise<Velden> =>
  publicatie && publicatie.revisie !== revisie ? ((await veldenVanVersie(db, id, publicatie.revisie)) ?? velden) : velden;

/**
 * Of a text that waits for a judge: what stands online and what changes of it, in words, when that is a small correction; then one
 * approval is enough. Looked at again when it is judged: what stands online may be another text by then.
 */
export async function kleineCorrectie(
  db: Db | Transaction<Tabellen>,
  inzending: Inzending,
): Promise<{ was: Velden; verschil: string } | null> {
  if (inzending.revisiesoort !== 'correctie' || !inzending.publicatie?.op_schijf) return null;
  const was = await veldenOnline(db, inzending);
  const verschil = kleinVerschil(inzending.collectie, was, inzending.velden);
  return verschil ? { was, verschil } : null;
}
