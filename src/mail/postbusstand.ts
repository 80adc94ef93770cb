import { sql } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';

// A planned letter waits from its moment on; one that was tried has had it.
const beurt = sql<Moment>`case when pogingen = 0 then volgende_poging_op else aangemaakt_op end`;
const onderweg = (db: Db) => db.selectFrom('outbox').where('bezorgd_op', 'is', null).where('opgegeven_op', 'is', null);

/** How many letters wait although their moment has come, since when the first of them, and how many were given up. */
export async function postbusTelling(db: Db, nu: Moment): Promise<{ wachtend: number; oudste: Moment | null; opgegeven: number }> {
  const wachtend = await onderweg(db)
    .where((eb) => eb.or([eb('pogingen', '>', 0), eb('volgende_poging_op', '<=', nu)]))
    .select(({ fn }) => [fn.countAll<number>().as('wachtend'), fn.min<Moment | null>(beurt).as('oudste')])
    .executeTakeFirstOrThrow();
  const opgegeven = await db
    .selectFrom('outbox')
    .where('bezorgd_op', 'is', null)
    .where('opgegeven_op', 'is not', null)
    .select(({ fn }) => fn.countAll<number>().as('opgegeven'))
    .executeTakeFirstOrThrow();
  return { ...wachtend, ...opgegeven };
}

/** What waits, and which letters were given up, for the page of the Realisatie-Eenheid. */
export async function postbusStand(db: Db, nu: Moment): Promise<{ wachtend: number; opgegeven: OpgegevenBrief[] }> {
  return { wachtend: (await postbusTelling(db, nu)).wachtend, opgegeven: await opgegevenBrieven(db) };
}

/**
 * Whether mail does not get out: a letter has waited for its turn for so long, and none was delivered since that turn came.
 * One address that takes nothing does not count as soon as another letter arrives.
 */
export async function mailStaatStil(db: Db, { langerDan, nu }: { langerDan: number; nu: Moment }): Promise<boolean> {
  const { wacht } = await onderweg(db)
    .where((eb) => eb.or([eb('verloopt_op', 'is', null), eb('verloopt_op', '>', nu)]))
    .where(beurt, '<=', nu - langerDan)
    .select(({ fn }) => fn.max<Moment | null>(beurt).as('wacht'))
    .executeTakeFirstOrThrow();
  if (wacht === null) return false;
  const later = await db.selectFrom('outbox').select('id').where('bezorgd_op', '>', wacht).limit(1).executeTakeFirst();
  return later === undefined;
}

/** The letters that were given up last, for whoever asks nothing else: counting what waits looks at more. */
export const opgegevenBrieven = (db: Db): Promise<OpgegevenBrief[]> =>
  db
    .selectFrom('outbox')
    .select(['aan', 'onderwerp', 'opgegeven_op as op', 'fout'])
    .where('opgegeven_op', 'is not', null)
    .orderBy('opgegeven_op', 'desc')
    .limit(100)
    .$narrowType<{ op: Moment }>()
    .execute();

export interface OpgegevenBrief {
  aan: string;
  onderwerp: string;
  op: Moment;
  fout: string;
}
