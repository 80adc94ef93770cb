import { opruimen as accountsOpruimen } from '#accounts/opruimen.ts';
import type { Db } from '#db/tabellen.ts';
import { opruimen as kennissessiesOpruimen } from '#kennissessies/opruimen.ts';
import { opruimen as kennisvragenOpruimen } from '#kennisvragen/opruimen.ts';
import type { Log } from './logboek.ts';

const DAG_MS = 24 * 60 * 60_000;
/** Not in the busy first seconds after a start. */
const EERSTE_MS = 60_000;

/** What every room forgets when its time has come; each runs whatever became of the one before. */
const BEURTEN: Record<string, (db: Db, nu: number) => Promise<unknown>> = {
  accounts: (db, nu) => accountsOpruimen(db, { nu }),
  kennissessies: (db, nu) => kennissessiesOpruimen(db, { nu }),
  kennisvragen: (db, nu) => kennisvragenOpruimen(db, { nu }),
};

/** Lets the rooms clean up once a day, as the retention terms of the privacy page promise. */
export function ruimDagelijksOp(db: Db, log: Log): { stop(): void } {
  async function beurt(): Promise<void> {
    for (const [kamer, opruimen] of Object.entries(BEURTEN)) {
      try {
        await opruimen(db, Date.now());
      } catch (err) {
        log.error({ err, kamer }, 'Cleaning up failed; it is tried again tomorrow.');
      }
    }
  }
  const eerste = setTimeout(() => void beurt(), EERSTE_MS);
  const elke = setInterval(() => void beurt(), DAG_MS);
  eerste.unref();
  elke.unref();
  return {
    stop() {
      clearTimeout(eerste);
      clearInterval(elke);
    },
  };
}
