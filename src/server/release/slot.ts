import { accessSync, chmodSync, constants } from 'node:fs';
import Database from 'better-sqlite3';

/** A lock lives as long as its connection, so connections may not be collected as rubbish. */
const genomen = new Set<Database.Database>();

/**
 * Takes a lock that the operating system gives back when the process dies, however it dies. `gedeeld` may be held by many,
 * `alleen` by one while nobody shares it. Null when somebody else has it. Sharing works on a file that one may only read.
 */
export function neemSlot(pad: string, soort: 'gedeeld' | 'alleen'): (() => void) | null {
  const slot = new Database(pad, { timeout: 0 });
  try {
    slot.exec(soort === 'alleen' ? 'begin exclusive' : 'begin; select * from sqlite_schema');
    genomen.add(slot);
    return () => {
      genomen.delete(slot);
      slot.close();
    };
  } catch (fout) {
    slot.close();
    if (fout instanceof Database.SqliteError && fout.code.startsWith('SQLITE_BUSY')) return null;
    throw fout;
  }
}

/** Makes the file of a lock, so that another user, who may not write here, can share it. */
export function maakSlot(pad: string): void {
  neemSlot(pad, 'gedeeld')?.();
  chmodSync(pad, 0o644);
}

/** Whether this process may write there. */
export function isTeSchrijven(pad: string): boolean {
  try {
    accessSync(pad, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
