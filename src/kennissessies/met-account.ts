import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';

type Trx = Transaction<Tabellen>;

/** All registrations of a session, with the person behind each. */
export const metAccount = (trx: Db | Trx, kennissessieId: string) =>
  trx
    .selectFrom('aanmelding')
    .innerJoin('account', 'account.id', 'aanmelding.account_id')
    .selectAll('aanmelding')
    .select(['account.naam', 'account.adres'])
    .where('kennissessie_id', '=', kennissessieId);

/** Everybody who must hear of a change: a place, an offer or a turn. */
export const betrokkenen = (trx: Db | Trx, kennissessieId: string) =>
  metAccount(trx, kennissessieId).where('status', 'in', ['bevestigd', 'aangeboden', 'wachtlijst']).orderBy('aangemeld_op').execute();
