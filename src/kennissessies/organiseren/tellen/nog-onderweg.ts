import { sql } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';

/** Letters to the people of a session that are not delivered although their moment has come, and since when the first of them waits. */
export const nogOnderweg = (db: Db, kennissessieId: string, nu: Moment): Promise<{ wachtend: number; oudste: Moment | null }> =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => [fn.countAll<number>().as('wachtend'), fn.min<Moment | null>('aangemaakt_op').as('oudste')])
    .where('bezorgd_op', 'is', null)
    .where('opgegeven_op', 'is', null)
    .where((eb) => eb.or([eb('pogingen', '>', 0), eb('volgende_poging_op', '<=', nu)]))
    .where('reeks', 'in', (eb) =>
      eb.selectFrom('aanmelding').select(sql<string>`'aanmelding-' || id`.as('reeks')).where('kennissessie_id', '=', kennissessieId),
    )
    .executeTakeFirstOrThrow();
