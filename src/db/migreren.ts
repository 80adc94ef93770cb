import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as eerste from '#db/migrations/0001-eerste.ts';
import { perDialect } from './dialecten/beide-dialecten.ts';
import type { Db } from './tabellen.ts';

/** As long as the first migration may be edited, what it makes is part of its name; the first release gives it a fixed one. */
export const naamVanEerste = (statements: readonly string[]): string =>
  `0001-eerste-${createHash('sha256').update(statements.join(';').replaceAll(/\s+/g, ' ')).digest('hex').slice(0, 8)}`;

const MIGRATIONS = { [naamVanEerste(eerste.EERSTE)]: eerste };

/** The tables were made by another version of this code, older or newer; nothing was changed in them. */
export class AndereVersie extends Error {}

/** Brings the tables up to date in one transaction; throws when a migration fails and leaves the database as it was. */
export async function migreren(db: Db): Promise<void> {
  const vreemd = (await gedaan(db)).find((naam) => !(naam in MIGRATIONS));
  if (vreemd) throw new AndereVersie(`Unknown migration ${vreemd}.`);
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).migrateToLatest();
  if (error) throw error;
}

/** Read before the migrator looks, which would begin to write. */
async function gedaan(db: Db): Promise<string[]> {
  const lijst = await sql`${perDialect(
    sql`select 1 from sqlite_master where name = 'kysely_migration'`,
    sql`select 1 from pg_tables where schemaname = current_schema() and tablename = 'kysely_migration'`,
  )}`.execute(db);
  if (lijst.rows.length === 0) return [];
  return (await sql<{ name: string }>`select name from kysely_migration`.execute(db)).rows.map(({ name }) => name);
}
