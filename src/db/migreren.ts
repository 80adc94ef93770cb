import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as eerste from '#db/migrations/0001-eerste.ts';
import { MELDEN } from '#db/migrations/0001-versie.ts';
import { perDialect } from './dialecten/beide-dialecten.ts';
import type { Db } from './tabellen.ts';

/** As long as the first migration may be edited, what it makes is part of its name; the first release gives it a fixed one. */
export const naamVanEerste = (statements: readonly string[]): string =>
  `0001-eerste-${createHash('sha256').update(statements.join(';').replaceAll(/\s+/g, ' ')).digest('hex').slice(0, 8)}`;

export type Migraties = Readonly<Record<string, Migration>>;

/**
 * Every change of the tables by its name, which begins with its number. Code that does not know one works on what it leaves: a release
 * runs on the tables of the next. One for which that does not hold says in its name who can: after `0004-zonder-functie-vanaf-0003`
 * only code that knows 0003 begins.
 */
export const MIGRATIES: Migraties = { [naamVanEerste([...eerste.EERSTE, ...MELDEN])]: eerste };
const VANAF = /-vanaf-(\d{4})$/;

/** The tables were made by another version of this code, on which this one does not work; nothing was changed in them. */
export class AndereVersie extends Error {}

/** Brings the tables up to date in one transaction and answers what it did; throws when a migration fails and leaves all as it was. */
export async function migreren(db: Db, migraties: Migraties = MIGRATIES): Promise<string[]> {
  if ((await tabelstand(db, migraties)) === 'bij') return [];
  const getMigrations = async () => Object.fromEntries(Object.entries(migraties).map(([naam, een]) => [naam, ruimDeTijd(een)]));
  const { error, results = [] } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

/** Whether there are no tables, older ones than this code wants, or ones it works on; throws `AndereVersie` when it never will. */
export async function tabelstand(db: Db, migraties: Migraties = MIGRATIES): Promise<'leeg' | 'achter' | 'bij'> {
  const er = await gedaan(db);
  const laatste = Math.max(...Object.keys(migraties).map(nummer));
  const mist = Object.keys(migraties).filter((naam) => !er.includes(naam));
  // What is not known and not newer is another edition; newer tables of which a part is missing are nobody's.
  const vreemd = er.filter((naam) => !(naam in migraties));
  const fout = vreemd.find((naam) => nummer(naam) <= laatste || Number(VANAF.exec(naam)?.[1] ?? 0) > laatste || mist.length > 0);
  if (fout) throw new AndereVersie(`Unknown migration ${fout}.`);
  return er.length === 0 ? 'leeg' : mist.length > 0 ? 'achter' : 'bij';
}

const nummer = (naam: string): number => Number.parseInt(naam, 10);

/** A statement of a visitor may not take long; one that changes a large table may. */
const ruimDeTijd = ({ up, ...rest }: Migration): Migration => ({
  ...rest,
  async up(db) {
    await sql`${perDialect(sql`select 1`, sql`set local statement_timeout = 0`)}`.execute(db);
    await up(db);
  },
});

/**
 * Whether these are exactly the tables of this code; false when there are none yet. Throws `AndereVersie` also where it could work, but
 * does not know all that is there.
 */
export async function heeftOnzeTabellen(db: Db): Promise<boolean> {
  const stand = await tabelstand(db);
  const nieuwer = (await gedaan(db)).find((naam) => !(naam in MIGRATIES));
  if (stand === 'achter' || nieuwer) throw new AndereVersie(nieuwer ? `Unknown migration ${nieuwer}.` : 'Older tables.');
  return stand === 'bij';
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
