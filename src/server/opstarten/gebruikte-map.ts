import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { INSTELLINGEN, ONTHOUDBOEK, paden } from './paden.ts';

/** What only a site that has run leaves behind; a first start that was killed leaves a key and a lock, and may begin again. */
const SPOREN = ['bijlagen', 'ingetrokken', 'teksten', 'zoekindex', 'postbus', ONTHOUDBOEK, INSTELLINGEN];

/**
 * What is wrong with a data folder whose database is gone or empty, with what to do; null when all is well, also for a folder that
 * nobody has used yet. Changes nothing. Starting all the same would show an empty site as if nothing had happened.
 */
export function bezwaarTegenLegeDatabase(dataDir: string): string | null {
  // First: another process that begins here makes the tables, and only then leaves traces.
  if (!isGebruikt(dataDir)) return null;
  const { database } = paden(dataDir);
  const hoe = !existsSync(database) ? 'is weg' : isLeeg(database) ? 'is leeg' : null;
  return (
    hoe &&
    `In de map ${dataDir} (DATA_DIR) staan gegevens van de site, maar de database ${hoe} (${database}). Er is niets veranderd. ` +
      'Zet een reservekopie terug met npm run herstel. Wil je liever helemaal opnieuw beginnen? Kies dan met DATA_DIR een lege map.'
  );
}

/** Whether a site has run in this folder. */
function isGebruikt(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  const { database } = paden(dataDir);
  // SQLite throws the log of a database that is gone away, with all that stands in it.
  if (!existsSync(database) && (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return true;
  return SPOREN.some((naam) => heeftIets(join(dataDir, naam))) || readdirSync(dataDir).some((naam) => naam.startsWith('voor-herstel-'));
}

/** A folder that was made for a disk of its own is no trace yet. */
function heeftIets(pad: string): boolean {
  const er = lstatSync(pad, { throwIfNoEntry: false });
  if (!er) return false;
  return statSync(pad, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(pad).length > 0 : true;
}

/** Without a single table. What cannot be read is not called empty: opening it says what is wrong. */
function isLeeg(database: string): boolean {
  if (statSync(database).size === 0 && (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return true;
  try {
    const db = new Database(database, { readonly: true, timeout: 5000 });
    try {
      return db.prepare('select 1 from sqlite_master limit 1').get() === undefined;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
