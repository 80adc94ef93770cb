import type { Db, Moment } from '#db/tabellen.ts';
import { plaatsTeruggeven } from './plaats-teruggeven.ts';

/** Invitations that nobody answered in time lapse, to be called at least every minute; a transaction each. Answers how many. */
export async function plaatsuitnodigingenVerlopen(db: Db, { origin, nu }: { origin: string; nu: Moment }): Promise<number> {
  const verlopen = await db
    .selectFrom('plaatsuitnodiging')
    .select('id')
    .where('uitslag', '=', 'open')
    .where('verloopt_op', '<=', nu)
    .orderBy('verloopt_op')
    .execute();
  for (const { id } of verlopen)
    await db.transaction().execute(async (trx) => {
      const nog = await trx
        .selectFrom('plaatsuitnodiging')
        .selectAll()
        .where('id', '=', id)
        .where('uitslag', '=', 'open')
        .executeTakeFirst();
      if (nog) await plaatsTeruggeven(trx, nog, 'verlopen', { origin, nu });
    });
  return verlopen.length;
}
