import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';

/** Everybody of the Realisatie-Eenheid. */
export const vanRe = (db: Db | Transaction<Tabellen>): Promise<{ id: string; adres: string; naam: string }[]> =>
  db
    .selectFrom('account as a')
    .innerJoin('recht as r', 'r.account_id', 'a.id')
    .select(['a.id', 'a.adres', 'a.naam'])
    .distinct()
    .where('r.soort', '=', 're')
    .orderBy('a.id')
    .execute();
