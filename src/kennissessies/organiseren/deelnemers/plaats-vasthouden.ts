import { randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { achteraan } from '#kennissessies/aanmelden/achteraan.ts';
import { PLAATS_VAST_MS, type Plaatsuitnodiging } from '#kennissessies/aanmelden/uitgenodigd/plaatsuitnodiging.ts';
import { type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { bezetting, ruimteVan, vrijVoorNieuwe } from '#kennissessies/plaatsen.ts';

/**
 * Where a place for somebody comes from, as the session stands now: first what is held back, then what is free, else a turn;
 * of the location.
 */
export async function plekVoor(trx: Transaction<Tabellen>, id: string, nu: Moment): Promise<Plaatsuitnodiging['plek']> {
  const k = await opzoeken(trx, { id });
  if (k && k.achtergehouden > 0) return 'achtergehouden';
  return k && vrijVoorNieuwe(k, await bezetting(trx, id), ruimteVan(k, 'fysiek'), nu) > 0 ? 'vrij' : 'wachtlijst';
}

/** One place less is held back. The version of the session changes with it, so that nobody saves an older number over it. */
export const neemAchtergehouden = (trx: Transaction<Tabellen>, id: string) =>
  trx
    .updateTable('kennissessie')
    .set((eb) => ({ achtergehouden: eb('achtergehouden', '-', 1), versie: eb('versie', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Holds it for this address until it is answered. A turn counts from this moment: later than everybody who waits already. */
export async function plaatsVasthouden(
  trx: Transaction<Tabellen>,
  { account, id, adres, nu }: { account: { id: string }; id: string; adres: string; nu: Moment },
  { beginOp }: MetLink,
  plek: Plaatsuitnodiging['plek'],
): Promise<Plaatsuitnodiging> {
  const gemaakt_op = plek === 'wachtlijst' ? await achteraan(trx, id, nu) : nu;
  return trx
    .insertInto('plaatsuitnodiging')
    .values({
      ...{ id: randomUUID(), kennissessie_id: id, adres, plek, sleutel: randomBytes(24).toString('base64url'), door: account.id },
      ...{ gemaakt_op, verloopt_op: Math.min(nu + PLAATS_VAST_MS, beginOp) },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
