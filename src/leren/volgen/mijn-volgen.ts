import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db } from '#db/tabellen.ts';

export interface Gevolgd {
  onderwerp: string;
  ritme: 'direct' | 'week';
  gevraagdOp: number;
  bevestigd: boolean;
}

/** What a key is for; null when nothing is followed by it (any more). Never whose it is. */
export async function gevolgdMetSleutel(db: Db, sleutel: string): Promise<Gevolgd | null> {
  const rij = await db.selectFrom('volgt').selectAll().where('sleutel_hash', '=', vingerafdruk(sleutel)).executeTakeFirst();
  return rij ? alsGevolgd(rij) : null;
}

/** All that an account follows, and what its address follows that was filled in without logging in. */
export async function mijnVolgen(db: Db, { account }: { account: { id: string; adres: string } }): Promise<Gevolgd[]> {
  const rijen = await db
    .selectFrom('volgt')
    .innerJoin('volger', 'volger.id', 'volgt.volger_id')
    .selectAll('volgt')
    .where((eb) => eb.or([eb('account_id', '=', account.id), eb('adres', '=', account.adres)]))
    .orderBy('gevraagd_op')
    .execute();
  return rijen.map(alsGevolgd);
}

const alsGevolgd = (rij: { onderwerp: string; ritme: 'direct' | 'week'; gevraagd_op: number; bevestigd_op: number | null }): Gevolgd => ({
  ...{ onderwerp: rij.onderwerp, ritme: rij.ritme, gevraagdOp: rij.gevraagd_op, bevestigd: rij.bevestigd_op !== null },
});
