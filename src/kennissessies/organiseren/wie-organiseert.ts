import type { Account } from '#accounts/account.ts';
import { isProjectleider, isRe } from '#accounts/rechten.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';

type Rechthebbende = Pick<Account, 'rechten' | 'tweedeStap'>;

/** The Realisatie-Eenheid plans every session; the projectleider of a region the regional ones that this region hosts. */
export const magOrganiseren = (account: Rechthebbende, { schaal, gastregio }: Pick<Kennissessie, 'schaal' | 'gastregio'>): boolean =>
  isRe(account) || (schaal === 'regionaal' && gastregio !== null && isProjectleider(account, gastregio));

/** The regions for which somebody may plan; null for all of them, and for sessions of the whole country. */
export const regiosVanOrganisator = (account: Rechthebbende): string[] | null =>
  isRe(account)
    ? null
    : account.rechten.flatMap(({ soort, onderwijsregio }) =>
        soort === 'projectleider' && onderwijsregio !== null ? [onderwijsregio] : [],
      );

/** Whether somebody plans sessions at all. */
export const isOrganisator = (account: Rechthebbende): boolean => regiosVanOrganisator(account)?.length !== 0;
