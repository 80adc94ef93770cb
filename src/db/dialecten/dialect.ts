import type Database from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { Beurt } from '#grond/beurt.ts';
import { EneSchrijver } from './ene-schrijver.ts';

export interface DirectConfig {
  schrijver: Database.Database;
  /** Sees only what is committed; the writer itself where there is no second one (a database in memory). */
  lezer: Database.Database;
}

/** What one caller holds: a statement at a time, or a transaction. */
class Toegang implements DatabaseConnection {
  in: 'niets' | 'lezen' | 'schrijven' = 'niets';
  readonly #driver: DirectDriver;

  constructor(driver: DirectDriver) {
    this.#driver = driver;
  }
  async executeQuery<R>(vraag: CompiledQuery): Promise<QueryResult<R>> {
    return this.#driver.voerUit(this.in, vraag) as Promise<QueryResult<R>>;
  }
  async *streamQuery<R>(vraag: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(vraag);
  }
}

/** Two connections: whoever reads sees what is committed and waits for no writer, and all writing goes through one `EneSchrijver`. */
class DirectDriver implements Driver {
  readonly #config: DirectConfig;
  readonly #bijSchrijver: Bereid;
  readonly #bijLezer: Bereid;
  readonly #schrijver: EneSchrijver;
  /** A transaction that reads keeps the reader: others would see what was, not what is. */
  readonly #lezen = new Beurt();
  readonly #samen: boolean;

  constructor(config: DirectConfig) {
    const { schrijver, lezer } = config;
    this.#config = config;
    this.#samen = schrijver === lezer;
    this.#schrijver = new EneSchrijver(schrijver, { samen: !this.#samen });
    this.#bijSchrijver = new Bereid(schrijver);
    this.#bijLezer = this.#samen ? this.#bijSchrijver : new Bereid(lezer);
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<Toegang> {
    return new Toegang(this);
  }
  async releaseConnection(): Promise<void> {}

  async voerUit(hoe: Toegang['in'], vraag: CompiledQuery): Promise<QueryResult<unknown>> {
    if (hoe === 'schrijven') return this.#schrijver.schrijf(() => this.#bijSchrijver.doe(vraag));
    if (hoe === 'lezen') return this.#bijLezer.doe(vraag);
    if (!this.#samen && this.#bijLezer.leestAlleen(vraag)) return this.#lezen.doe(async () => this.#bijLezer.doe(vraag));
    return this.#schrijver.los(() => this.#bijSchrijver.doe(vraag));
  }

  async beginTransaction(toegang: Toegang, instelling?: TransactionSettings): Promise<void> {
    if (instelling?.accessMode === 'read only' && !this.#samen) {
      await this.#lezen.neem();
      this.#config.lezer.exec('begin');
      toegang.in = 'lezen';
      return;
    }
    await this.#schrijver.begin();
    toegang.in = 'schrijven';
  }

  async commitTransaction(toegang: Toegang): Promise<void> {
    if (toegang.in === 'lezen') return this.#klaarMetLezen(toegang);
    const opSchijf = this.#schrijver.legVast();
    toegang.in = 'niets';
    await opSchijf;
  }

  async rollbackTransaction(toegang: Toegang): Promise<void> {
    if (toegang.in === 'lezen') return this.#klaarMetLezen(toegang);
    if (toegang.in === 'schrijven') this.#schrijver.terug();
    toegang.in = 'niets';
  }

  #klaarMetLezen(toegang: Toegang): void {
    toegang.in = 'niets';
    if (this.#config.lezer.inTransaction) this.#config.lezer.exec('rollback');
    this.#lezen.geef();
  }

  /** Who opened the connections closes them. */
  async destroy(): Promise<void> {}
}

const MEESTE = 500;
/** The same statements come back again and again: preparing one takes longer than running it. */
class Bereid {
  readonly #raw: Database.Database;
  readonly #bereid = new Map<string, Database.Statement<unknown[]>>();

  constructor(raw: Database.Database) {
    this.#raw = raw;
  }

  leestAlleen({ sql }: CompiledQuery): boolean {
    return this.#statement(sql).readonly;
  }

  doe({ sql, parameters }: CompiledQuery): QueryResult<unknown> {
    const statement = this.#statement(sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #statement(sql: string): Database.Statement<unknown[]> {
    const eerder = this.#bereid.get(sql);
    if (eerder) return eerder;
    if (this.#bereid.size >= MEESTE) this.#bereid.clear();
    const statement = this.#raw.prepare<unknown[]>(sql);
    this.#bereid.set(sql, statement);
    return statement;
  }
}

class DirectAdapter extends SqliteAdapter {
  /** Lets one migration be one transaction: a failed one leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
  /** The driver gives the turns: Kysely's own lock would keep readers waiting behind a writer that waits. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

export class DirectDialect implements Dialect {
  readonly #config: DirectConfig;
  constructor(config: DirectConfig) {
    this.#config = config;
  }
  createDriver(): Driver {
    return new DirectDriver(this.#config);
  }
  createAdapter(): SqliteAdapter {
    return new DirectAdapter();
  }
  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }
}
