import type { Account } from '#accounts/account.ts';
import { eigenRegios, isRe } from '#accounts/rechten.ts';
import type { Tabelsoort } from './bron/monitortabel.ts';
import { MONITORTABELLEN, type Monitortabel } from './monitor.ts';

/** Where somebody looks: at everything, or at the rows of the regions that they lead. */
export type Monitordeel = 'alles' | 'regio';
type Rechthebbende = Pick<Account, 'rechten' | 'tweedeStap'>;

/** The Realisatie-Eenheid sees everything, who leads a region the rows of that region. */
export const magMonitoring = (account: Rechthebbende, deel: Monitordeel): boolean =>
  deel === 'alles' ? isRe(account) : eigenRegios(account).length > 0;

/** The tables of a part. */
export const tabellenVoor = (deel: Monitordeel): readonly Tabelsoort[] =>
  deel === 'alles' ? MONITORTABELLEN : MONITORTABELLEN.filter(({ voorRegio }) => voorRegio);

/** What somebody may see of a table: what is hidden in one part is hidden in the other. */
export function voorDeel({ soort, rijen }: Monitortabel, account: Rechthebbende, deel: Monitordeel): Monitortabel {
  const eigen = eigenRegios(account);
  return { soort, rijen: deel === 'alles' ? rijen : rijen.filter(({ regio }) => regio !== null && eigen.includes(regio)) };
}
