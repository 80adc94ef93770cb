import type { Transaction } from 'kysely';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { alsHetKan } from '#db/storing.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { vingerafdruk } from './geheimen.ts';

// Everything that knows Lucia is in this file.

interface Kenmerken {
  aangemaaktOp: Moment;
  laatstGezienOp: Moment;
  apparaat: string;
  tweedeStapOp: Moment | null;
}
type Persoon = Pick<Tabellen['account'], 'adres' | 'naam' | 'functie' | 'organisatie' | 'onderwijsregio' | 'voorbeeld'>;
type Verbinding = Db | Transaction<Tabellen>;

/** Starts a login and answers what its cookie must hold. */
export async function openSession(
  trx: Transaction<Tabellen>,
  { accountId, apparaat, tweedeStap, nu }: { accountId: string; apparaat: string; tweedeStap: boolean; nu: Moment },
): Promise<string> {
  const lucia = opKlok(trx, nu);
  await lucia.deleteExpiredSessions();
  const kenmerken = { aangemaaktOp: nu, laatstGezienOp: nu, apparaat, tweedeStapOp: tweedeStap ? nu : null };
  const { id } = await lucia.createSession(accountId, kenmerken);
  await sluitOudste(trx, { accountId, behalve: vingerafdruk(id) });
  return id;
}

/** Logins that one person may have at a time. */
export const MEESTE_SESSIONS = 10;

/** Over it the oldest ends: whoever logs in gets in. */
async function sluitOudste(trx: Transaction<Tabellen>, { accountId, behalve }: { accountId: string; behalve: string }): Promise<void> {
  const eerdere = await trx
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', accountId)
    .where('id', '!=', behalve)
    .orderBy('aangemaakt_op', 'desc')
    .execute();
  const ids = eerdere.slice(MEESTE_SESSIONS - 1).map((session) => session.id);
  if (ids.length > 0) await trx.deleteFrom('session').where('id', 'in', ids).execute();
}

/** Who this cookie belongs to; null when Lucia does not know it (any more). */
export async function leesSession(
  db: Verbinding,
  koekje: string,
  nu: Moment,
): Promise<{ session: Kenmerken & { id: string }; persoon: Persoon & { id: string } } | null> {
  const { session, user } = await opKlok(db, nu).validateSession(koekje);
  return session && { session: { ...session, id: vingerafdruk(koekje) }, persoon: user };
}

export const sluitSession = (db: Verbinding, koekje: string, nu: Moment): Promise<void> => opKlok(db, nu).invalidateSession(koekje);
export const sluitAlleSessions = (db: Verbinding, accountId: string, nu: Moment): Promise<void> =>
  opKlok(db, nu).invalidateUserSessions(accountId);

/** Ends every login of an account but this one. */
export async function sluitAndereSessions(db: Verbinding, { id, sessionId }: { id: string; sessionId: string }): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', id).where('id', '!=', sessionId).execute();
}

const opKlok = (db: Verbinding, nu: Moment) =>
  new Lucia<Kenmerken, Persoon>(new HashendeAdapter(db, nu), {
    // The longest any role may last; the real limits per role are a check of our own.
    sessionExpiresIn: new TimeSpan(30, 'd'),
    getSessionAttributes: (kenmerken) => kenmerken,
    getUserAttributes: (persoon) => persoon,
  });

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Kenmerken, Persoon>;
    DatabaseSessionAttributes: Kenmerken;
    DatabaseUserAttributes: Persoon;
  }
}

/** Stores the SHA-256 of what a cookie holds, never the thing itself, and puts Lucia's system clock at our `nu`. */
class HashendeAdapter implements Adapter {
  readonly #db: Verbinding;
  readonly #verschil: number;
  constructor(db: Verbinding, nu: Moment) {
    this.#db = db;
    this.#verschil = nu - Date.now();
  }
  #moment = (datum: Date): Moment => datum.getTime() + this.#verschil;
  #datum = (moment: Moment): Date => new Date(moment - this.#verschil);

  async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const rij = await this.#db
      .selectFrom('session as s')
      .innerJoin('account as a', 'a.id', 's.account_id')
      .select(['s.account_id', 's.verloopt_op', 's.aangemaakt_op', 's.laatst_gezien_op', 's.apparaat', 's.tweede_stap_op'])
      .select(['a.adres', 'a.naam', 'a.functie', 'a.organisatie', 'a.onderwijsregio', 'a.voorbeeld'])
      .where('s.id', '=', vingerafdruk(id))
      .executeTakeFirst();
    if (!rij) return [null, null];
    const { account_id, verloopt_op, aangemaakt_op, laatst_gezien_op, apparaat, tweede_stap_op, ...persoon } = rij;
    const attributes = { aangemaaktOp: aangemaakt_op, laatstGezienOp: laatst_gezien_op, apparaat, tweedeStapOp: tweede_stap_op };
    return [
      { id, userId: account_id, expiresAt: this.#datum(verloopt_op), attributes },
      { id: account_id, attributes: persoon },
    ];
  }

  async setSession({ id, userId, expiresAt, attributes }: DatabaseSession): Promise<void> {
    await this.#db
      .insertInto('session')
      .values({
        id: vingerafdruk(id),
        account_id: userId,
        verloopt_op: this.#moment(expiresAt),
        aangemaakt_op: attributes.aangemaaktOp,
        laatst_gezien_op: attributes.laatstGezienOp,
        apparaat: attributes.apparaat,
        tweede_stap_op: attributes.tweedeStapOp,
      })
      .execute();
  }

  /** A longer term may wait until the database can write again: nobody is logged out by a lock. */
  async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
    const verloopt_op = this.#moment(expiresAt);
    await alsHetKan(this.#db.updateTable('session').set({ verloopt_op }).where('id', '=', vingerafdruk(id)).execute());
  }

  async deleteSession(id: string): Promise<void> {
    await this.#db.deleteFrom('session').where('id', '=', vingerafdruk(id)).execute();
  }

  async deleteUserSessions(userId: string): Promise<void> {
    await this.#db.deleteFrom('session').where('account_id', '=', userId).execute();
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#db.deleteFrom('session').where('verloopt_op', '<=', this.#moment(new Date())).execute();
  }

  /** Not asked for by us, and it could only give hashes: the list on /mijn/gegevens/ reads the table. */
  async getUserSessions(): Promise<DatabaseSession[]> {
    return [];
  }
}
