import type { Transaction } from 'kysely';
import { APPSTAP_MS } from '#accounts/geheimen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { type Houder, houders } from './houders.ts';

/** Everybody of the Realisatie-Eenheid. */
export const vanRe = (db: Db | Transaction<Tabellen>): Promise<Houder[]> => houders(db, { soorten: ['re'] });

/** Whether nobody else of the Realisatie-Eenheid can get in: somebody without a second step does not count yet. */
export async function isLaatsteRe(db: Db | Transaction<Tabellen>, accountId: string): Promise<boolean> {
  const rechten = await db
    .selectFrom('recht as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.totp_bevestigd_op'])
    .where('r.soort', '=', 're')
    .where('r.ingetrokken_op', 'is', null)
    .execute();
  return (
    rechten.some(({ id }) => id === accountId) &&
    !rechten.some(({ id, totp_bevestigd_op }) => id !== accountId && totp_bevestigd_op !== null)
  );
}

export interface Reregel {
  adres: string;
  naam: string;
  sinds: Moment;
  /** Whether an app is connected. */
  tweedeStap: boolean;
  /** As far as the logins that are open and the app tell; null when neither does. */
  laatst: Moment | null;
}

/** Who works for the Realisatie-Eenheid, since when, and whether they can get in, for who runs the server. */
export async function lijstVanRe(db: Db): Promise<Reregel[]> {
  const rijen = await db
    .selectFrom('recht as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .leftJoin('session as s', 's.account_id', 'a.id')
    .select(['a.adres', 'a.naam', 'r.verleend_op as sinds', 'a.totp_bevestigd_op', 'a.totp_laatste_stap'])
    .select(({ fn }) => fn.max<Moment | null>('s.aangemaakt_op').as('login'))
    .where('r.soort', '=', 're')
    .where('r.ingetrokken_op', 'is', null)
    .groupBy(['r.id', 'a.id'])
    .orderBy('a.adres')
    .execute();
  return rijen.map(({ adres, naam, sinds, totp_bevestigd_op, totp_laatste_stap, login }) => ({
    ...{ adres, naam, sinds, tweedeStap: totp_bevestigd_op !== null },
    laatst: Math.max(login ?? 0, totp_laatste_stap * APPSTAP_MS) || null,
  }));
}
