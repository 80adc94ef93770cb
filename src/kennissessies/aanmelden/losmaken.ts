import { sql, type Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { doorschuiven } from './doorschuiven.ts';

/** What a registration keeps when nobody may know any more whose it was: that it was there, for the counts. */
export const LOS = { account_id: null, vraag: '', antwoordbrief: null, toegang: '', dieet: '', sleutel: sql<string>`'weg-' || id` };

/** Takes a person out of all registrations, in the transaction that erases the account; the rows stay to be counted. */
export async function losmaken(trx: Transaction<Tabellen>, accountId: string): Promise<void> {
  const eigen = trx.selectFrom('aanmelding').select('id').where('account_id', '=', accountId);
  await trx.deleteFrom('evaluatieverzoek').where('aanmelding_id', 'in', eigen).execute();
  await trx.updateTable('aanmelding').set(LOS).where('account_id', '=', accountId).execute();
}

/** Gives back the places to come of somebody who is erased, without a word to that person; who waits moves up. */
export async function plaatsenTeruggeven(
  trx: Transaction<Tabellen>,
  accountId: string,
  { origin, nu }: { origin: string; nu: Moment },
): Promise<void> {
  const terug = await trx
    .updateTable('aanmelding')
    .set(({ eb }) => ({ status: 'afgemeld', toegang: '', dieet: '', gewijzigd_op: nu, volgnummer: eb('volgnummer', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('status', 'in', ['bevestigd', 'aangeboden', 'wachtlijst'])
    .where('kennissessie_id', 'in', trx.selectFrom('kennissessie').select('id').where('begin_op', '>', nu))
    .returning('kennissessie_id')
    .execute();
  for (const { kennissessie_id } of terug) await doorschuiven(trx, kennissessie_id, { origin, nu });
}
