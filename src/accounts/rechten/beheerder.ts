import { accountVan } from '#accounts/account.ts';
import { beheerderGemaakt } from '#accounts/brieven.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { sluitAlleSessions } from '#accounts/inloggen/lucia.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';

/** Gives an address the rights of the Realisatie-Eenheid; whoever had them loses the second step and every login. */
export async function beheerderMaken(db: Db, { adres, nu }: { adres: string; nu: Moment }): Promise<{ nieuw: boolean; hersteld: boolean }> {
  return db.transaction().execute(async (trx) => {
    const nieuw = !(await trx.selectFrom('account').select('id').where('adres', '=', adres).executeTakeFirst());
    const { id } = await accountVan(trx, adres, nu);
    const recht = await trx.selectFrom('recht').select('id').where('account_id', '=', id).where('soort', '=', 're').executeTakeFirst();
    const hersteld = recht !== undefined;
    if (!hersteld)
      await trx
        .insertInto('recht')
        .values({ account_id: id, soort: 're', onderwijsregio: null, verleend_op: nu, verleend_door: null })
        .execute();
    await trx
      .updateTable('account')
      .set({ totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0, gewijzigd_op: nu })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('herstelcode').where('account_id', '=', id).execute();
    await sluitAlleSessions(trx, id, nu);
    // Also a login that is half done: it began before this.
    await trx.updateTable('inlogcode').set({ browser_hash: '' }).where('adres', '=', adres).execute();
    await gebeurtenisVastleggen(trx, { wat: hersteld ? 'beheerder-hersteld' : 'beheerder-gemaakt', door: null, over: id, nu });
    await zetKlaar(trx, beheerderGemaakt({ adres, hersteld }), nu);
    return { nieuw, hersteld };
  });
}
