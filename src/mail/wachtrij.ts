import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS, MINUUT_MS, UUR_MS } from '#grond/duur.ts';
import type { Poststuk } from './vervoer.ts';

/** How long a row belongs to the process that took it; after a crash it is free again when this is over. */
export const BEZET_MS = MINUUT_MS;
export const OPGEVEN_NA_MS = 3 * DAG_MS;
const BEWAREN_MS = 30 * DAG_MS;

/** Takes at most `hoeveel` letters whose turn it is, for `BEZET_MS`; never two of one series. */
export async function neem(db: Db, hoeveel: number, nu: Moment): Promise<Poststuk[]> {
  // An empty outbox costs no write lock.
  if (hoeveel < 1 || (await aanDeBeurt(db, 1, nu)).length === 0) return [];
  return db.transaction().execute(async (trx) => {
    const rijen = await aanDeBeurt(trx, hoeveel, nu);
    if (rijen.length === 0) return [];
    const ids = rijen.map(({ id }) => id);
    return trx
      .updateTable('outbox')
      .set({ bezet_tot: nu + BEZET_MS })
      .where('id', 'in', ids)
      .returningAll()
      .execute();
  });
}

/** What goes when a letter is done with. A given up one keeps its subject, for who keeps the mail running. */
const LEEG = { tekst: '', html: '', agenda: null, uitschrijflink: null, antwoord_aan: '' };

/** A delivered letter keeps no text: codes, diets and invitations have done their work. */
export async function bezorgd(db: Db, ids: readonly number[], nu: Moment): Promise<void> {
  await db.transaction().execute((trx) =>
    trx
      .updateTable('outbox')
      .set({ bezorgd_op: nu, bezet_tot: 0, ...LEEG, onderwerp: '', fout: '' })
      .where('id', 'in', ids)
      .execute(),
  );
}

/** Notes a failure and when to try again; true when this was the last time, as it is when the refusal is for good: nobody reads it then. */
export async function mislukt(
  db: Db,
  { id, pogingen, aangemaakt_op }: Poststuk,
  { fout, voorgoed, nu }: { fout: string; voorgoed: boolean; nu: Moment },
): Promise<boolean> {
  const opgegeven = voorgoed || nu - aangemaakt_op >= OPGEVEN_NA_MS;
  const wacht = Math.min(MINUUT_MS * 2 ** Math.min(pogingen, 10), UUR_MS);
  await db.transaction().execute((trx) =>
    trx
      .updateTable('outbox')
      .set({
        pogingen: pogingen + 1,
        volgende_poging_op: nu + wacht,
        bezet_tot: 0,
        opgegeven_op: opgegeven ? nu : null,
        fout: fout.slice(0, 300),
        ...(opgegeven && LEEG),
      })
      .where('id', '=', id)
      .where('bezorgd_op', 'is', null)
      .execute(),
  );
  return opgegeven;
}

/** The mail server is there again: what waited for another attempt need not wait any longer. */
export async function wekAlles(db: Db, nu: Moment): Promise<void> {
  await db
    .transaction()
    .execute((trx) =>
      trx
        .updateTable('outbox')
        .set({ volgende_poging_op: nu })
        .where('bezorgd_op', 'is', null)
        .where('opgegeven_op', 'is', null)
        .where('pogingen', '>', 0)
        .where('volgende_poging_op', '>', nu)
        .execute(),
    );
}

/** Throws away letters that are of no use any more, such as a login code that lapsed; answers how many. */
export async function verlopenWeg(db: Db, nu: Moment): Promise<number> {
  const verlopen = db
    .selectFrom('outbox')
    .select('id')
    .where('bezorgd_op', 'is', null)
    .where('verloopt_op', '<=', nu)
    .where('bezet_tot', '<=', nu);
  // A look costs no write lock.
  if (!(await verlopen.limit(1).executeTakeFirst())) return 0;
  return db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom('outbox').where('id', 'in', verlopen).executeTakeFirst();
    return Number(numDeletedRows);
  });
}

/** Forgets letters 30 days after they were delivered or given up. */
export async function brievenOpruimen(db: Db, nu: Moment): Promise<void> {
  await db.transaction().execute((trx) =>
    trx
      .deleteFrom('outbox')
      .where((eb) => eb.or([eb('bezorgd_op', '<', nu - BEWAREN_MS), eb('opgegeven_op', '<', nu - BEWAREN_MS)]))
      .execute(),
  );
}

/** The oldest first. What is kept of delivered letters is not read: there is a month of it. */
const aanDeBeurt = (db: Db | Transaction<Tabellen>, hoeveel: number, nu: Moment) =>
  db
    .selectFrom('outbox as o')
    .select('o.id')
    .where('o.id', 'in', (eb) =>
      eb
        .selectFrom('outbox')
        .select('id')
        .where('bezorgd_op', 'is', null)
        .where('opgegeven_op', 'is', null)
        .where('volgende_poging_op', '<=', nu),
    )
    .where('o.bezet_tot', '<=', nu)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as eerder')
            .select('eerder.id')
            .whereRef('eerder.reeks', '=', 'o.reeks')
            .whereRef('eerder.id', '<', 'o.id')
            .where('eerder.bezorgd_op', 'is', null)
            .where('eerder.opgegeven_op', 'is', null),
        ),
      ),
    )
    .orderBy('o.id')
    .limit(hoeveel)
    .execute();
