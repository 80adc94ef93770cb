import { sql } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';

export interface VerstuurdeBrief {
  op: Moment;
  onderwerp: string;
  /** Its words, without anybody's name or key; not of a reminder, that also has nobody who sent it. */
  tekst: string;
  door: string | null;
  aan: string;
  aantal: number;
}

const AAN = {
  allen: 'iedereen',
  plaats: 'wie een plaats heeft',
  wachtlijst: 'wie wacht',
  vragers: 'wie dit vroeg',
  onderdeel: 'wie dit onderdeel koos',
} as const;
const HERINNERING = { week: 'Herinnering, een week vooraf', dag: 'Herinnering, een dag vooraf' } as const;

/** The letters of a session that went to many: extra ones, changes, a cancellation and reminders; the latest first. */
export async function verstuurdeBrieven(db: Db, kennissessieId: string): Promise<VerstuurdeBrief[]> {
  const brieven = await db
    .selectFrom('sessiebrief as s')
    .leftJoin('account as a', 'a.id', 's.door')
    .select(['s.op', 's.onderwerp', 's.tekst', 's.aan', 's.aantal', 'a.naam as door'])
    .where('s.kennissessie_id', '=', kennissessieId)
    .execute();
  const herinneringen = await db
    .selectFrom('herinnering as h')
    .innerJoin('aanmelding as a', 'a.id', 'h.aanmelding_id')
    .select(['h.soort', sql<Moment>`min(h.vastgelegd_op)`.as('op'), sql<number>`count(*)`.as('aantal')])
    .where('a.kennissessie_id', '=', kennissessieId)
    .where('h.uitslag', '=', 'verstuurd')
    .groupBy(['h.soort', 'h.bijeenkomst_id', 'h.begin_op'])
    .execute();
  return [
    ...brieven.map((brief) => ({ ...brief, aan: AAN[brief.aan] })),
    ...herinneringen.map(({ soort, ...rest }) => ({ ...rest, onderwerp: HERINNERING[soort], tekst: '', door: null, aan: AAN.plaats })),
  ].sort((a, b) => b.op - a.op);
}
