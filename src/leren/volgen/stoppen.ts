import type { Transaction } from 'kysely';
import { vingerafdruk } from '#accounts/geheimen.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';

/** By the key of a letter, or by who is logged in: also what was asked for their address before. */
type Wat = { sleutel: string } | { account: { id: string; adres: string }; onderwerp: string };

/**
 * Stops following one thing, for good: no restore brings it back. It does nothing else and says the same for a key that is not there
 * (any more).
 */
export async function volgenStoppen(db: Db, { boek, nu, ...wat }: Wat & { boek: Onthoudboek; nu: Moment }): Promise<{ gelukt: true }> {
  await db.transaction().execute(async (trx) => {
    const alle = trx.selectFrom('volgt').innerJoin('volger', 'volger.id', 'volgt.volger_id').select('volgt.id');
    const zij = await ('sleutel' in wat
      ? alle.where('sleutel_hash', '=', vingerafdruk(wat.sleutel))
      : alle
          .where('onderwerp', '=', wat.onderwerp)
          .where((eb) => eb.or([eb('account_id', '=', wat.account.id), eb('adres', '=', wat.account.adres)]))
    ).execute();
    for (const { id } of zij) {
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
