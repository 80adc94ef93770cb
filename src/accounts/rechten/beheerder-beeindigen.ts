import type { Db } from '#db/tabellen.ts';
import type { Beheerderverzoek } from './beheerder-maken.ts';
import { isLaatsteRe } from './re.ts';
import { rechtVoorgoedBeeindigen } from './recht-beeindigen.ts';

export type Beheerdereinde = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'laatste-re' | 'onbevestigd' };

/**
 * Ends the rights of the Realisatie-Eenheid of an address from the command line, as its colleagues do on the site: for good, never
 * of the last one who can get in, and only when that was agreed to. The account stays.
 */
export async function beheerderBeeindigen(db: Db, verzoek: Beheerderverzoek): Promise<Beheerdereinde> {
  const { adres, contact, origin, bevestigd, boek, nu } = verzoek;
  const uitslag = await db.transaction().execute(async (trx): Promise<Beheerdereinde> => {
    const recht = await trx
      .selectFrom('recht as r')
      .innerJoin('account as a', 'a.id', 'r.account_id')
      .select(['r.id', 'r.soort', 'r.onderwijsregio', 'a.id as account_id'])
      .where('a.adres', '=', adres)
      .where('r.soort', '=', 're')
      .where('r.ingetrokken_op', 'is', null)
      .executeTakeFirst();
    if (!recht) return { gelukt: false, reden: 'onbekend' };
    if (await isLaatsteRe(trx, recht.account_id)) return { gelukt: false, reden: 'laatste-re' };
    if (!bevestigd) return { gelukt: false, reden: 'onbevestigd' };
    await rechtVoorgoedBeeindigen(trx, { recht, door: null, regionaam: (slug) => slug, contact, origin, nu });
    return { gelukt: true };
  });
  await boek.bijschrijven();
  return uitslag;
}
