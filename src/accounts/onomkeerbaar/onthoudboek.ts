import type { Db } from '#db/tabellen.ts';
import { Beurt } from '#grond/beurt.ts';
import { voegToe } from '#grond/schijf.ts';

/** A second place for the same, that outlives the database and every machine: texts by number, of which none is ever changed. */
export interface Onthoudarchief {
  /** Keeps a text under this number, beside what may have it already. */
  bewaar(nr: number, tekst: string): Promise<void>;
  /** All that has a higher number, in their order. */
  na(nr: number): Promise<{ nr: number; tekst: string }[]>;
}

export interface Onthoudboek {
  /** Waits until the disk has all that was noted; called by the act after its transaction and before anybody hears that it is done. */
  bijschrijven(): Promise<void>;
}

interface Ook {
  archief?: Onthoudarchief | null;
  /** Hears that the archive did not take it; then it is tried again the next time. */
  mis?: (fout: unknown) => void;
}

/**
 * A file beside the database, of which no backup takes a copy: putting one back leaves it as it is. First the transaction,
 * then the file, then the answer. The other way round an act that fails in between would be carried out at the next restore
 * although it never happened; this way a process that dies in between leaves the note in the database, for the next start.
 * Where there is an archive a note leaves the database only when that has it too; an answer waits for it a few seconds at most.
 */
export function openOnthoudboek(db: Db, pad: string, { archief = null, mis = () => {} }: Ook = {}): Onthoudboek {
  const beurt = new Beurt();
  /** What the file has and the archive has not. */
  const inBoek = new Set<number>();
  const noteren = async () => {
    const rijen = await db.selectFrom('onomkeerbaar').selectAll().orderBy('id').execute();
    if (rijen.length === 0) return;
    const nieuw = rijen.filter(({ id }) => !inBoek.has(id));
    // A line that a power failure cut off must not spoil the one after it; twice the same does no harm.
    if (nieuw.length > 0) await voegToe(pad, `\n${regels(nieuw)}\n`);
    for (const { id } of nieuw) inBoek.add(id);
    const tot = archief ? (await bewaardTot(db)) + 1 : 0;
    try {
      await archief?.bewaar(tot, regels(rijen));
    } catch (fout) {
      mis(fout);
      return;
    }
    const ids = rijen.map(({ id }) => id);
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('onomkeerbaar').where('id', 'in', ids).execute();
      await trx.updateTable('onomkeerbaar_bewaard').set({ tot }).where('tot', '<', tot).execute();
    });
    for (const id of ids) inBoek.delete(id);
  };
  return { bijschrijven: () => beurt.doe(noteren) };
}

/** Whether the archive knows of acts that this database does not: somebody put an older one in its place. */
export async function archiefIsVerder(db: Db, archief: Onthoudarchief): Promise<boolean> {
  const later = await archief.na(await bewaardTot(db));
  if (later.length === 0) return false;
  // Another machine may have kept it just now: it goes from here in the same step in which its number comes.
  const wacht = new Set((await db.selectFrom('onomkeerbaar').select('daad').execute()).map(({ daad }) => daad));
  const tot = await bewaardTot(db);
  return later.some(({ nr, tekst }) => nr > tot && !tekst.split('\n').every((regel) => wacht.has(regel)));
}

const regels = (rijen: readonly { daad: string }[]): string => rijen.map(({ daad }) => daad).join('\n');

async function bewaardTot(db: Db): Promise<number> {
  return (await db.selectFrom('onomkeerbaar_bewaard').select('tot').executeTakeFirstOrThrow()).tot;
}
