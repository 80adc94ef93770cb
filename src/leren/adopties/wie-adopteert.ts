import type { Account } from '#accounts/account.ts';

/** The regions that somebody may speak for: whoever writes for one or leads it. The Realisatie-Eenheid never fills in for a region. */
export const regiosOmVoorTeSpreken = ({ rechten }: Pick<Account, 'rechten'>): string[] => [
  ...new Set(
    rechten.flatMap(({ soort, onderwijsregio, geerfd }) => (soort !== 're' && onderwijsregio !== null && !geerfd ? [onderwijsregio] : [])),
  ),
];
