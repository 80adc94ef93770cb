import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { TekstTabel } from '#db/tabellen-inzending.ts';
import { digestVan } from '#grond/digest.ts';
import { Botsing } from './contentbestand.ts';
import type { Tekstadres, Tekstplek } from './tekstplek.ts';

/** Texts as rows, for machines that show the same ones; `overnemen` brings what changed to the folder of this one. */
export const rijplek = (db: Db, overnemen: () => Promise<void>): Tekstplek => ({
  digest: async (adres) => (await tekstrij(db, adres))?.digest ?? null,
  async plaatsen(adres, bestand, was) {
    await db.transaction().execute(async (trx) => {
      await moetZijn(trx, adres, was);
      await tekstZetten(trx, adres, { bestand, digest: digestVan(bestand) });
    });
    await overnemen();
  },
  async weghalen(adres, { was }) {
    await db.transaction().execute(async (trx) => {
      const { bestand } = await moetZijn(trx, adres, was);
      await tekstZetten(trx, adres, { bestand, digest: null });
    });
    await overnemen();
  },
  async bewaard(adres, was) {
    const rij = await tekstrij(db, adres);
    return rij && rij.digest === null && digestVan(rij.bestand) === was ? rij.bestand : null;
  },
});

/** Writes what stands at an address from now on; always in a transaction, so that numbers are given out one by one. */
export async function tekstZetten(
  trx: Transaction<Tabellen>,
  { collectie, slug }: Tekstadres,
  wat: Pick<TekstTabel, 'bestand' | 'digest'>,
): Promise<void> {
  const { hoogste } = await trx
    .selectFrom('tekst')
    .select(({ fn }) => fn.max<number | null>('nr').as('hoogste'))
    .executeTakeFirstOrThrow();
  const rij = { ...wat, nr: (hoogste ?? 0) + 1 };
  await trx
    .insertInto('tekst')
    .values({ collectie, slug, ...rij })
    .onConflict((al) => al.columns(['collectie', 'slug']).doUpdateSet(rij))
    .execute();
}

const tekstrij = (db: Db | Transaction<Tabellen>, { collectie, slug }: Tekstadres) =>
  db.selectFrom('tekst').select(['bestand', 'digest']).where('collectie', '=', collectie).where('slug', '=', slug).executeTakeFirst();

async function moetZijn(trx: Transaction<Tabellen>, adres: Tekstadres, was: string | null): Promise<{ bestand: string }> {
  const rij = await tekstrij(trx, adres);
  if ((rij?.digest ?? null) !== was) throw new Botsing(adres.slug);
  return rij ?? { bestand: '' };
}
