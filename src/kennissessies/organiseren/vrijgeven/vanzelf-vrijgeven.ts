import type { Db, Moment } from '#db/tabellen.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { geefVrij } from './plaatsen-vrijgeven.ts';

/**
 * Gives free what is held back in every session whose moment came, to be called at least every minute; each moment once.
 * Answers how many moved up.
 */
export async function plaatsenVanzelfVrijgeven(db: Db, { origin, nu }: { origin: string; nu: Moment }): Promise<number> {
  const sessies = await db
    .selectFrom('kennissessie')
    .select('id')
    .where('vrijgeven_op', '<=', nu)
    .where('achtergehouden', '>', 0)
    .where((eb) => eb.or([eb('vrijgegeven_op', 'is', null), eb('vrijgegeven_op', '<', eb.ref('vrijgeven_op'))]))
    .execute();
  let erbij = 0;
  for (const { id } of sessies)
    erbij += await db.transaction().execute(async (trx) => {
      const k = await opzoeken(trx, { id });
      const isNu = k && k.vrijgevenOp !== null && k.vrijgevenOp <= nu && (k.vrijgegevenOp ?? 0) < k.vrijgevenOp;
      return isNu && k.achtergehouden > 0 && kanMetSessie('vrijgeven', k, nu) ? geefVrij(trx, k, { door: null, origin, nu }) : 0;
    });
  return erbij;
}
