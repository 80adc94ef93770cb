import type { Transaction } from 'kysely';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { heeft, rechtVerlenen } from './recht-verlenen.ts';

/**
 * Moves the rights, open requests and open invitations of a region to the one that it merged into, in the transaction that
 * writes the merge, for good: no restore brings the old ones back. Nobody is logged out and nobody gets a right twice. Who
 * decides about a merge asks first, and writes the note to the disk afterwards (`Onthoudboek`).
 */
export async function rechtenVerhuizen(
  trx: Transaction<Tabellen>,
  { van, naar, door, nu }: { van: string; naar: string; door: { id: string }; nu: Moment },
): Promise<void> {
  await onomkeerbaarNoteren(trx, { wat: 'rechten-verhuisd', van, naar, op: nu });
  await verhuis(trx, { van, naar, door, nu });
}

/** The move itself, of the rights that were there at that moment; also for a backup in which it had not happened yet. */
export async function verhuis(
  trx: Transaction<Tabellen>,
  { van, naar, door, nu }: { van: string; naar: string; door: { id: string } | null; nu: Moment },
): Promise<number> {
  const oude = await trx
    .selectFrom('recht as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['r.id', 'r.soort', 'a.id as account_id', 'a.adres'])
    .where('r.onderwijsregio', '=', van)
    .where('r.ingetrokken_op', 'is', null)
    .where('r.verleend_op', '<=', nu)
    .orderBy('r.id')
    .execute();
  for (const { id, soort, account_id, adres } of oude) {
    await rechtVerlenen(trx, { aan: { id: account_id, adres }, recht: { soort, onderwijsregio: naar }, door, nu });
    await trx
      .updateTable('recht')
      .set({ ingetrokken_op: nu, ingetrokken_door: door?.id ?? null })
      .where('id', '=', id)
      .execute();
  }
  await opgegaanNoteren(trx, { van, naar, nu });
  await verzoekenMee(trx, { van, naar, nu });
  await trx
    .updateTable('uitnodiging')
    .set({ onderwijsregio: naar })
    .where('onderwijsregio', '=', van)
    .where('gebruikt_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .execute();
  await gebeurtenisVastleggen(trx, { wat: 'rechten-verhuisd', door, onderwijsregio: naar, bijzonderheden: `van ${van}`, nu });
  return oude.length;
}

/** From here on a right at the new region counts for what the old one wrote and planned too (`rechtenVan`). */
async function opgegaanNoteren(trx: Transaction<Tabellen>, { van, naar, nu }: { van: string; naar: string; nu: Moment }): Promise<void> {
  await trx.updateTable('opgegane_regio').set({ nu_in: naar }).where('nu_in', '=', van).execute();
  await trx
    .insertInto('opgegane_regio')
    .values({ regio: van, nu_in: naar, op: nu })
    .onConflict((al) => al.column('regio').doUpdateSet({ nu_in: naar, op: nu }))
    .execute();
}

async function verzoekenMee(trx: Transaction<Tabellen>, { van, naar, nu }: { van: string; naar: string; nu: Moment }): Promise<void> {
  const open = await trx
    .selectFrom('rechtverzoek')
    .select(['id', 'account_id', 'soort'])
    .where('onderwijsregio', '=', van)
    .where('uitslag', '=', 'open')
    .execute();
  for (const { id, account_id, soort } of open) {
    const daarOpen = await trx
      .selectFrom('rechtverzoek')
      .select('id')
      .where('account_id', '=', account_id)
      .where('onderwijsregio', '=', naar)
      .where('uitslag', '=', 'open')
      .executeTakeFirst();
    const overbodig = daarOpen !== undefined || (await heeft(trx, account_id, { soort, onderwijsregio: naar }));
    const nieuw = overbodig ? ({ uitslag: 'ingetrokken', op: nu } as const) : { onderwijsregio: naar };
    await trx.updateTable('rechtverzoek').set(nieuw).where('id', '=', id).execute();
  }
}
