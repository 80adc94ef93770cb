import { setTimeout as wacht } from 'node:timers/promises';
import type { TransactionSettings } from 'kysely';
import { CompiledQuery, type DatabaseConnection, SqliteAdapter, SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely';
import { Beurt } from '#grond/beurt.ts';

const GEDULD_MS = 5000;

export interface DirectConfig extends SqliteDialectConfig {
  /** How long a single statement waits for a lock, inside SQLite. */
  wachttijdMs: number;
}

/**
 * Transactions take the write lock at once (a deferred one failed in 94 % of contended attempts). One writer of this
 * process waits for it at a time, without blocking the event loop and without keeping readers from the connection.
 */
class DirectDriver extends SqliteDriver {
  readonly #wachttijdMs: number;
  readonly #verbinding = new Beurt();
  readonly #schrijver = new Beurt();
  #schrijft = false;

  constructor(config: DirectConfig) {
    super(config);
    this.#wachttijdMs = config.wachttijdMs;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#verbinding.neem();
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    if (this.#schrijft) this.#schrijver.geef();
    this.#schrijft = false;
    this.#verbinding.geef();
  }

  override async beginTransaction(verbinding: DatabaseConnection, instelling?: TransactionSettings): Promise<void> {
    if (instelling?.accessMode === 'read only') return super.beginTransaction(verbinding);
    // Waiting for our turn counts: a queue of writers gives up together, not one after the other.
    const einde = Date.now() + GEDULD_MS;
    await this.#zonderVerbinding(this.#schrijver.neem());
    try {
      await this.#beginDirect(verbinding, einde);
      this.#schrijft = true;
    } catch (fout) {
      this.#schrijver.geef();
      throw fout;
    }
  }

  /** SQLite rolls back by itself when the disk is full or broken; the error that made it do so says more than "nothing to roll back". */
  override async rollbackTransaction(verbinding: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(verbinding).catch((fout) => {
      if (!(fout instanceof Error && fout.message.includes('no transaction is active'))) throw fout;
    });
  }

  async #beginDirect(verbinding: DatabaseConnection, einde: number): Promise<void> {
    for (;;) {
      try {
        await this.#probeer(verbinding);
        return;
      } catch (fout) {
        if (!isBezet(fout) || Date.now() > einde) throw fout;
        await this.#zonderVerbinding(wacht(10 + Math.random() * 40));
      }
    }
  }

  /** We do the waiting ourselves: SQLite's own would hold up every visitor, time after time. */
  async #probeer(verbinding: DatabaseConnection): Promise<void> {
    await verbinding.executeQuery(CompiledQuery.raw('pragma busy_timeout = 0'));
    try {
      await verbinding.executeQuery(CompiledQuery.raw('begin immediate'));
    } finally {
      await verbinding.executeQuery(CompiledQuery.raw(`pragma busy_timeout = ${this.#wachttijdMs}`));
    }
  }

  /** Others may read while we wait. */
  async #zonderVerbinding(wachten: Promise<void>): Promise<void> {
    this.#verbinding.geef();
    await wachten;
    await this.#verbinding.neem();
  }
}

class DirectAdapter extends SqliteAdapter {
  /** Lets one migration be one transaction: a failed one leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
  /** There is one, and the driver gives the turns: Kysely's own lock would keep readers waiting behind a writer that waits. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

export class DirectDialect extends SqliteDialect {
  readonly #config: DirectConfig;
  constructor(config: DirectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): SqliteDriver {
    return new DirectDriver(this.#config);
  }
  override createAdapter(): SqliteAdapter {
    return new DirectAdapter();
  }
}

function isBezet(fout: unknown): boolean {
  return fout instanceof Error && 'code' in fout && String(fout.code).startsWith('SQLITE_BUSY');
}
