import { rechtenVan } from '#accounts/account.ts';
import type { Recht } from '#accounts/rechten.ts';
import type { Db } from '#db/tabellen.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';
import { type Bevoegde, magZien } from './bevoegdheid.ts';
import { houders } from './houders.ts';

export interface Rechtmens {
  id: number;
  account_id: string;
  soort: Rechtsoort;
  onderwijsregio: string | null;
  naam: string;
  adres: string;
  /** Ended already; shown to who comes back to the page. */
  beeindigd: boolean;
  /** Whether nobody leads the region when this right ends. */
  laatste: boolean;
  /** The other rights of this person. */
  blijft: Recht[];
}

/** A right with whose it is or was; null for who may not know of it. */
export async function rechtVan(db: Db, { account, id }: { account: Bevoegde; id: number }): Promise<Rechtmens | null> {
  const rij = await db
    .selectFrom('recht as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['r.id', 'a.id as account_id', 'r.soort', 'r.onderwijsregio', 'r.ingetrokken_op', 'a.naam', 'a.adres'])
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!rij || !magZien(account, rij)) return null;
  const { ingetrokken_op, ...recht } = rij;
  const alle = await rechtenVan(db, rij.account_id);
  return {
    ...recht,
    beeindigd: ingetrokken_op !== null,
    laatste: ingetrokken_op === null && (await isEnigeProjectleider(db, rij)),
    blijft: alle.filter(({ soort, onderwijsregio, geerfd }) => !geerfd && (soort !== rij.soort || onderwijsregio !== rij.onderwijsregio)),
  };
}

async function isEnigeProjectleider(db: Db, { soort, onderwijsregio }: Recht): Promise<boolean> {
  if (soort !== 'projectleider' || onderwijsregio === null) return false;
  return (await houders(db, { soorten: ['projectleider'], onderwijsregio })).length === 1;
}
