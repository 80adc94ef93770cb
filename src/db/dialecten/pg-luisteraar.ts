import { setTimeout as wacht } from 'node:timers/promises';

/** How often it asks whether it is still there. */
const VRAAG_MS = 1000;
/** Whoever did not answer for so long may have told something that did not arrive. */
const STIL_MS = 3000;
const VERBIND_MS = 5000;
/** How long until it is tried again: doubled every time. */
const [EERST_MS, HOOGSTENS_MS] = [20, 1000];

/**
 * Hears, on a connection of its own, that what is kept in memory changed, whichever process did that. It begins when somebody first
 * asks; a connection that had to be made again counts as a change.
 */
export class PgLuisteraar {
  readonly #url: string;
  readonly #einde = new AbortController();
  #begonnen = false;
  #wijzigingen = 0;
  /** All that was told before this moment has arrived. */
  #bijTot = Number.NEGATIVE_INFINITY;

  constructor(url: string) {
    this.#url = url;
  }

  /** Another one after every change; null while something may have been missed. */
  stempel(): string | null {
    if (!this.#begonnen) void this.#luister();
    return performance.now() - this.#bijTot < STIL_MS ? String(this.#wijzigingen) : null;
  }

  /** What this process did counts at once, before word of it comes back. */
  tel(): void {
    this.#wijzigingen += 1;
  }

  sluit(): void {
    this.#einde.abort();
  }

  async #luister(): Promise<void> {
    this.#begonnen = true;
    const { signal } = this.#einde;
    for (let rust = EERST_MS; !signal.aborted; rust = Math.min(2 * rust, HOOGSTENS_MS)) {
      const begin = performance.now();
      await this.#opEenVerbinding(signal).catch(() => {});
      // Whoever wants to know meanwhile asks the database.
      this.#bijTot = Number.NEGATIVE_INFINITY;
      if (performance.now() - begin > STIL_MS) rust = EERST_MS;
      await wacht(rust, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Until it breaks, or does not answer. */
  async #opEenVerbinding(signal: AbortSignal): Promise<void> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: VERBIND_MS,
      query_timeout: STIL_MS,
      keepAlive: true,
    });
    const weg = new AbortController();
    const verloren = () => {
      this.#bijTot = Number.NEGATIVE_INFINITY;
      weg.abort();
    };
    client.on('error', verloren).on('end', verloren);
    client.on('notification', () => this.tel());
    try {
      await client.connect();
      await client.query('listen versie');
      this.tel();
      const eind = AbortSignal.any([signal, weg.signal]);
      while (!eind.aborted) {
        const van = performance.now();
        await client.query('select 1');
        this.#bijTot = van;
        await wacht(VRAAG_MS, undefined, { signal: eind, ref: false }).catch(() => {});
      }
    } finally {
      void client.end().catch(() => {});
    }
  }
}
