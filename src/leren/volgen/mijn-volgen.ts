import type { Selectable, Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { VolgtTabel } from '#db/tabellen-volgen.ts';
import { gevolgdBijSleutel } from './volgsleutel.ts';

export interface Gevolgd {
  onderwerp: string;
  ritme: 'direct' | 'week';
  gevraagdOp: number;
  bevestigd: boolean;
}
/** By the key of a letter or page, or by who is logged in. */
export type Gevolgwie = { sleutel: string } | { account: { id: string; adres: string } };

/** The rows of all that somebody follows, by a key only those for which it is. */
export function gevolgdVan(db: Db | Transaction<Tabellen>, wie: Gevolgwie): Promise<Selectable<VolgtTabel>[]> {
  if ('sleutel' in wie) return gevolgdBijSleutel(db, wie.sleutel);
  const { id, adres } = wie.account;
  return db
    .selectFrom('volgt')
    .innerJoin('volger', 'volger.id', 'volgt.volger_id')
    .selectAll('volgt')
    .where((eb) => eb.or([eb('account_id', '=', id), eb('adres', '=', adres)]))
    .orderBy('gevraagd_op')
    .execute();
}

/** What a key is for; nothing when nothing is followed by it (any more). Never whose it is. */
export const gevolgdMetSleutel = async (db: Db, sleutel: string): Promise<Gevolgd[]> => (await gevolgdVan(db, { sleutel })).map(alsGevolgd);

/** All that an account follows, and what its address follows that was filled in without logging in. */
export const mijnVolgen = async (db: Db, { account }: { account: { id: string; adres: string } }): Promise<Gevolgd[]> =>
  (await gevolgdVan(db, { account })).map(alsGevolgd);

/** Since when this account, or whose key this is, is mailed nothing new any more, because letters did not arrive; null when they are. */
export async function slaaptSinds(db: Db, wie: { sleutel: string } | { account: { id: string } }): Promise<Moment | null> {
  const vraag = db.selectFrom('volger').select('slaapt_sinds');
  if ('account' in wie) return (await vraag.where('account_id', '=', wie.account.id).executeTakeFirst())?.slaapt_sinds ?? null;
  const [een] = await gevolgdBijSleutel(db, wie.sleutel);
  if (!een) return null;
  return (await vraag.where('id', '=', een.volger_id).executeTakeFirst())?.slaapt_sinds ?? null;
}

const alsGevolgd = (rij: Selectable<VolgtTabel>): Gevolgd => ({
  ...{ onderwerp: rij.onderwerp, ritme: rij.ritme, gevraagdOp: rij.gevraagd_op, bevestigd: rij.bevestigd_op !== null },
});
