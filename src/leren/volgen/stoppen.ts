import type { Transaction } from 'kysely';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type Gevolgwie, gevolgdVan } from './mijn-volgen.ts';
import { namenVan } from './volgonderwerp.ts';
import { vroegereIds } from './volgsleutel.ts';

/** One of the things that somebody follows, or all of them; by a key, never more than it is for. */
type Wat = Gevolgwie & { onderwerp?: string | undefined; inhoud?: Inhoud };

/**
 * Stops following, for good: no restore brings it back. What was called otherwise before is the same thing. It does nothing else and says
 * the same for a key that is not there (any more).
 */
export async function volgenStoppen(
  db: Db,
  { boek, nu, onderwerp, inhoud, ...wie }: Wat & { boek: Onthoudboek; nu: Moment },
): Promise<{ gelukt: true }> {
  const namen = onderwerp === undefined || !inhoud ? [onderwerp] : namenVan(inhoud, onderwerp);
  await db.transaction().execute(async (trx) => {
    for (const { id, onderwerp: waarover } of await gevolgdVan(trx, wie)) {
      if (onderwerp !== undefined && !namen.includes(waarover)) continue;
      await stoppenNoteren(trx, { volgt: id, nu });
      await volgenVervalt(trx, { volgt: id });
    }
  });
  await boek.bijschrijven();
  return { gelukt: true };
}

/** That this ended, also what became one with it: an older backup has them apart. To be called before it goes. */
export async function stoppenNoteren(trx: Transaction<Tabellen>, { volgt: id, nu }: { volgt: string; nu: Moment }): Promise<void> {
  for (const volgt of [...(await vroegereIds(trx, id)), id]) await onomkeerbaarNoteren(trx, { wat: 'volgen-gestopt', volgt, op: nu });
}

/** The stopping itself; the address goes with the last that is followed. */
export const volgenVervalt = (trx: Transaction<Tabellen>, { volgt }: { volgt: string }) =>
  trx.deleteFrom('volgt').where('id', '=', volgt).execute();
