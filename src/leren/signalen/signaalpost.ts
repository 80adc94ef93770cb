import type { Transaction } from 'kysely';
import { type Houder, houders } from '#accounts/rechten/houders.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import type { Signaal } from './signaal.ts';

type Trx = Transaction<Tabellen>;
export interface Signaallezer {
  aan: Houder;
  /** The signal by which they are concerned. */
  signaal: Signaal;
  /** Whether it is their region's own, and not only going on there as well. */
  eigen: boolean;
  /** Others of the same bundle by which they are concerned too. */
  ook: Signaal[];
}

/** Everybody who speaks for the region that sent it in; where nobody does any more, who sent it. */
export async function indieners(trx: Trx, { onderwijsregio, accountId }: Signaal): Promise<Houder[]> {
  const nu = await regioschrijvers(trx, onderwijsregio);
  if (nu.length > 0 || accountId === null) return nu;
  return trx.selectFrom('account').select(['id', 'adres', 'naam']).where('id', '=', accountId).execute();
}

/**
 * Writes one letter to everybody whom these signals concern: who sent one in, and where it goes on as well. Each person gets one, which
 * names all of the signals that concern them.
 */
export async function rondsturen(
  trx: Trx,
  signalen: readonly Signaal[],
  { maak, ookMede = true, nu }: { maak: (lezer: Signaallezer) => Brief; ookMede?: boolean; nu: Moment },
): Promise<void> {
  const lezers = new Map<string, Signaallezer>();
  const bij = (mensen: readonly Houder[], signaal: Signaal, eigen: boolean) => {
    for (const aan of mensen) {
      const lezer = lezers.get(aan.id);
      if (!lezer) lezers.set(aan.id, { aan, signaal, eigen, ook: [] });
      else if (![lezer.signaal, ...lezer.ook].some(({ id }) => id === signaal.id)) lezer.ook.push(signaal);
    }
  };
  for (const een of signalen) bij(await indieners(trx, een), een, true);
  if (ookMede)
    for (const een of signalen) for (const { onderwijsregio } of een.mede) bij(await regioschrijvers(trx, onderwijsregio), een, false);
  for (const lezer of lezers.values()) await zetKlaar(trx, maak(lezer), nu);
}

const regioschrijvers = (trx: Trx, onderwijsregio: string): Promise<Houder[]> =>
  houders(trx, { soorten: ['projectleider', 'auteur'], onderwijsregio });
