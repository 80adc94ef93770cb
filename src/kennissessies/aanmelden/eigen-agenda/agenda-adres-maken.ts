import { nieuwKoekje, vingerafdruk } from '#accounts/geheimen.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { agendaAdresVan } from './agenda-adres.ts';

export interface Agendaadresverzoek {
  account: { id: string };
  /** The address that this one replaces, by when it was made; null for a first one. */
  vervangt: Moment | null;
  boek: Onthoudboek;
  nu: Moment;
}
export type Agendaadresuitslag = { gelukt: true; sleutel: string } | { gelukt: false; reden: 'intussen-anders' };

/**
 * Makes the key of somebody's own calendar, which is told once; the one before it stops working. Whoever did not see the
 * address that is there replaces nothing: a page that is loaded again must not take away what a calendar just got.
 */
export async function agendaAdresMaken(db: Db, { account, vervangt, boek, nu }: Agendaadresverzoek): Promise<Agendaadresuitslag> {
  const sleutel = nieuwKoekje();
  const gelukt = await db.transaction().execute(async (trx) => {
    if ((await agendaAdresVan(trx, { account })) !== vervangt) return false;
    if (vervangt !== null) await onomkeerbaarNoteren(trx, { wat: 'agenda-adres-vervallen', account: account.id, op: nu });
    await trx.deleteFrom('agenda_adres').where('account_id', '=', account.id).execute();
    const rij = { account_id: account.id, sleutel_hash: vingerafdruk(sleutel), gemaakt_op: nu };
    await trx.insertInto('agenda_adres').values(rij).execute();
    return true;
  });
  await boek.bijschrijven();
  return gelukt ? { gelukt, sleutel } : { gelukt, reden: 'intussen-anders' };
}
