import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { plaatsTeruggeven } from '#kennissessies/aanmelden/plaats-teruggeven.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';

export interface Terugneemverzoek {
  account: Account;
  /** Of the session and of the invitation. */
  id: string;
  uitnodiging: string;
  origin: string;
  nu: Moment;
}
export type Plaatsterugneemuitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'niet-meer-open' };

/** Takes back an invitation that was not answered, for a typing error: its link stops working and the place goes back at once. */
export async function plaatsTerugnemen(
  db: Db,
  { account, id, uitnodiging, origin, nu }: Terugneemverzoek,
): Promise<Plaatsterugneemuitslag> {
  return db.transaction().execute(async (trx): Promise<Plaatsterugneemuitslag> => {
    const sessie = await sessieVoor(trx, account, id);
    const was =
      sessie &&
      (await trx
        .selectFrom('plaatsuitnodiging')
        .selectAll()
        .where('id', '=', uitnodiging)
        .where('kennissessie_id', '=', id)
        .executeTakeFirst());
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (was.uitslag === 'ingetrokken') return { gelukt: true };
    if (was.uitslag !== 'open') return { gelukt: false, reden: 'niet-meer-open' };
    await plaatsTeruggeven(trx, was, 'ingetrokken', { origin, nu });
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'plaats-teruggenomen', door: account, kennissessie: id, onderwijsregio: sessie.gastregio, nu },
    });
    return { gelukt: true };
  });
}
