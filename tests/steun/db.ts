import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migreren } from '#db/migreren.ts';
import { type OpenDatabase, openDb } from '#db/open.ts';

/** A fresh database with all tables, in memory or in a file that is not there yet. */
export async function verseDb(pad = ':memory:'): Promise<OpenDatabase> {
  leeg ??= maakLeeg();
  const bytes = await leeg;
  if (existsSync(pad)) throw new Error(`${pad} is already there.`);
  if (pad !== ':memory:') writeFileSync(pad, bytes);
  const open = openDb(pad === ':memory:' ? bytes : pad);
  // A connection that was never used is not closed either.
  await sql`select 1`.execute(open.db);
  return open;
}

let leeg: Promise<Buffer> | undefined;
/** Making the tables takes longer than most tests do: each process makes them once, and hands out copies. */
async function maakLeeg(): Promise<Buffer> {
  const map = await mkdtemp(join(tmpdir(), 'leeg-'));
  const { db, sluit } = openDb(':memory:');
  await migreren(db);
  await sql`vacuum into ${join(map, 'leeg.db')}`.execute(db);
  await sluit();
  const inhoud = readFileSync(join(map, 'leeg.db'));
  await rm(map, { recursive: true });
  return inhoud;
}
