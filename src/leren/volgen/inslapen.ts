import { sql, type Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';

const REEKS = 'volgbrief-';
/** The series of the letters about what is new to one follower, by which is seen what became of them. */
export const rondereeks = (volger: string): string => `${REEKS}${volger}`;

/** So many letters after one another that could not be delivered, and nothing more is sent. */
const OPGEGEVEN = 3;

/** Lets who cannot be reached sleep, by what the outbox gave up; to be called at least daily, before it forgets. Answers how many. */
export async function volgersInslapen(trx: Transaction<Tabellen>, nu: Moment): Promise<number> {
  const { rows } = await sql<{ volger: string; brief: number; na_bezorgd: number }>`
    select v.id as volger, o.id as brief, exists (select 1 from outbox b
      where b.reeks = o.reeks and b.bezorgd_op is not null and b.id > v.opgegeven_tot and b.id < o.id) as na_bezorgd
    from outbox o join volger v on v.id = substr(o.reeks, ${REEKS.length + 1})
    where o.opgegeven_op is not null and o.reeks like ${`${REEKS}%`} and o.id > v.opgegeven_tot order by o.id`.execute(trx);
  let slapend = 0;
  for (const { volger, brief, na_bezorgd } of rows) {
    const { opgegeven } = await trx
      .updateTable('volger')
      .set(({ eb, val }) => ({ opgegeven_tot: brief, opgegeven: na_bezorgd === 1 ? val(1) : eb('opgegeven', '+', 1) }))
      .where('id', '=', volger)
      .returning('opgegeven')
      .executeTakeFirstOrThrow();
    if (opgegeven < OPGEGEVEN) continue;
    const { numUpdatedRows } = await trx
      .updateTable('volger')
      .set({ slaapt_sinds: nu })
      .where('id', '=', volger)
      .where('slaapt_sinds', 'is', null)
      .executeTakeFirst();
    slapend += Number(numUpdatedRows);
  }
  return slapend;
}

/** Somebody said that the address works: they hear of what is new from now on, not of what they slept through. */
export async function volgerWekken(trx: Transaction<Tabellen>, volger: string, nu: Moment): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('volger')
    .set({ slaapt_sinds: null, opgegeven: 0 })
    .where('id', '=', volger)
    .where('slaapt_sinds', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await trx.updateTable('volgt').set({ verteld_tot: nu }).where('volger_id', '=', volger).execute();
}

/** Who is logged in says that their address works. */
export const weerMailen = (db: Db, { account, nu }: { account: { id: string }; nu: Moment }): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const volger = await trx.selectFrom('volger').select('id').where('account_id', '=', account.id).executeTakeFirst();
    if (volger) await volgerWekken(trx, volger.id, nu);
  });
