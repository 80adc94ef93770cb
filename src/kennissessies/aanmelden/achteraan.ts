import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';

/** Later than everybody else, also when clocks differ or two people come in the same millisecond. */
export async function achteraan(trx: Transaction<Tabellen>, kennissessieId: string, nu: Moment): Promise<Moment> {
  const { laatste } = await trx
    .selectFrom('aanmelding')
    .select(({ fn }) => fn.max('aangemeld_op').as('laatste'))
    .where('kennissessie_id', '=', kennissessieId)
    .executeTakeFirstOrThrow();
  return Math.max(nu, (laatste ?? 0) + 1);
}
