import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { vergeefs } from '#kennissessies/brieven/afscheidsbrieven.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { metAccount } from '#kennissessies/met-account.ts';
import { sluitmoment } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';

interface Aanroep {
  origin: string;
  nu: Moment;
}

/**
 * Tells everybody who still waits for a session whose window has closed that no place came free; each person once, however
 * often and by however many processes it is called. Answers how many letters were written.
 */
export async function vergeefsMelden(trx: Transaction<Tabellen>, kennissessieId: string, { origin, nu }: Aanroep): Promise<number> {
  const kennissessie = await opzoeken(trx, { id: kennissessieId });
  if (!kennissessie || !['open', 'verplaatst'].includes(kennissessie.status)) return 0;
  // Who reads it after the session has no use for it.
  if (nu < sluitmoment(kennissessie) || nu >= kennissessie.eindOp) return 0;
  const wachtend = await metAccount(trx, kennissessieId)
    .where('status', '=', 'wachtlijst')
    .where('vergeefs_op', 'is', null)
    .orderBy('aangemeld_op')
    .execute();
  for (const aanmelding of wachtend) {
    await trx.updateTable('aanmelding').set({ vergeefs_op: nu }).where('id', '=', aanmelding.id).execute();
    await zetKlaar(trx, vergeefs({ kennissessie, aanmelding, deelnemer: aanmelding, origin, nu }), nu);
  }
  return wachtend.length;
}

/** The same for every session whose window closed by itself, to be called at least every minute; a transaction per session. */
export async function wachtlijstenSluiten(db: Db, { origin, nu }: Aanroep): Promise<number> {
  const sessies = await db
    .selectFrom('kennissessie as k')
    .innerJoin('aanmelding as a', 'a.kennissessie_id', 'k.id')
    .select('k.id')
    .distinct()
    .where('k.status', 'in', ['open', 'verplaatst'])
    .where('k.eind_op', '>', nu)
    .where((eb) => eb.or([eb('k.aanmelden_tot', '<', nu), eb('k.begin_op', '<', nu)]))
    .where('a.status', '=', 'wachtlijst')
    .where('a.account_id', 'is not', null)
    .where('a.vergeefs_op', 'is', null)
    .execute();
  let gemaild = 0;
  for (const { id } of sessies) gemaild += await db.transaction().execute((trx) => vergeefsMelden(trx, id, { origin, nu }));
  return gemaild;
}
