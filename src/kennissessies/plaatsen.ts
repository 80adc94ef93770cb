import { sql, type Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import type { Kennissessie } from './kennissessie.ts';

/** Everybody with a place or an offer of one, and everybody who waits. */
export interface Bezetting {
  bezet: number;
  wachtend: number;
}

/** What is free for a newcomer: who waits goes first. Negative when more people wait than there are places. */
export const vrijVoorNieuwe = (k: Pick<Kennissessie, 'capaciteit' | 'achtergehouden'>, { bezet, wachtend }: Bezetting): number =>
  k.capaciteit - k.achtergehouden - bezet - wachtend;

/** Counts inside the transaction that goes on to give out places. */
export async function bezetting(trx: Transaction<Tabellen>, kennissessieId: string): Promise<Bezetting> {
  const { bezet, wachtend } = await trx
    .selectFrom('aanmelding')
    .select(sql<number>`count(*) filter (where status not in ('afgemeld', 'wachtlijst'))`.as('bezet'))
    .select(sql<number>`count(*) filter (where status = 'wachtlijst')`.as('wachtend'))
    .where('kennissessie_id', '=', kennissessieId)
    .executeTakeFirstOrThrow();
  return { bezet, wachtend };
}
