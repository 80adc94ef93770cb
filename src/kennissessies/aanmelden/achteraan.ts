import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';

/** Later than everybody else, who was invited to wait included; also when clocks differ or two people come in the same millisecond. */
export async function achteraan(trx: Transaction<Tabellen>, kennissessieId: string, nu: Moment): Promise<Moment> {
  const { laatste } = await trx
    .selectFrom('aanmelding')
    .select(({ fn }) => fn.max('aangemeld_op').as('laatste'))
    .where('kennissessie_id', '=', kennissessieId)
    .executeTakeFirstOrThrow();
  const { beurt } = await trx
    .selectFrom('plaatsuitnodiging')
    .select(({ fn }) => fn.max('gemaakt_op').as('beurt'))
    .where('kennissessie_id', '=', kennissessieId)
    .where('plek', '=', 'wachtlijst')
    .where('uitslag', '=', 'open')
    .executeTakeFirstOrThrow();
  return Math.max(nu, (laatste ?? 0) + 1, (beurt ?? 0) + 1);
}
