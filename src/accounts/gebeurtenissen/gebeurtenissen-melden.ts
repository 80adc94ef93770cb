import type { Db } from '#db/tabellen.ts';

// More than an hour of the busiest day; what is left goes with the next minute.
const PER_KEER = 1000;

/**
 * Tells the log every event that it did not hear yet, those of commands and of a restore too; answers how many. Account numbers, never
 * names or addresses. Told before it is noted: after a crash or a restore some are told again, with the same number and moment; none is
 * left out.
 */
export const gebeurtenissenMelden = (db: Db, { log }: { log: { info(o: object, m: string): void } }): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const { tot } = await trx.selectFrom('gebeurtenis_gemeld').select('tot').executeTakeFirstOrThrow();
    const rijen = await trx.selectFrom('gebeurtenis').selectAll().where('id', '>', tot).orderBy('id').limit(PER_KEER).execute();
    for (const { id, op, wat, ...rest } of rijen)
      log.info({ gebeurtenis: wat, nummer: id, op: new Date(op).toISOString(), ...rest }, 'Somebody did something that is kept.');
    const laatste = rijen.at(-1);
    if (laatste) await trx.updateTable('gebeurtenis_gemeld').set({ tot: laatste.id }).execute();
    return rijen.length;
  });
