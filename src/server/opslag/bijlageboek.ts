import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { BERGINGEN, Berging, Bergsleutel } from '#inhoud/bijlagen/berging.ts';

type Welke = (typeof BERGINGEN)[number];
/** Few enough for one statement of either database. */
const PER_KEER = 100;

/** The same store, that writes down what is sent in: first the file, then the row, so that no row speaks of what was never kept. */
export function inBoek(db: Db, welke: Welke, berging: Berging, klok: () => Moment = Date.now): Berging {
  return {
    ...berging,
    async zet(sleutel, bytes, naam) {
      await berging.zet(sleutel, bytes, naam);
      const gezien_op = klok();
      await db.transaction().execute((trx) =>
        trx
          .insertInto('bijlage')
          .values({ berging: welke, sleutel, gezien_op })
          .onConflict((al) => al.columns(['berging', 'sleutel']).doUpdateSet({ gezien_op }))
          .execute(),
      );
      // It was there already, and was cleaned up just before its row said that it is needed again.
      if (!(await berging.kop(sleutel))) await berging.zet(sleutel, bytes, naam);
    },
  };
}

/** Writes down what is kept and nobody wrote down, as found now; answers all that was last seen before `voor`. */
export async function bijlagenBijschrijven(
  db: Db,
  welke: Welke,
  { er, voor, nu }: { er: readonly Bergsleutel[]; voor: Moment; nu: Moment },
): Promise<Bergsleutel[]> {
  const rijen = await db.selectFrom('bijlage').select(['sleutel', 'gezien_op']).where('berging', '=', welke).orderBy('sleutel').execute();
  const bekend = new Set(rijen.map(({ sleutel }) => sleutel));
  const nieuw = er.filter((sleutel) => !bekend.has(sleutel)).map((sleutel) => ({ berging: welke, sleutel, gezien_op: nu }));
  for (let plek = 0; plek < nieuw.length; plek += PER_KEER)
    await db
      .insertInto('bijlage')
      .values(nieuw.slice(plek, plek + PER_KEER))
      .onConflict((al) => al.columns(['berging', 'sleutel']).doNothing())
      .execute();
  return rijen.filter(({ gezien_op }) => gezien_op < voor).map(({ sleutel }) => sleutel as Bergsleutel);
}

/** Strikes a row that was last seen before `voor`; false when it was sent in again meanwhile, or another node did it. */
export async function bijlageSchrappen(
  trx: Transaction<Tabellen>,
  welke: Welke,
  { sleutel, voor }: { sleutel: Bergsleutel; voor: Moment },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('bijlage')
    .where('berging', '=', welke)
    .where('sleutel', '=', sleutel)
    .where('gezien_op', '<', voor)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
