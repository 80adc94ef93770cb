import { readFile } from 'node:fs/promises';
import type { Db } from '#db/tabellen.ts';
import { Beurt } from '#grond/beurt.ts';
import { voegToe } from '#grond/schijf.ts';
import { type Onomkeerbaar, onomkeerbaar } from './onomkeerbaar-noteren.ts';

export interface Onthoudboek {
  /** Waits until the disk has all that was noted; called by the act after its transaction and before anybody hears that it is done. */
  bijschrijven(): Promise<void>;
}

/**
 * A file beside the database, of which no backup takes a copy: putting one back leaves it as it is. First the transaction,
 * then the file, then the answer. The other way round an act that fails in between would be carried out at the next restore
 * although it never happened; this way a process that dies in between leaves the note in the database, for the next start.
 */
export function openOnthoudboek(db: Db, pad: string): Onthoudboek {
  const beurt = new Beurt();
  return {
    bijschrijven: () =>
      beurt.doe(async () => {
        const rijen = await db.selectFrom('onomkeerbaar').selectAll().orderBy('id').execute();
        if (rijen.length === 0) return;
        // A line that a power failure cut off must not spoil the one after it; twice the same does no harm.
        await voegToe(pad, `\n${rijen.map(({ daad }) => daad).join('\n')}\n`);
        const ids = rijen.map(({ id }) => id);
        await db.deleteFrom('onomkeerbaar').where('id', 'in', ids).execute();
      }),
  };
}

/** Everything in the file, in the order in which it was done; null when there is no file. */
export async function leesOnthoudboek(pad: string): Promise<Onomkeerbaar[] | null> {
  const tekst = await readFile(pad, 'utf8').catch((fout: NodeJS.ErrnoException) => {
    if (fout.code === 'ENOENT') return null;
    throw fout;
  });
  return tekst === null ? null : tekst.split('\n').flatMap(daadIn);
}

/** What was cut off was never acknowledged, and still stands in the database that was cut off with it. */
function daadIn(regel: string): Onomkeerbaar[] {
  try {
    const gelezen = onomkeerbaar.safeParse(JSON.parse(regel));
    return gelezen.success ? [gelezen.data] : [];
  } catch {
    return [];
  }
}
