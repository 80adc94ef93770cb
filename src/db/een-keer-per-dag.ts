import { DAG_MS, UUR_MS } from '#grond/duur.ts';
import type { Db, Moment } from './tabellen.ts';

/** Who looks every day at the same hour is not a moment too early. */
const SPELING_MS = UUR_MS;

interface Dagbeurt {
  taak: string;
  /** Work that was broken off by this is not done. */
  stop?: AbortSignal | undefined;
  nu: Moment;
}

/**
 * Does this once a day, whichever process comes first; what failed or was broken off is for whoever asks next. Answers whether it was
 * ours to do.
 */
export async function eenKeerPerDag(db: Db, { taak, stop, nu }: Dagbeurt, werk: () => Promise<unknown>): Promise<boolean> {
  if (!(await neem(db, taak, nu))) return false;
  let gedaan = false;
  try {
    await werk();
    gedaan = !stop?.aborted;
  } finally {
    if (!gedaan) await db.deleteFrom('dagtaak').where('naam', '=', taak).where('op', '=', nu).execute();
  }
  return true;
}

const neem = (db: Db, naam: string, op: Moment): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const laatst = await trx.selectFrom('dagtaak').select('op').where('naam', '=', naam).executeTakeFirst();
    // Also of a clock that was put back a day or more.
    if (laatst && Math.abs(op - laatst.op) < DAG_MS - SPELING_MS) return false;
    await trx
      .insertInto('dagtaak')
      .values({ naam, op })
      .onConflict((bij) => bij.column('naam').doUpdateSet({ op }))
      .execute();
    return true;
  });
