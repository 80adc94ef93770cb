import type { Account } from '#accounts/account.ts';
import { geleideRegios, isProjectleider, isRe, magSchrijvenVoor, regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { InzendingTabel } from '#db/tabellen-inzending.ts';

export { isRe };

export type Schrijver = Pick<Account, 'id' | 'naam' | 'adres' | 'rechten' | 'tweedeStap'>;
type VanRegio = Pick<InzendingTabel, 'onderwijsregio'>;

/** Whether someone may see and change a submission: the authors of its own region and the Realisatie-Eenheid. */
export const magBewerken = (account: Schrijver, { onderwijsregio }: VanRegio): boolean =>
  onderwijsregio === null ? isRe(account) : magSchrijvenVoor(account, onderwijsregio);

/** Whether it is for this account to approve at the step where the submission is; never one's own (see `isEigenWerk`). */
export const magGoedkeuren = (account: Schrijver, { onderwijsregio, stap }: VanRegio & Pick<InzendingTabel, 'stap'>): boolean =>
  stap === 're' ? isRe(account) : stap === 'regio' && onderwijsregio !== null && isProjectleider(account, onderwijsregio);

/** Whether someone judges at all: the Realisatie-Eenheid, and who leads a region. */
export const isBeoordelaar = (account: Schrijver): boolean => isRe(account) || geleideRegios(account).length > 0;

/** Whether someone may send it back: whoever may approve it now, and the Realisatie-Eenheid at any step. */
export const magTerugsturen = (account: Schrijver, inzending: VanRegio & Pick<InzendingTabel, 'stap'>): boolean =>
  isRe(account) || magGoedkeuren(account, inzending);

/**
 * Whether someone may put approved text online, and change at once what stands there: the Realisatie-Eenheid, and the
 * authors of a region that it trusts.
 */
export const magPubliceren = (account: Schrijver, inzending: VanRegio & { vertrouwd: boolean }): boolean =>
  isRe(account) || (inzending.vertrouwd && magBewerken(account, inzending));

/** Whether someone decides where a text stands: the Realisatie-Eenheid and the projectleider of its region. */
export const magBeheren = (account: Schrijver, { onderwijsregio }: VanRegio): boolean =>
  isRe(account) || (onderwijsregio !== null && isProjectleider(account, onderwijsregio));

/** Whether someone may take text off the site: the same, and who wrote on it and still writes for its region. */
export const magIntrekken = (account: Schrijver, inzending: VanRegio & { schrijvers: readonly string[] }): boolean =>
  magBeheren(account, inzending) || (inzending.schrijvers.includes(account.id) && magBewerken(account, inzending));

/** Whether someone may take a text over that the Realisatie-Eenheid writes for their region: who leads it. */
export const magVanReOvernemen = (account: Schrijver, { onderwijsregio }: VanRegio): boolean =>
  onderwijsregio !== null && isProjectleider(account, onderwijsregio);

/** Whether someone writes for a region only as the Realisatie-Eenheid: on its behalf. */
export const schrijftNamens = (account: Schrijver, regio: string | null): boolean => regio !== null && !regiosVan(account).includes(regio);

/** For whom someone may begin a text: not for a region that merged, whose texts are kept by the one that it is part of now. */
export const schrijfregios = (account: Schrijver): (string | null)[] => [
  ...regiosOmVoorTeSpreken(account),
  ...(isRe(account) ? [null] : []),
];

/** The regions whose texts someone may work on, from their rights; null stands for the Realisatie-Eenheid. */
export function regiosVan(account: Schrijver): (string | null)[] {
  const regios = account.rechten.filter(({ soort }) => soort !== 're').map(({ onderwijsregio }) => onderwijsregio);
  return [...new Set([...regios.filter((regio) => regio !== null), ...(isRe(account) ? [null] : [])])];
}
