import type { Db, Moment } from '#db/tabellen.ts';
import { SIGNAALSTATUSSEN, type Signaalstatus } from '#db/tabellen-signaal.ts';
import { SIGNAALSTATUS } from './signaalhandelingen.ts';
import { isZonderAntwoord, wachtOpBlik } from './signaaltermijn.ts';

/** A signal without an answer, in short. */
export interface Openstaand {
  id: string;
  titel: string;
  status: Signaalstatus;
  ingediendOp: Moment;
  bekekenOp: Moment | null;
}

/** What is part of another waits there. */
const WACHTEND = SIGNAALSTATUSSEN.filter((status) => SIGNAALSTATUS[status].open && status !== 'gebundeld');

/** The work of the Realisatie-Eenheid, longest waiting first: what nobody looked at yet or again, and what should have been answered. */
export async function signaalwerk(db: Db, { nu }: { nu: Moment }): Promise<{ wacht: Openstaand[]; achter: Openstaand[] }> {
  const open: Openstaand[] = await db
    .selectFrom('signaal')
    .select(['id', 'titel', 'status', 'ingediend_op as ingediendOp', 'bekeken_op as bekekenOp'])
    .where('status', 'in', WACHTEND)
    .orderBy('ingediend_op')
    .execute();
  return { wacht: open.filter(wachtOpBlik), achter: open.filter((een) => isZonderAntwoord(een, nu)) };
}
