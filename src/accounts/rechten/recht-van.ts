import { rechtenVan } from '#accounts/account.ts';
import type { Recht } from '#accounts/rechten.ts';
import type { Db } from '#db/tabellen.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';
import { type Bevoegde, magZien } from './bevoegdheid.ts';

export interface Rechtmens {
  id: number;
  account_id: string;
  soort: Rechtsoort;
  onderwijsregio: string | null;
  naam: string;
  adres: string;
  /** The other rights of this person. */
  blijft: Recht[];
}

/** A live right with whose it is; null for who may not know of it. */
export async function rechtVan(db: Db, { account, id }: { account: Bevoegde; id: number }): Promise<Rechtmens | null> {
  const rij = await db
    .selectFrom('recht as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['r.id', 'a.id as account_id', 'r.soort', 'r.onderwijsregio', 'a.naam', 'a.adres'])
    .where('r.id', '=', id)
    .where('r.ingetrokken_op', 'is', null)
    .executeTakeFirst();
  if (!rij || !magZien(account, rij)) return null;
  const alle = await rechtenVan(db, rij.account_id);
  return { ...rij, blijft: alle.filter(({ soort, onderwijsregio }) => soort !== rij.soort || onderwijsregio !== rij.onderwijsregio) };
}
