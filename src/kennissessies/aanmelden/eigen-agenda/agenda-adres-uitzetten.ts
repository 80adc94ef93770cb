import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Db, Moment } from '#db/tabellen.ts';

/** The address of somebody's own calendar works no more, for good; a second time changes nothing. */
export async function agendaAdresUitzetten(
  db: Db,
  { account, boek, nu }: { account: { id: string }; boek: Onthoudboek; nu: Moment },
): Promise<{ gelukt: true }> {
  await db.transaction().execute(async (trx) => {
    const weg = await trx.deleteFrom('agenda_adres').where('account_id', '=', account.id).executeTakeFirst();
    if (weg.numDeletedRows > 0n) await onomkeerbaarNoteren(trx, { wat: 'agenda-adres-vervallen', account: account.id, op: nu });
  });
  await boek.bijschrijven();
  return { gelukt: true };
}
