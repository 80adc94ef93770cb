import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import { type Houder, houders } from './houders.ts';

/** Everybody of the Realisatie-Eenheid. */
export const vanRe = (db: Db | Transaction<Tabellen>): Promise<Houder[]> => houders(db, { soorten: ['re'] });

/** Whether nobody else of the Realisatie-Eenheid can get in: somebody without a second step does not count yet. */
export async function isLaatsteRe(db: Db | Transaction<Tabellen>, accountId: string): Promise<boolean> {
  const rechten = await db
    .selectFrom('recht as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.totp_bevestigd_op'])
    .where('r.soort', '=', 're')
    .where('r.ingetrokken_op', 'is', null)
    .execute();
  return (
    rechten.some(({ id }) => id === accountId) &&
    !rechten.some(({ id, totp_bevestigd_op }) => id !== accountId && totp_bevestigd_op !== null)
  );
}
