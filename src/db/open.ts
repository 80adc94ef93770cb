import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { DirectDialect } from './dialecten/dialect.ts';
import { PgDialect } from './dialecten/pg-dialect.ts';
import { PgLuisteraar } from './dialecten/pg-luisteraar.ts';
import type { Db, Tabellen } from './tabellen.ts';

export interface OpenDatabase {
  db: Db;
  /**
   * Changes whenever anything was committed by this process or another; throws when the database cannot be read. Null when it cannot
   * be told without asking: then whoever keeps a copy asks for its number.
   */
  stempel(): string | null;
  /** Empties the write-ahead log, in which what was overwritten can still be read; false when somebody is reading or writing. */
  leegLog(): boolean;
  sluit(): Promise<void>;
}

/** Opens a database by its path, or by its address when it begins with postgres://. */
export function openDb(pad: string | Buffer, { wachttijdMs = 100 }: { wachttijdMs?: number } = {}): OpenDatabase {
  return typeof pad === 'string' && PG.test(pad) ? openPg(pad) : openSqlite(pad, wachttijdMs);
}

const PG = /^postgres(ql)?:\/\//;

/** Nothing is connected before the first question. What is overwritten stays in its log as long as the platform keeps that. */
function openPg(url: string): OpenDatabase {
  const luisteraar = new PgLuisteraar(url);
  const db = new Kysely<Tabellen>({ dialect: new PgDialect(url, () => luisteraar.tel()) });
  const sluit = async () => {
    luisteraar.sluit();
    await db.destroy();
  };
  return { db, stempel: () => luisteraar.stempel(), leegLog: () => true, sluit };
}

/**
 * Opens the one writer of this process, and a reader beside it. `wachttijdMs` is SQLite's own, blocking wait for a lock: 100 in the
 * server (which then retries asynchronously up to 5 s), 5000 in command-line tools. The bytes of a database file are opened as a
 * copy in memory.
 */
function openSqlite(pad: string | Buffer, wachttijdMs: number): OpenDatabase {
  const schrijver = veilig(new Database(pad, { timeout: wachttijdMs }));
  const lezer = schrijver.memory ? schrijver : veilig(new Database(schrijver.name, { timeout: wachttijdMs, readonly: true }));
  // Of the reader it counts what the writer committed, and others; of a database in memory what was done is all there is.
  const vastgelegd = lezer.prepare(lezer === schrijver ? 'select total_changes()' : 'pragma data_version').pluck();
  return {
    db: new Kysely<Tabellen>({ dialect: new DirectDialect({ schrijver, lezer }) }),
    stempel: () => String(vastgelegd.get()),
    leegLog: () => leegLog(schrijver),
    sluit: async () => {
      // The writer goes last: it puts the write-ahead log away.
      lezer.close();
      schrijver.close();
    },
  };
}

function veilig(raw: Database.Database): Database.Database {
  if (!raw.readonly) raw.pragma('journal_mode = WAL');
  for (const instelling of ['synchronous = FULL', 'foreign_keys = ON', 'trusted_schema = OFF', 'secure_delete = ON'])
    raw.pragma(instelling);
  return raw;
}

/** Waits for nobody: that would hold up every visitor. */
function leegLog(raw: Database.Database): boolean {
  if (raw.inTransaction) return false;
  const [uitslag] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return uitslag?.busy === 0;
}
