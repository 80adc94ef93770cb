import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { AccountTabel } from '#db/tabellen-account.ts';
import type { Recht } from './rechten.ts';

/** Somebody who is logged in. */
export interface Account {
  id: string;
  adres: string;
  /** Empty until the first login is finished on /mijn/gegevens/. */
  naam: string;
  functie: string;
  organisatie: string;
  onderwijsregio: string | null;
  voorbeeld: boolean;
  rechten: readonly Recht[];
  /** The login of this request, as the database knows it (a hash). */
  sessionId: string;
  /** The second step was taken in this login. */
  tweedeStap: boolean;
}

/** The account of an address that has just proved itself; made at its first login, with an empty name. */
export async function accountVan(trx: Transaction<Tabellen>, adres: string, nu: Moment): Promise<Selectable<AccountTabel>> {
  await trx
    .insertInto('account')
    .values({
      id: randomUUID(),
      adres,
      naam: '',
      functie: '',
      organisatie: '',
      onderwijsregio: null,
      totp_geheim: null,
      totp_bevestigd_op: null,
      totp_laatste_stap: 0,
      voorbeeld: 0,
      aangemaakt_op: nu,
      gewijzigd_op: nu,
    })
    .onConflict((al) => al.column('adres').doNothing())
    .execute();
  return trx.selectFrom('account').selectAll().where('adres', '=', adres).executeTakeFirstOrThrow();
}

/** What somebody may do now: rights that did not end, and with them those at regions that merged into theirs. */
export async function rechtenVan(db: Db | Transaction<Tabellen>, accountId: string): Promise<Recht[]> {
  const eigen = db.selectFrom('recht').where('account_id', '=', accountId).where('ingetrokken_op', 'is', null);
  const rechten: Recht[] = await eigen.select(['soort', 'onderwijsregio']).orderBy('recht.id').execute();
  if (rechten.every(({ onderwijsregio }) => onderwijsregio === null)) return rechten;
  const geerfd = await eigen
    .innerJoin('opgegane_regio as o', 'o.nu_in', 'recht.onderwijsregio')
    .select(['recht.soort', 'o.regio as onderwijsregio'])
    .orderBy('o.regio')
    .execute();
  return [...rechten, ...geerfd.map((recht) => ({ ...recht, geerfd: true as const }))];
}
