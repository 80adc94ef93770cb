import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migreren } from '#db/migreren.ts';
import { type OpenDatabase, openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';

type Opener = (pad?: string) => Promise<OpenDatabase>;

/** Databases that begin as `vul` leaves the first one, in memory or in a file that is not there yet. Each process fills one, and hands out copies. */
function gevuld(vul: (db: Db) => Promise<unknown>, begin: Opener): Opener {
  let klaar: Promise<Buffer> | undefined;
  return async (pad = ':memory:') => {
    klaar ??= begin().then((open) => bytesVan(open, vul));
    const bytes = await klaar;
    if (existsSync(pad)) throw new Error(`${pad} is already there.`);
    if (pad !== ':memory:') writeFileSync(pad, bytes);
    const open = openDb(pad === ':memory:' ? bytes : pad);
    // A connection that was never used is not closed either.
    await sql`select 1`.execute(open.db);
    return open;
  };
}

async function bytesVan({ db, sluit }: OpenDatabase, vul: (db: Db) => Promise<unknown>): Promise<Buffer> {
  const map = await mkdtemp(join(tmpdir(), 'gevuld-'));
  await vul(db);
  await sql`vacuum into ${join(map, 'alles.db')}`.execute(db);
  await sluit();
  const bytes = readFileSync(join(map, 'alles.db'));
  await rm(map, { recursive: true });
  return bytes;
}

/** A fresh database with all tables: making those takes longer than most tests do. */
export const verseDb = gevuld(migreren, async () => openDb(':memory:'));
/** The same with what these tests all begin with. */
export const verseDbMet = (vul: (db: Db) => Promise<unknown>): Opener => gevuld(vul, verseDb);
