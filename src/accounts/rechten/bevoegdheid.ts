import type { Transaction } from 'kysely';
import { type Account, rechtenVan } from '#accounts/account.ts';
import { isProjectleider, isRe, type Recht } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';

/** `projectleider` is one of the region that the right is for; `zelf` is whose right it is. */
type Wie = 're' | 'projectleider' | 'zelf';

/** Who may give and who may end which right. Nobody else may, and there are no other rights. */
const BEVOEGDHEID: Record<Rechtsoort, { geven: readonly Wie[]; beeindigen: readonly Wie[] }> = {
  re: { geven: ['re'], beeindigen: ['re'] },
  projectleider: { geven: ['re'], beeindigen: ['re', 'zelf'] },
  auteur: { geven: ['re', 'projectleider'], beeindigen: ['re', 'projectleider', 'zelf'] },
};

export type Bevoegde = Pick<Account, 'id' | 'rechten' | 'tweedeStap'>;

export const magGeven = (account: Bevoegde, recht: Recht): boolean => hoort(account, recht, BEVOEGDHEID[recht.soort].geven);
export const magBeeindigen = (account: Bevoegde, recht: Recht & { account_id: string | null }): boolean =>
  hoort(account, recht, BEVOEGDHEID[recht.soort].beeindigen);

/** Whether somebody may see who has this right: the Realisatie-Eenheid, the own projectleider, and whose it is. */
export const magZien = (account: Bevoegde, recht: Recht & { account_id: string | null }): boolean =>
  hoort(account, recht, ['re', 'projectleider', 'zelf']);

function hoort(account: Bevoegde, { soort, onderwijsregio, account_id }: Recht & { account_id?: string | null }, wie: readonly Wie[]) {
  const is: Record<Wie, () => boolean> = {
    re: () => isRe(account),
    projectleider: () => soort !== 're' && onderwijsregio !== null && isProjectleider(account, onderwijsregio),
    zelf: () => account_id === account.id,
  };
  return wie.some((een) => is[een]());
}

/** The person with the rights of this very moment: they may have ended since the request began. */
export const opnieuwGelezen = async (trx: Transaction<Tabellen>, account: Bevoegde): Promise<Bevoegde> => ({
  id: account.id,
  tweedeStap: account.tweedeStap,
  rechten: await rechtenVan(trx, account.id),
});

/** How old a second step may be for what opens the whole house, in ms. */
export const VERS_MS = 5 * 60_000;

/** Whether the second step of this login is fresh enough to give *re* or to take somebody's second step away. */
export async function isVers(db: Db | Transaction<Tabellen>, { sessionId }: Pick<Account, 'sessionId'>, nu: Moment): Promise<boolean> {
  const login = await db.selectFrom('session').select('tweede_stap_op').where('id', '=', sessionId).executeTakeFirst();
  return nu - (login?.tweede_stap_op ?? Number.NEGATIVE_INFINITY) <= VERS_MS;
}
