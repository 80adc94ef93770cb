import { accountVan } from '#accounts/account.ts';
import { beheerderGemaakt } from '#accounts/brieven.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { rechtVerlenen } from './recht-verlenen.ts';
import { zonderTweedeStap } from './tweede-stap-weghalen.ts';

/** Gives an address the rights of the Realisatie-Eenheid; whoever had them loses the second step and every login. */
export async function beheerderMaken(
  db: Db,
  { adres, contact, origin, nu }: { adres: string; contact: string; origin: string; nu: Moment },
): Promise<{ nieuw: boolean; hersteld: boolean }> {
  return db.transaction().execute(async (trx) => {
    const nieuw = !(await trx.selectFrom('account').select('id').where('adres', '=', adres).executeTakeFirst());
    const { id } = await accountVan(trx, adres, nu);
    const recht = { soort: 're', onderwijsregio: null } as const;
    const hersteld = !(await rechtVerlenen(trx, { aan: { id, adres }, recht, door: null, wat: 'beheerder-gemaakt', nu }));
    await zonderTweedeStap(trx, { id, adres }, nu);
    if (hersteld) await gebeurtenisVastleggen(trx, { wat: 'beheerder-hersteld', door: null, over: id, nu });
    await zetKlaar(trx, beheerderGemaakt({ adres, contact, origin, hersteld }), nu);
    return { nieuw, hersteld };
  });
}
