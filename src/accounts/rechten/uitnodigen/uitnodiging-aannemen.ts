import type { Transaction } from 'kysely';
import { rechtVerlenen } from '#accounts/rechten/recht-verlenen.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';

/** Gives who proved an address what it was invited for, once, in the transaction of the login; not what lapsed or was taken back. */
export async function uitnodigingenAannemen(trx: Transaction<Tabellen>, aan: { id: string; adres: string }, nu: Moment): Promise<void> {
  const open = await trx
    .updateTable('uitnodiging')
    .set({ gebruikt_op: nu })
    .where('adres', '=', aan.adres)
    .where('gebruikt_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .where('verloopt_op', '>', nu)
    .returning(['soort', 'onderwijsregio', 'door'])
    .execute();
  for (const { soort, onderwijsregio, door } of open)
    await rechtVerlenen(trx, { aan, recht: { soort, onderwijsregio }, door: door === null ? null : { id: door }, nu });
}
