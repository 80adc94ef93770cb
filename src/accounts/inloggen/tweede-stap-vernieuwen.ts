import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { type Weigering, weiger } from './inloggen.ts';
import type { Kluis } from './kluis.ts';
import { FOUTEN_PER_UUR, telFout, wachttijdNaFouten } from './pogingen.ts';
import { appcodeKlopt, type Stapreden } from './tweede-stap.ts';

/** Takes the second step once more in the same login, for what asks for a fresh one; only of a login that took it before. */
export const tweedeStapVernieuwen = (
  db: Db,
  verzoek: { account: Appgebruiker & Pick<Account, 'sessionId'>; code: string; kluis: Kluis; nu: Moment },
): Promise<{ gelukt: true } | Weigering<Stapreden>> =>
  db.transaction().execute(async (trx) => {
    const { account, nu } = verzoek;
    const mis = await verseAppcode(trx, verzoek);
    if (mis) return mis;
    await trx.updateTable('session').set({ tweede_stap_op: nu }).where('id', '=', account.sessionId).execute();
    return { gelukt: true } as const;
  });

/** Who is logged in, as far as a code from their app needs to know. */
export type Appgebruiker = Pick<Account, 'id' | 'adres' | 'rechten' | 'tweedeStap'>;

/** Null for a fresh code from the app of who is logged in; wrong codes count with those of the login. */
export async function verseAppcode(
  trx: Transaction<Tabellen>,
  { account, code, kluis, nu }: { account: Appgebruiker; code: string; kluis: Kluis; nu: Moment },
): Promise<Weigering<Stapreden> | null> {
  if (!isRe(account)) return weiger('onbekend');
  const { id, adres } = account;
  const wachtMs = await wachttijdNaFouten(trx, { adres, nu });
  if (wachtMs > 0) return weiger('te-veel-fouten', { wachtMs, account: id });
  const rij = await trx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  // The row of this login: it is kept longer than a login with a second step lasts.
  const login = await trx
    .selectFrom('inlogcode')
    .selectAll()
    .where('adres', '=', adres)
    .orderBy('aangemaakt_op', 'desc')
    .executeTakeFirst();
  if (!rij || !login) return weiger('onbekend');
  const oordeel = await appcodeKlopt(trx, rij, { code, kluis, nu });
  if (oordeel === 'goed') return null;
  await telFout(trx, login, 'tweede_pogingen', nu);
  const over = Math.max(0, FOUTEN_PER_UUR - login.pogingen - login.tweede_pogingen - 1);
  return weiger(oordeel, { over, account: id });
}
