import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';

/** A follower as letters need to know them, with all that they said yes to. */
export interface Persoon {
  id: string;
  adres: string;
  naam: string;
  accountId: string | null;
  volgt: { id: string; onderwerp: string; ritme: 'direct' | 'week'; verteldTot: Moment; anderTot: Moment }[];
}

/** Of these, who may be mailed: awake, and without a letter since `voor`. */
export async function personen(trx: Transaction<Tabellen>, ids: readonly string[], { voor }: { voor: Moment }): Promise<Persoon[]> {
  const rijen = await trx
    .selectFrom('volger as v')
    .innerJoin('volgt as t', 't.volger_id', 'v.id')
    .leftJoin('account as a', 'a.id', 'v.account_id')
    .select(['v.id as volger', 'v.account_id', 'a.naam', 't.id', 't.onderwerp', 't.ritme', 't.verteld_tot', 't.ander_tot'])
    .select(({ fn }) => fn.coalesce('a.adres', 'v.adres').as('adres'))
    .where('v.id', 'in', ids)
    .where('v.slaapt_sinds', 'is', null)
    .where((eb) => eb.or([eb('v.laatst_gemaild_op', 'is', null), eb('v.laatst_gemaild_op', '<', voor)]))
    .where('t.bevestigd_op', 'is not', null)
    .where('t.onderwerp', 'not like', 'aanmelden:%')
    .orderBy('t.gevraagd_op')
    .orderBy('t.id')
    .execute();
  const uit = new Map<string, Persoon>();
  for (const { volger, adres, naam, account_id, verteld_tot, ander_tot, ...een } of rijen) {
    if (adres === null) continue;
    const persoon = uit.get(volger) ?? { id: volger, adres, naam: naam ?? '', accountId: account_id, volgt: [] };
    persoon.volgt.push({ ...een, verteldTot: verteld_tot, anderTot: ander_tot });
    uit.set(volger, persoon);
  }
  return [...uit.values()];
}
