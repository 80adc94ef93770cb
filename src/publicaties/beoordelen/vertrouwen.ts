import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';

/** Says that a region needs no approval of the Realisatie-Eenheid any more, or that it does again; only she may. */
export async function vertrouwen(
  db: Db,
  { account, onderwijsregio, aan, nu }: { account: Account; onderwijsregio: string; aan: boolean; nu: Moment },
): Promise<{ gelukt: true } | { gelukt: false; reden: 'geen-recht' }> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  if (!aan) await db.deleteFrom('vertrouwde_regio').where('onderwijsregio', '=', onderwijsregio).execute();
  else
    await db
      .insertInto('vertrouwde_regio')
      .values({ onderwijsregio, verleend_op: nu, verleend_door: account.id })
      .onConflict((al) => al.column('onderwijsregio').doNothing())
      .execute();
  return { gelukt: true };
}
