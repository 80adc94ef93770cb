import { sql, type Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS, MINUUT_MS } from '#grond/duur.ts';
import { laatGaan, trekInReeks } from '#mail/outbox.ts';
import { GELDIG_MS } from './pogingen.ts';

type Trx = Transaction<Tabellen>;

/** Of one network: codes that wait to be typed over, and those of a day that nobody used. A code that is used gives its place back. */
export const CODES_PER_NETWERK = 60;
export const CODES_PER_NETWERK_PER_DAG = 300;
/** A letter waits no longer than this for a place; after that it is never sent. */
export const WACHT_MS = 15 * MINUUT_MS;

export const reeksVanCode = (id: string): string => `inlogcode-${id}`;

/** How many codes may go out now to who asks from this network. */
export async function ruimteVoorCodes(trx: Trx, netwerk: string, nu: Moment): Promise<number> {
  const { open, ongebruikt } = await trx
    .selectFrom('inlogcode')
    .select([
      sql<number>`count(*) filter (where verloopt_op > ${nu})`.as('open'),
      sql<number>`count(*) filter (where aangemaakt_op > ${nu - DAG_MS})`.as('ongebruikt'),
    ])
    .where('netwerk', '=', netwerk)
    .where('gebruikt_op', 'is', null)
    .where('wacht_tot', 'is', null)
    .executeTakeFirstOrThrow();
  return Math.min(CODES_PER_NETWERK - open, CODES_PER_NETWERK_PER_DAG - ongebruikt);
}

/**
 * Sends what waits for a place of this network, who has an account first and then who asked first: nobody sees the
 * difference, and who fills the queue with made-up addresses keeps no colleague out. Answers how many still wait.
 */
export async function wachtendeCodesSturen(trx: Trx, netwerk: string, nu: Moment): Promise<number> {
  const wachtend = await trx
    .selectFrom('inlogcode as i')
    .leftJoin('account as a', 'a.adres', 'i.adres')
    .select(['i.id', 'i.wacht_tot'])
    .where('i.netwerk', '=', netwerk)
    // What waits was never used: so it is found without reading the codes of everybody else.
    .where('i.gebruikt_op', 'is', null)
    .where('i.wacht_tot', 'is not', null)
    .where('i.verloopt_op', '>', nu)
    .orderBy((eb) => eb('a.id', 'is', null))
    .orderBy('i.aangemaakt_op')
    .execute();
  const beurt = wachtend.filter(({ wacht_tot }) => (wacht_tot ?? 0) > nu);
  const ruimte = beurt.length > 0 ? await ruimteVoorCodes(trx, netwerk, nu) : 0;
  for (const { id } of beurt.slice(0, Math.max(0, ruimte))) {
    // Ten minutes from now, as the letter says.
    await trx
      .updateTable('inlogcode')
      .set({ wacht_tot: null, verloopt_op: nu + GELDIG_MS })
      .where('id', '=', id)
      .execute();
    await laatGaan(trx, reeksVanCode(id), { verlooptOp: nu + GELDIG_MS, nu });
  }
  for (const { id } of wachtend.filter((een) => !beurt.includes(een))) {
    await trx.updateTable('inlogcode').set({ verloopt_op: nu }).where('id', '=', id).execute();
    await trekInReeks(trx, reeksVanCode(id));
  }
  return Math.max(0, beurt.length - Math.max(0, ruimte));
}

/** The same for every network in which somebody waits, to be called at least every minute. Answers how many were sent or lapsed. */
export async function wachtendeCodesNalopen(db: Db, { nu }: { nu: Moment }): Promise<number> {
  const per = await db
    .selectFrom('inlogcode')
    .select(['netwerk', ({ fn }) => fn.countAll<number>().as('aantal')])
    .where('wacht_tot', 'is not', null)
    .where('verloopt_op', '>', nu)
    .groupBy('netwerk')
    .execute();
  let klaar = 0;
  for (const { netwerk, aantal } of per)
    klaar += aantal - (await db.transaction().execute((trx) => wachtendeCodesSturen(trx, netwerk, nu)));
  return klaar;
}
