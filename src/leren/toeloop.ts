import { sql, type Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS, UUR_MS } from '#grond/duur.ts';

/** The same form again within this time was sent twice. */
export const DUBBEL_MS = 10 * 60_000;

/** Who sends something in: an account, or an address that was filled in without a login. */
export interface Inzender {
  /** What is kept of them. */
  kolommen: { account_id: string | null; adres: string | null };
  /** What finds what they sent. */
  eigen: { account_id: string } | { adres: string };
  /** Where their letters go. */
  aan: { adres: string; naam: string };
}

/** Who sends this in: the account, whatever address was filled in beside it; null without either. */
export function inzenderVan(account: Pick<Account, 'id' | 'adres' | 'naam'> | null, adres: string | null): Inzender | null {
  if (account) return { kolommen: { account_id: account.id, adres: null }, eigen: { account_id: account.id }, aan: account };
  return adres === null ? null : { kolommen: { account_id: null, adres }, eigen: { adres }, aan: { adres, naam: '' } };
}

/** What people send in, with how much of it may come. */
export interface Toeloop {
  tabel: 'kennisvraag' | 'regioverkenning' | 'gesprek';
  /** The column that says when. */
  moment: 'gesteld_op' | 'gemeld_op' | 'gevraagd_op';
  perDag: number;
  /** Without a login anybody can fill in anybody's address: a bound on the letters that this can cause. */
  zonderLoginPerUur: number;
}
export interface Wachttijd {
  reden: 'te-veel' | 'te-druk';
  wachtMs: number;
}

/** How long this person must wait before sending another, or null. Nobody can use up the turns of who is logged in. */
export async function wachttijd(trx: Transaction<Tabellen>, hoe: Toeloop, { eigen }: Inzender, nu: Moment): Promise<Wachttijd | null> {
  const zijn = 'adres' in eigen ? sql`adres = ${eigen.adres}` : sql`account_id = ${eigen.account_id}`;
  const eerste = await deHoeveelste(trx, hoe, sql`${zijn} and ${sql.ref(hoe.moment)} > ${nu - DAG_MS}`, hoe.perDag);
  if (eerste !== null) return { reden: 'te-veel', wachtMs: eerste + DAG_MS - nu };
  if (!('adres' in eigen)) return null;
  const druk = await deHoeveelste(trx, hoe, sql`adres is not null and ${sql.ref(hoe.moment)} > ${nu - UUR_MS}`, hoe.zonderLoginPerUur);
  return druk === null ? null : { reden: 'te-druk', wachtMs: druk + UUR_MS - nu };
}

/** When this one of these was sent, counted from the newest; null when there are fewer. */
async function deHoeveelste(
  trx: Transaction<Tabellen>,
  { tabel, moment }: Toeloop,
  welke: ReturnType<typeof sql>,
  hoeveelste: number,
): Promise<Moment | null> {
  const vraag = sql<{ op: Moment }>`select ${sql.ref(moment)} as op from ${sql.table(tabel)} where ${welke}
    order by ${sql.ref(moment)} desc limit 1 offset ${hoeveelste - 1}`;
  return (await vraag.execute(trx)).rows[0]?.op ?? null;
}
