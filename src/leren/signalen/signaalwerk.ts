import type { Account } from '#accounts/account.ts';
import { regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { SIGNAALSTATUSSEN, type Signaalstatus } from '#db/tabellen-signaal.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { wachtOpAntwoord } from './signaalhandelingen.ts';
import { spreektVoor } from './signaalstap.ts';
import { isZonderAntwoord, wachtOpBlik } from './signaaltermijn.ts';

/** A signal without an answer, in short. */
export interface Openstaand {
  id: string;
  titel: string;
  status: Signaalstatus;
  ingediendOp: Moment;
  bekekenOp: Moment | null;
}

const WACHTEND = SIGNAALSTATUSSEN.filter(wachtOpAntwoord);

/**
 * The work of the Realisatie-Eenheid, longest waiting first: what nobody looked at yet or again, and of all else what should have been
 * answered. What waits for a look stands in one list only, however late it is.
 */
export async function signaalwerk(db: Db, { nu }: { nu: Moment }): Promise<{ wacht: Openstaand[]; achter: Openstaand[] }> {
  const open: Openstaand[] = await db
    .selectFrom('signaal')
    .select(['id', 'titel', 'status', 'ingediend_op as ingediendOp', 'bekeken_op as bekekenOp'])
    .where('status', 'in', WACHTEND)
    .orderBy('ingediend_op')
    .execute();
  return { wacht: open.filter(wachtOpBlik), achter: open.filter((een) => !wachtOpBlik(een) && isZonderAntwoord(een, nu)) };
}

/** What was sent back to the regions that this account speaks for, newest first. */
export async function teruggestuurdeSignalen(
  db: Db,
  { account, inhoud }: { account: Account; inhoud: Inhoud },
): Promise<{ id: string; titel: string }[]> {
  if (regiosOmVoorTeSpreken(account).length === 0) return [];
  const terug = await db
    .selectFrom('signaal')
    .select(['id', 'titel', 'onderwijsregio'])
    .where('status', '=', 'teruggestuurd')
    .orderBy('gewijzigd_op', 'desc')
    .execute();
  return terug.filter((een) => spreektVoor(account, inhoud, een));
}
