import type { Db } from '#db/tabellen.ts';
import type { Kluis } from './kluis.ts';

/** Of how many people the app for the second step cannot be checked: their secret was put away with another key. */
export async function dichteGeheimen(db: Db, kluis: Pick<Kluis, 'haalOp'>): Promise<number> {
  const rijen = await db.selectFrom('account').select(['id', 'totp_geheim']).where('totp_geheim', 'is not', null).execute();
  return rijen.filter(({ id, totp_geheim }) => kluis.haalOp(totp_geheim ?? '', id) === null).length;
}
