import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onthoudOoit, ooitBekend } from '#inhoud/lezen/ooit.ts';
import type { Bekend } from '#inhoud/verwijzingen.ts';
import { tekstenUitschrijven } from '#publicaties/uitgeven/tekstmap.ts';
import { paden } from '#server/opstarten/paden.ts';
import { CONTENT, DATABASE, Kopiefout } from './kopie.ts';
import { metDb } from './met-db.ts';
import { rijenOphalen } from './rijen-ophalen.ts';

/**
 * Makes in an empty folder what a site on one machine has on its disk of a database elsewhere: a database file, texts, copies of withdrawn
 * ones and what was ever published; all of one moment. `teksten` is where this machine remembers the last.
 */
export async function uitDatabase(url: string, { werkmap, teksten }: { werkmap: string; teksten: string }): Promise<void> {
  const pad = join(werkmap, DATABASE);
  if (!(await rijenOphalen(url, pad)))
    throw new Kopiefout('In DATABASE_URL staat nog geen site. Start de site eerst een keer met npm start.');
  const map = paden(werkmap);
  await metDb(pad, async (db) => {
    const adressen = await tekstenUitschrijven(db, { contentDir: join(werkmap, CONTENT), bewaardDir: map.ingetrokken });
    const ooit: Bekend = new Map();
    for (const { collectie, slug } of adressen) ooit.set(collectie, new Set([...(ooit.get(collectie) ?? []), slug]));
    onthoudOoit(map.teksten, ooitBekend(teksten));
    onthoudOoit(map.teksten, ooit);
  });
  // The texts are files now.
  const bestand = new Database(pad);
  bestand.exec('vacuum');
  bestand.close();
}
