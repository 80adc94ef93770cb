import Database from 'better-sqlite3';
import { type Driver, Kysely, type KyselyPlugin, PostgresDriver, SqliteDialect, SqliteDriver } from 'kysely';
import pg from 'pg';
import { PgDialect } from '#db/dialecten/pg-dialect.ts';
import type { Db, Tabellen } from '#db/tabellen.ts';

/** What a control takes away: drivers that begin nothing and therefore lock nothing. */
class OpenDriver extends SqliteDriver {
  override async beginTransaction(): Promise<void> {}
  override async commitTransaction(): Promise<void> {}
  override async rollbackTransaction(): Promise<void> {}
}
class OpenPgDriver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
  override async commitTransaction(): Promise<void> {}
  override async rollbackTransaction(): Promise<void> {}
}

class OpenDialect extends SqliteDialect {
  readonly #pad: string;
  constructor(pad: string) {
    super({ database: new Database(':memory:') });
    this.#pad = pad;
  }
  override createDriver(): SqliteDriver {
    return new OpenDriver({ database: new Database(this.#pad, { timeout: 5000 }) });
  }
}
class OpenPgDialect extends PgDialect {
  readonly #pad: string;
  constructor(pad: string) {
    super(pad, () => {});
    this.#pad = pad;
  }
  override createDriver(): Driver {
    for (const getal of [20, 1700]) pg.types.setTypeParser(getal, Number);
    const pool = new pg.Pool({ connectionString: this.#pad, max: 1 });
    // Its database may be thrown away before it.
    pool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}));
    return new OpenPgDriver({ pool });
  }
}

/** A connection of its own to this database, on which a transaction is nothing but its statements. */
export const zonderSlot = (pad: string, plugins: KyselyPlugin[] = []): Db =>
  new Kysely<Tabellen>({ dialect: pad.startsWith('postgres:') ? new OpenPgDialect(pad) : new OpenDialect(pad), plugins });
