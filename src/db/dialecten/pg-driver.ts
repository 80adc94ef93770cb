import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { QueryResult as PgUitslag, PoolClient } from 'pg';
import { Beurt } from '#grond/beurt.ts';
import { binnen } from '#grond/geduld.ts';
import { SCHRIJFGEDULD_MS } from './ene-schrijver.ts';
import { SCHRIJFSLOT } from './pg-slot.ts';
import { isVerbroken, isVerloren, isZonderEind, metCode, openPools, type PgPools, stel, verbind } from './pg-verbinding.ts';

const BEZET = '55P03';
const LEEST = /^\s*(select|values)\b/i;

/** What one caller holds: a statement at a time, or a transaction. */
class PgToegang implements DatabaseConnection {
  bezig: { in: 'lezen' | 'schrijven'; client: PoolClient; verloren?: boolean; zonderEind?: boolean } | null = null;
  readonly #driver: PgDriver;

  constructor(driver: PgDriver) {
    this.#driver = driver;
  }
  async executeQuery<R>(vraag: CompiledQuery): Promise<QueryResult<R>> {
    const uitslag = this.bezig ? await this.#stel(this.bezig, vraag) : await this.#driver.los(vraag);
    return { rows: uitslag.rows, ...(uitslag.rowCount === null ? {} : { numAffectedRows: BigInt(uitslag.rowCount) }) };
  }
  async *streamQuery<R>(vraag: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(vraag);
  }

  async #stel(bezig: NonNullable<PgToegang['bezig']>, vraag: CompiledQuery): Promise<PgUitslag> {
    bezig.zonderEind ||= isZonderEind(vraag);
    try {
      return await stel(bezig.client, vraag, bezig.zonderEind);
    } catch (fout) {
      bezig.verloren ||= isVerloren(fout);
      throw fout;
    }
  }
}

/**
 * One connection that writes, and some that read. Whoever writes takes the one lock of the database first, so that "one writer at a
 * time" holds for all processes together; in this process they wait for their turn before they take a connection, so that readers
 * always find one.
 */
export class PgDriver implements Driver {
  readonly #url: string;
  readonly #vastgelegd: () => void;
  readonly #schrijven = new Beurt();
  #pools: PgPools | undefined;

  /** `vastgelegd` is called after every commit. */
  constructor(url: string, vastgelegd: () => void) {
    this.#url = url;
    this.#vastgelegd = vastgelegd;
  }

  async init(): Promise<void> {
    this.#pools = await openPools(this.#url);
  }

  async acquireConnection(): Promise<PgToegang> {
    return new PgToegang(this);
  }
  async releaseConnection(): Promise<void> {}

  /** A statement outside a transaction; one that writes takes the lock as well. */
  async los(vraag: CompiledQuery): Promise<PgUitslag> {
    if (LEEST.test(vraag.sql)) return stel(this.#open.lezers, vraag).catch((fout) => this.#nogEens(fout, vraag));
    const client = await this.#neemSlot();
    return this.#rondAf(client, async () => {
      const uitslag = await stel(client, vraag);
      await this.#legVast(client);
      return uitslag;
    });
  }

  /** A connection may have broken while nobody used it; who only reads need not know. */
  async #nogEens(fout: unknown, vraag: CompiledQuery): Promise<PgUitslag> {
    if (!isVerbroken(fout)) throw fout;
    return stel(this.#open.lezers, vraag);
  }

  async beginTransaction(toegang: PgToegang, instelling?: TransactionSettings): Promise<void> {
    if (instelling?.accessMode !== 'read only') {
      toegang.bezig = { in: 'schrijven', client: await this.#neemSlot() };
      return;
    }
    const client = await verbind(this.#open.lezers);
    try {
      // What it reads is of one moment.
      await metCode(client.query('begin isolation level repeatable read read only'));
    } catch (fout) {
      client.release(true);
      throw fout;
    }
    toegang.bezig = { in: 'lezen', client };
  }

  async commitTransaction(toegang: PgToegang): Promise<void> {
    const bezig = toegang.bezig;
    if (!bezig) throw new Error('What was written in this transaction is gone.');
    toegang.bezig = null;
    if (bezig.in === 'lezen') return this.#klaarMetLezen(bezig.client);
    await this.#rondAf(bezig.client, () => this.#legVast(bezig.client));
  }

  async rollbackTransaction(toegang: PgToegang): Promise<void> {
    const bezig = toegang.bezig;
    toegang.bezig = null;
    if (!bezig) return;
    // Nobody takes anything back over a line that is gone; the database does that by itself.
    const terug = () => (bezig.verloren ? Promise.reject() : bezig.client.query('rollback'));
    if (bezig.in === 'lezen') return this.#klaarMetLezen(bezig.client, terug);
    await this.#rondAf(bezig.client, terug).catch(() => {});
  }

  async destroy(): Promise<void> {
    await Promise.all([this.#pools?.schrijver.end(), this.#pools?.lezers.end()]);
  }

  get #open(): PgPools {
    if (!this.#pools) throw new Error('The database is not open.');
    return this.#pools;
  }

  /** The turn in this process, then the connection, then the lock: together no longer than this. */
  async #neemSlot(): Promise<PoolClient> {
    const einde = Date.now() + SCHRIJFGEDULD_MS;
    await this.#neemBeurt();
    let client: PoolClient | undefined;
    try {
      client = await verbind(this.#open.schrijver);
      const nog = Math.max(1, einde - Date.now());
      await metCode(
        client.query(`begin; set local lock_timeout = ${nog}; select pg_advisory_xact_lock(${SCHRIJFSLOT}); set local lock_timeout = 0`),
      );
      return client;
    } catch (fout) {
      client?.release(true);
      this.#schrijven.geef();
      throw fout;
    }
  }

  /** Whoever gave up passes the turn on when it comes. */
  async #neemBeurt(): Promise<void> {
    const beurt = this.#schrijven.neem();
    if (
      await binnen(
        SCHRIJFGEDULD_MS,
        beurt.then(() => true),
      )
    )
      return;
    void beurt.then(() => this.#schrijven.geef());
    throw Object.assign(new Error('Who writes took too long.'), { code: BEZET });
  }

  /** Gives back connection and turn; a connection on which something went wrong is not used again. */
  async #rondAf<T>(client: PoolClient, werk: () => Promise<T>): Promise<T> {
    let mis = true;
    try {
      const uit = await werk();
      mis = false;
      return uit;
    } finally {
      client.release(mis);
      this.#schrijven.geef();
    }
  }

  /** A transaction in which something failed is not committed, whoever caught that. */
  async #legVast(client: PoolClient): Promise<void> {
    const { command } = await metCode(client.query('commit'));
    if (command !== 'COMMIT') throw new Error('What was written in this transaction is gone.');
    this.#vastgelegd();
  }

  async #klaarMetLezen(client: PoolClient, terug = () => client.query('rollback')): Promise<void> {
    try {
      await terug();
      client.release();
    } catch {
      client.release(true);
    }
  }
}
