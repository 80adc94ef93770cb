import Database from 'better-sqlite3';
import { Kysely, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { DirectDialect } from './dialect.ts';
import type { Db, Tabellen } from './tabellen.ts';

export interface OpenDatabase {
  db: Db;
  /** Changes whenever anything was committed by this process or another; throws when the database cannot be read. */
  stempel(): string;
  /** Empties the write-ahead log, in which what was overwritten can still be read; false when somebody is reading or writing. */
  leegLog(): boolean;
  sluit(): Promise<void>;
}

/**
 * Opens the one connection of this process. `wachttijdMs` is SQLite's own, blocking wait for a lock: 100 in the
 * server (which then retries asynchronously up to 5 s), 5000 in command-line tools. The bytes of a database file are opened as a
 * copy in memory.
 */
export function openDb(pad: string | Buffer, { wachttijdMs = 100 }: { wachttijdMs?: number } = {}): OpenDatabase {
  const raw = new Database(pad, { timeout: wachttijdMs });
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
  raw.pragma('secure_delete = ON');
  const vanAnderen = raw.prepare('pragma data_version').pluck();
  const vanMijzelf = raw.prepare('select total_changes()').pluck();
  const db = new Kysely<Tabellen>({ dialect: new DirectDialect({ database: metBereide(raw), wachttijdMs }) });
  return {
    db,
    stempel: () => `${vanAnderen.get()}.${vanMijzelf.get()}`,
    leegLog: () => leegLog(raw, wachttijdMs),
    sluit: () => db.destroy(),
  };
}

/** Waits for nobody: that would hold up every visitor. */
function leegLog(raw: Database.Database, wachttijdMs: number): boolean {
  if (raw.inTransaction) return false;
  raw.pragma('busy_timeout = 0');
  try {
    const [uitslag] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return uitslag?.busy === 0;
  } finally {
    raw.pragma(`busy_timeout = ${wachttijdMs}`);
  }
}

const MEESTE = 500;
/** The same statements come back again and again: preparing one takes longer than running it. */
function metBereide(raw: Database.Database): SqliteDatabase {
  const bereid = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const eerder = bereid.get(sql);
      if (eerder) return eerder;
      if (bereid.size >= MEESTE) bereid.clear();
      const statement: SqliteStatement = raw.prepare(sql);
      bereid.set(sql, statement);
      return statement;
    },
    close: () => void raw.close(),
  };
}
