import type { Transaction } from 'kysely';
import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';

/** As it is made: 256 random bits. */
const SLEUTEL = /^[A-Za-z0-9_-]{43}$/;

/** Since when somebody has an address for their own calendar; null without one. The address itself is not kept. */
export async function agendaAdresVan(db: Db | Transaction<Tabellen>, { account }: { account: { id: string } }): Promise<Moment | null> {
  const rij = await db.selectFrom('agenda_adres').select('gemaakt_op').where('account_id', '=', account.id).executeTakeFirst();
  return rij?.gemaakt_op ?? null;
}

/** Whose calendar this key opens; null of one that is wrong, replaced or switched off. */
export async function vanAgendasleutel(db: Db, sleutel: string): Promise<{ id: string } | null> {
  if (!SLEUTEL.test(sleutel)) return null;
  const hash = vingerafdruk(sleutel);
  const rij = await db.selectFrom('agenda_adres').select('account_id').where('sleutel_hash', '=', hash).executeTakeFirst();
  return rij ? { id: rij.account_id } : null;
}

/** After a restore: an address that was given up since the backup works no more, one that came in its place does. */
export async function agendaAdresVervalt(trx: Transaction<Tabellen>, { account, op }: { account: string; op: Moment }): Promise<void> {
  await trx.deleteFrom('agenda_adres').where('account_id', '=', account).where('gemaakt_op', '<', op).execute();
}
