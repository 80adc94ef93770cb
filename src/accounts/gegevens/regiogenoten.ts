import { sql } from 'kysely';
import { rechtenregio } from '#accounts/rechten/opgegaan.ts';
import type { Db } from '#db/tabellen.ts';

/** Somebody who named a region; never an address. */
export interface Regiogenoot {
  id: string;
  naam: string;
  functie: string;
  onderwijsregio: string;
  /** Has a right for that region: belonging to it then ends with the right. */
  schrijft: boolean;
}

/** Who named one of these regions at their own data, by name; `meer` says that there are others after these. */
export async function regiogenoten(
  db: Db,
  { regios, vanaf = 0, meeste }: { regios: readonly string[]; vanaf?: number; meeste: number },
): Promise<{ genoten: Regiogenoot[]; meer: boolean }> {
  const rijen = await namen(db, regios)
    .orderBy('a.naam')
    .orderBy('a.id')
    .limit(meeste + 1)
    .offset(vanaf)
    .execute();
  return { genoten: rijen.slice(0, meeste).map(alsGenoot), meer: rijen.length > meeste };
}

/** One of them; null for anybody who names none of these regions. */
export async function regiogenoot(db: Db, { id, regios }: { id: string; regios: readonly string[] }): Promise<Regiogenoot | null> {
  const rij = await namen(db, regios).where('a.id', '=', id).executeTakeFirst();
  return rij ? alsGenoot(rij) : null;
}

const namen = (db: Db, regios: readonly string[]) =>
  db
    .selectFrom('account as a')
    .select(['a.id', 'a.naam', 'a.functie', 'a.onderwijsregio'])
    .select(({ selectFrom, fn }) =>
      selectFrom('recht as r')
        .select(fn.countAll<number>().as('aantal'))
        .whereRef('r.account_id', '=', 'a.id')
        // Of who still names a region that merged, the right is where that region is now.
        .where('r.onderwijsregio', '=', rechtenregio(sql.ref('a.onderwijsregio')))
        .where('r.ingetrokken_op', 'is', null)
        .as('rechten'),
    )
    .where('a.onderwijsregio', 'in', [...regios]);

const alsGenoot = (rij: {
  id: string;
  naam: string;
  functie: string;
  onderwijsregio: string | null;
  rechten: number | null;
}): Regiogenoot => ({
  ...{ id: rij.id, naam: rij.naam, functie: rij.functie, onderwijsregio: rij.onderwijsregio ?? '', schrijft: (rij.rechten ?? 0) > 0 },
});
