import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';
import { rechtenregio } from './opgegaan.ts';

export interface Houder {
  id: string;
  adres: string;
  naam: string;
}

/** Everybody who has one of these rights now, each once; with a region only those of that region, or of the one that it is part of now. */
export const houders = (
  db: Db | Transaction<Tabellen>,
  { soorten, onderwijsregio }: { soorten: readonly Rechtsoort[]; onderwijsregio?: string },
): Promise<Houder[]> =>
  db
    .selectFrom('account as a')
    .innerJoin('recht as r', 'r.account_id', 'a.id')
    .select(['a.id', 'a.adres', 'a.naam'])
    .distinct()
    .where('r.soort', 'in', soorten)
    .where('r.ingetrokken_op', 'is', null)
    .$if(onderwijsregio !== undefined, (vraag) => vraag.where('r.onderwijsregio', '=', rechtenregio(onderwijsregio ?? '')))
    .orderBy('a.id')
    .execute();

/** Who leads each region now, by name; a region that nobody leads is not in it. */
export async function leiders(db: Db): Promise<Map<string, Houder[]>> {
  const rijen = await db
    .selectFrom('recht as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.adres', 'a.naam', 'r.onderwijsregio'])
    .where('r.soort', '=', 'projectleider')
    .where('r.ingetrokken_op', 'is', null)
    .orderBy('a.naam')
    .execute();
  return Map.groupBy(rijen, ({ onderwijsregio }) => onderwijsregio ?? '');
}
