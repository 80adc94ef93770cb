import type { Db } from '#db/tabellen.ts';
import type { Kluis } from './kluis.ts';

/** The mark of the key with which this site puts secrets away; '' as long as no server began with one. */
export const sleutelmerk = async (db: Db): Promise<string> =>
  (await db.selectFrom('sleutelmerk').select('merk').executeTakeFirstOrThrow()).merk;

/** Whether a server has the key of the site: who begins first says which that is, also of two that begin together. */
export async function heeftSitesleutel(db: Db, { merk }: Pick<Kluis, 'merk'>): Promise<boolean> {
  if ((await sleutelmerk(db)) === '') await db.updateTable('sleutelmerk').set({ merk: merk() }).where('merk', '=', '').execute();
  return (await sleutelmerk(db)) === merk();
}

/** Makes this the key of the site; null for the one of whoever begins first from now on. */
export async function sitesleutelZetten(db: Db, kluis: Pick<Kluis, 'merk'> | null): Promise<void> {
  await db
    .updateTable('sleutelmerk')
    .set({ merk: kluis?.merk() ?? '' })
    .execute();
}
