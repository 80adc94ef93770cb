import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { sluitAlleSessions } from '#accounts/lucia.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { isVers, opnieuwGelezen } from './bevoegdheid.ts';
import type { MensMetRechten } from './mensenlijst.ts';
import { vanRe } from './re.ts';
import { tweedeStapWeg } from './rechtbrieven.ts';

export type Weghaaluitslag =
  | { gelukt: true }
  | { gelukt: false; reden: 'onbekend' | 'eigen-tweede-stap' | 'tweede-stap-nodig' | 'onbevestigd' };

/**
 * For a colleague whose telephone is gone: app, recovery codes and every login of that account end, and all colleagues hear
 * it. For good: no restore makes a telephone that is gone work again.
 */
export async function tweedeStapWeghalen(
  db: Db,
  { account, van, bevestigd, boek, nu }: { account: Account; van: string; bevestigd: boolean; boek: Onthoudboek; nu: Moment },
): Promise<Weghaaluitslag> {
  const uitslag = await db.transaction().execute(async (trx): Promise<Weghaaluitslag> => {
    if (!isRe(await opnieuwGelezen(trx, account))) return { gelukt: false, reden: 'onbekend' };
    const iedereen = await vanRe(trx);
    const wie = iedereen.find(({ id }) => id === van);
    if (!wie) return { gelukt: false, reden: 'onbekend' };
    // Who still has an app makes new recovery codes; who has none is not logged in.
    if (van === account.id) return { gelukt: false, reden: 'eigen-tweede-stap' };
    if (!(await isVers(trx, account, nu))) return { gelukt: false, reden: 'tweede-stap-nodig' };
    if (!bevestigd) return { gelukt: false, reden: 'onbevestigd' };
    await zonderTweedeStap(trx, wie, nu);
    await onomkeerbaarNoteren(trx, { wat: 'tweede-stap-weggehaald', account: van, op: nu });
    await gebeurtenisVastleggen(trx, { wat: 'tweede-stap-weggehaald', door: account, over: van, nu });
    for (const aan of iedereen) await zetKlaar(trx, tweedeStapWeg({ aan, adres: wie.adres, door: account.naam || account.adres }), nu);
    return { gelukt: true };
  });
  await boek.bijschrijven();
  return uitslag;
}

/** Whether this is a colleague who may have lost a telephone; nobody takes their own second step away. */
export const isCollega = (account: Pick<Account, 'id' | 'rechten' | 'tweedeStap'>, wie: Pick<MensMetRechten, 'id' | 'rechten'>): boolean =>
  isRe(account) && wie.id !== account.id && wie.rechten.some(({ soort }) => soort === 're');

/** Takes app, recovery codes and logins of an account away, also a login that is half done: it began before this. */
export async function zonderTweedeStap(
  trx: Transaction<Tabellen>,
  { id, adres }: { id: string; adres: string },
  nu: Moment,
): Promise<void> {
  await trx
    .updateTable('account')
    .set({ totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0, totp_klok_stap: 0, gewijzigd_op: nu })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('herstelcode').where('account_id', '=', id).execute();
  await sluitAlleSessions(trx, id, nu);
  await trx.updateTable('inlogcode').set({ browser_hash: '' }).where('adres', '=', adres).execute();
}
