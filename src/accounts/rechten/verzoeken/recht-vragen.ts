import { randomUUID } from 'node:crypto';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { heeft } from '#accounts/rechten/recht-verlenen.ts';
import { RECHTWOORD, type Regionaam } from '#accounts/rechten/rechtwoorden.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { verzoekMelden } from './verzoeken-melden.ts';

/** Requests that one person may do in a day: withdrawing one gives no new one. */
export const VERZOEKEN_PER_DAG = 5;

export interface Rechtvraag {
  account: Pick<Account, 'id' | 'rechten'>;
  soort: 'auteur' | 'projectleider';
  onderwijsregio: string;
  /** At most 300 characters; may be empty. */
  toelichting: string;
  regionaam: Regionaam;
  origin: string;
  nu: Moment;
}
export type Vraaguitslag = { gelukt: true } | { gelukt: false; reden: 'heeft-al' | 'loopt-al' | 'te-veel' };

/** Asks to write for a region or to lead it; who decides hears it, at most once an hour. */
export const rechtVragen = (db: Db, vraag: Rechtvraag): Promise<Vraaguitslag> =>
  db.transaction().execute(async (trx): Promise<Vraaguitslag> => {
    const { account, soort, onderwijsregio, toelichting, regionaam, origin, nu } = vraag;
    // Who leads a region may write for it already.
    for (const genoeg of soort === 'auteur' ? (['auteur', 'projectleider'] as const) : (['projectleider'] as const))
      if (await heeft(trx, account.id, { soort: genoeg, onderwijsregio })) return { gelukt: false, reden: 'heeft-al' };
    const eerder = await trx
      .selectFrom('rechtverzoek')
      .select(['onderwijsregio', 'uitslag', 'gevraagd_op'])
      .where('account_id', '=', account.id)
      .execute();
    if (eerder.some((een) => een.uitslag === 'open' && een.onderwijsregio === onderwijsregio)) return { gelukt: false, reden: 'loopt-al' };
    if (eerder.filter(({ gevraagd_op }) => gevraagd_op > nu - DAG_MS).length >= VERZOEKEN_PER_DAG)
      return { gelukt: false, reden: 'te-veel' };
    const verzoek = { id: randomUUID(), account_id: account.id, soort, onderwijsregio, gevraagd_op: nu };
    await trx
      .insertInto('rechtverzoek')
      .values({ ...verzoek, toelichting, door: null, op: null })
      .execute();
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'recht-gevraagd', door: account, over: account.id, onderwijsregio, bijzonderheden: RECHTWOORD[soort].naam, nu },
    });
    await verzoekMelden(trx, { verzoek, regionaam, origin, nu });
    return { gelukt: true };
  });
