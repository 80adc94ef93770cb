import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDb } from '#db/open.ts';
import { totdat } from '../mail/steun.ts';
import { databaseVan, gooiDatabaseWeg, OP_PG, verseDb } from '../steun/db.ts';
import { startEmmer } from '../steun/emmer.ts';

/** Where a trial keeps its data: all in a folder, or on PostgreSQL with a bucket beside it. */
export interface Plek {
  map: string;
  dataDir: string;
  contentDir: string;
  /** What `openDb` opens: a database with all tables and nothing in them. */
  adres: string;
  /** What tells a server where everything is. */
  omgeving: Record<string, string>;
  /** Waits until a process that was killed is done: what it asked of a database elsewhere may still be on its way there. */
  totRust(): Promise<void>;
  ruimOp(): Promise<void>;
}

export async function maakPlek(): Promise<Plek> {
  const map = mkdtempSync(join(tmpdir(), 'aanval-'));
  const [dataDir, contentDir] = [join(map, 'data'), join(map, 'content')];
  mkdirSync(dataDir, { mode: 0o700 });
  cpSync('content', contentDir, { recursive: true });
  const bestand = join(dataDir, 'kennisplatform.db');
  const [{ sluit }, emmer] = await Promise.all([verseDb(bestand), OP_PG ? startEmmer() : null]);
  await sluit();
  const adres = databaseVan(bestand);
  // Every server of such a site brings the same key.
  if (emmer) writeFileSync(join(dataDir, 'sleutel'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
  return {
    ...{ map, dataDir, contentDir, adres },
    omgeving: { DATA_DIR: dataDir, CONTENT_DIR: contentDir, ...(emmer && { DATABASE_URL: adres, OPSLAG_URL: emmer.url }) },
    totRust: () => (OP_PG ? totNiemandErIs(adres) : Promise.resolve()),
    async ruimOp() {
      await gooiDatabaseWeg(bestand);
      await emmer?.ruimOp();
      // A process that was killed may have left a child at work on an index for a moment.
      await rm(map, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

async function totNiemandErIs(adres: string): Promise<void> {
  const { db, sluit } = openDb(adres);
  const anderen = sql<{ n: number }>`
    select count(*) as n from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`;
  await totdat(async () => (await anderen.execute(db)).rows[0]?.n === 0, 'the last who works in the database');
  await sluit();
}
