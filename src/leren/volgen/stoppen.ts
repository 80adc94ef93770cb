import type { Transaction } from 'kysely';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { type Gevolgwie, gevolgdVan } from './mijn-volgen.ts';

/** One of the things that somebody follows, or all of them; by a key, never more than it is for. */
type Wat = Gevolgwie & { onderwerp?: string | undefined };

/**
 * Stops following, for good: no restore brings it back. It does nothing else and says the same for a key that is not there
 * (any more).
 */
export async function volgenStoppen(
  db: Db,
  { boek, nu, onderwerp, ...wie }: Wat & { boek: Onthoudboek; nu: Moment },
): Promise<{ gelukt: true }> {
  await db.transaction().execute(async (trx) => {
    for (const { id, onderwerp: waarover } of await gevolgdVan(trx, wie)) {
      if (onderwerp !== undefined && onderwerp !== waarover) continue;
      await volgenVervalt(trx, { volgt: id });
      await onomkeerbaarNoteren(trx, { wat: 'volgen-gestopt', volgt: id, op: nu });
    }
  });
  await boek.bijschrijven();
  return { gelukt: true };
}

/** The stopping itself; the address goes with the last that is followed. */
export const volgenVervalt = (trx: Transaction<Tabellen>, { volgt }: { volgt: string }) =>
  trx.deleteFrom('volgt').where('id', '=', volgt).execute();
