import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';

type Trx = Transaction<Tabellen>;

/** A past session is closed: by its terugblik, or with the reason why there is none. What is cancelled or still a draft stays as it is. */
export async function afronden(trx: Trx, { id, nu }: { id: string; nu: Moment }): Promise<void> {
  await trx
    .updateTable('kennissessie')
    .set({ status: 'afgerond', gewijzigd_op: nu })
    .where('id', '=', id)
    .where('status', 'in', ['open', 'verplaatst', 'save-the-date'])
    .execute();
}

/** A closed session waits for a terugblik again, because the one it had is gone. */
export async function heropenen(trx: Trx, { id, nu }: { id: string; nu: Moment }): Promise<void> {
  await trx
    .updateTable('kennissessie')
    .set({ status: 'open', gewijzigd_op: nu })
    .where('id', '=', id)
    .where('status', '=', 'afgerond')
    .where('eind_op', '<', nu)
    .execute();
}

/** Closes a past session that gets no terugblik, with the reason; only the Realisatie-Eenheid may. */
export async function sessieAfsluiten(
  db: Db,
  { account, kennissessie: slug, reden, nu }: { account: Account; kennissessie: string; reden: string; nu: Moment },
): Promise<{ gelukt: true } | { gelukt: false; reden: 'geen-recht' | 'onbekend' | 'zonder-toelichting' }> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  if (reden.trim() === '') return { gelukt: false, reden: 'zonder-toelichting' };
  return db.transaction().execute(async (trx) => {
    const sessie = await trx
      .selectFrom('kennissessie')
      .select('id')
      .where('slug', '=', slug)
      .where('eind_op', '<', nu)
      .where('status', 'not in', ['concept', 'afgelast'])
      .executeTakeFirst();
    if (!sessie) return { gelukt: false, reden: 'onbekend' };
    const waarom = { reden: reden.trim(), op: nu, door: account.id };
    await trx
      .insertInto('zonder_terugblik')
      .values({ kennissessie_id: sessie.id, ...waarom })
      .onConflict((al) => al.column('kennissessie_id').doUpdateSet(waarom))
      .execute();
    // Also what was closed before: whoever shows it must see the reason.
    await trx.updateTable('kennissessie').set({ status: 'afgerond', gewijzigd_op: nu }).where('id', '=', sessie.id).execute();
    return { gelukt: true };
  });
}
