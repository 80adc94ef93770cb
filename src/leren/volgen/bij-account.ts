import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { volgerWekken } from './inslapen.ts';

type Trx = Transaction<Tabellen>;

/** Whoever asked without logging in and has an account by that address is one person: their letters come together. */
export async function bijAccounts(db: Db, nu: Moment): Promise<void> {
  const vraag = db.selectFrom('volger as v').innerJoin('account as a', 'a.adres', 'v.adres').select(['a.id', 'a.adres']);
  if (!(await vraag.limit(1).executeTakeFirst())) return;
  for (const account of await vraag.execute()) await db.transaction().execute((trx) => bijAccount(trx, account, nu));
}

/** What was asked for the address of an account is followed by the account from now on. */
export async function bijAccount(trx: Trx, { id, adres }: { id: string; adres: string }, nu: Moment): Promise<void> {
  const los = await trx.selectFrom('volger').selectAll().where('adres', '=', adres).executeTakeFirst();
  if (!los) return;
  const eigen = await trx.selectFrom('volger').selectAll().where('account_id', '=', id).executeTakeFirst();
  if (!eigen) {
    await trx.updateTable('volger').set({ adres: null, account_id: id }).where('id', '=', los.id).execute();
    return;
  }
  const gemaild = Math.max(eigen.laatst_gemaild_op ?? 0, los.laatst_gemaild_op ?? 0) || null;
  await trx.updateTable('volger').set({ laatst_gemaild_op: gemaild }).where('id', '=', eigen.id).execute();
  const rijen = await trx.selectFrom('volgt').selectAll().where('volger_id', '=', los.id).execute();
  const laatsteJa = Math.max(0, ...rijen.map(({ bevestigd_op }) => bevestigd_op ?? 0));
  // Somebody read a letter at this address after the account fell asleep.
  if (eigen.slaapt_sinds !== null && los.slaapt_sinds === null && laatsteJa > eigen.slaapt_sinds)
    await volgerWekken(trx, eigen.id, laatsteJa);
  // The account is mailed: of what the address slept through it hears nothing.
  const gemist = los.slaapt_sinds !== null && eigen.slaapt_sinds === null ? { verteld_tot: nu } : {};
  for (const rij of rijen) {
    const dubbel = await trx
      .selectFrom('volgt')
      .selectAll()
      .where('volger_id', '=', eigen.id)
      .where('onderwerp', '=', rij.onderwerp)
      .executeTakeFirst();
    if (!dubbel)
      await trx
        .updateTable('volgt')
        .set({ volger_id: eigen.id, ...gemist })
        .where('id', '=', rij.id)
        .execute();
    else {
      // Whichever was told more, so that nothing is told twice.
      const verteld_tot = Math.max(dubbel.verteld_tot, rij.bevestigd_op === null ? 0 : rij.verteld_tot);
      await trx
        .updateTable('volgt')
        .set({ verteld_tot, bevestigd_op: dubbel.bevestigd_op ?? rij.bevestigd_op })
        .where('id', '=', dubbel.id)
        .execute();
      // The letters to the address still stop it.
      await trx.updateTable('volgt_voorheen').set({ volgt_id: dubbel.id }).where('volgt_id', '=', rij.id).execute();
      await trx.insertInto('volgt_voorheen').values({ id: rij.id, sleutel_hash: rij.sleutel_hash, volgt_id: dubbel.id }).execute();
      await trx.deleteFrom('volgt').where('id', '=', rij.id).execute();
    }
  }
  // Moving the last away ends nobody by itself.
  await trx.deleteFrom('volger').where('id', '=', los.id).execute();
}
