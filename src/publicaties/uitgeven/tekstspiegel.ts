import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db } from '#db/tabellen.ts';
import type { TekstTabel } from '#db/tabellen-inzending.ts';
import { Beurt } from '#grond/beurt.ts';
import { digestVan } from '#grond/digest.ts';
import { MINUUT_MS } from '#grond/duur.ts';
import { naast, openbareMap, schrijfVast } from '#grond/schijf.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { digestOp } from './contentbestand.ts';
import { type Tekstadres, tekstenIn, tekstpad } from './tekstplek.ts';

export interface Spiegelbron {
  db: Db;
  contentDir: string;
  /** Where files go that no row speaks of. */
  opzijDir: string;
  log: { warn(o: object, m: string): void; error(o: object, m: string): void };
  /** Hears of each address where something stood once and stands no longer, more than once. */
  isWeg?: (adres: Tekstadres) => void;
  /** Another one after every text that changed, wherever that was; null when it cannot be told (`OpenDatabase`). */
  stempel?: () => string | null;
  /** How often to ask for what changed elsewhere while nobody tells it. */
  kijkMs?: number;
}

export interface Tekstspiegel {
  /** Brings what changed since the last time to the folder; never throws: it is tried again soon. */
  overnemen(): Promise<void>;
  /** From now on looks by itself, and tells the content in memory. */
  begin(inhoud: Pick<Inhoud, 'een' | 'bijwerken'>): void;
  /** Since when taking over does not work; null when it does. */
  achterSinds(): number | null;
  stop(): Promise<void>;
}

type Stand = Pick<TekstTabel, 'collectie' | 'slug' | 'digest' | 'nr'>;
const KIJK_MS = 1000;
/** Looking whether there is word of it asks nobody anything. */
const HOOR_MS = 100;
const PER_KEER = 200;

/** Keeps the folder of this machine what the rows say. The folder is right when this is there; it throws when that cannot be. */
export async function openTekstspiegel(bron: Spiegelbron): Promise<Tekstspiegel> {
  const spiegel = new Spiegel(bron);
  await spiegel.helemaal();
  return spiegel;
}

class Spiegel implements Tekstspiegel {
  readonly #bron: Spiegelbron;
  readonly #beurt = new Beurt();
  #inhoud: Pick<Inhoud, 'een' | 'bijwerken'> | null = null;
  /** Up to where the folder is what the rows say. */
  #nr = 0;
  /** What stood right in the folder when it was last looked at, by its path. */
  readonly #onze = new Map<string, string>();
  #achterSinds: number | null = null;
  #gezien: string | null = null;
  #straks = 0;
  #wekkers: NodeJS.Timeout[] = [];

  constructor(bron: Spiegelbron) {
    this.#bron = bron;
  }

  overnemen(): Promise<void> {
    return this.#stil(() => this.#sinds(this.#nr));
  }

  /** Every row and every file. */
  helemaal(): Promise<void> {
    return this.#beurt.doe(() => this.#alles());
  }

  begin(inhoud: Pick<Inhoud, 'een' | 'bijwerken'>): void {
    this.#inhoud = inhoud;
    const { kijkMs = KIJK_MS } = this.#bron;
    this.#wekkers = [
      setInterval(() => void this.#kijk(kijkMs), Math.min(kijkMs, HOOR_MS)),
      // What somebody changed in the folder itself, and what nobody told of.
      setInterval(() => void this.#stil(() => this.#alles()), (kijkMs * MINUUT_MS) / KIJK_MS),
    ];
    for (const wekker of this.#wekkers) wekker.unref();
  }

  /** Asks when word came of a change; while none can come, or after it did not work, now and then. */
  #kijk(kijkMs: number): Promise<void> | undefined {
    const stempel = this.#bron.stempel?.() ?? null;
    const hoort = stempel !== null && this.#achterSinds === null;
    if (hoort ? stempel === this.#gezien : performance.now() < this.#straks) return;
    [this.#gezien, this.#straks] = [stempel, performance.now() + kijkMs];
    return this.overnemen();
  }

  achterSinds(): number | null {
    return this.#achterSinds;
  }

  async stop(): Promise<void> {
    for (const wekker of this.#wekkers) clearInterval(wekker);
    await this.#beurt.klaar();
  }

  /** Told once, until it works again. */
  async #stil(werk: () => Promise<void>): Promise<void> {
    try {
      await this.#beurt.doe(werk);
      this.#achterSinds = null;
    } catch (err) {
      if (this.#achterSinds === null)
        this.#bron.log.error({ err }, 'The texts of other machines could not be taken over; it is tried again.');
      this.#achterSinds ??= Date.now();
    }
  }

  async #alles(): Promise<void> {
    await this.#sinds(0);
    await this.#opzij();
  }

  async #sinds(vanaf: number): Promise<void> {
    for (let nr = vanaf; ; ) {
      const rijen: Stand[] = await this.#bron.db
        .selectFrom('tekst')
        .select(['collectie', 'slug', 'digest', 'nr'])
        .where('nr', '>', nr)
        .orderBy('nr')
        .limit(PER_KEER)
        .execute();
      for (const rij of rijen) {
        await this.#neemOver(rij);
        nr = rij.nr;
        this.#nr = Math.max(this.#nr, nr);
      }
      if (rijen.length < PER_KEER) return;
    }
  }

  async #neemOver(rij: Stand): Promise<void> {
    const { collectie, slug, digest } = rij;
    const pad = tekstpad(this.#bron.contentDir, rij);
    const staat = this.#inhoud?.een(collectie, slug)?.digest === digest ? digest : await digestOp(pad);
    if (staat !== digest) {
      if (staat !== null && staat !== this.#onze.get(pad)) await this.#legOpzij(rij);
      if (digest === null) await rm(pad, { force: true });
      else await this.#schrijf(pad, rij);
      await this.#inhoud?.bijwerken(collectie, slug);
    }
    if (digest === null) this.#bron.isWeg?.(rij);
    if (digest === null) this.#onze.delete(pad);
    else this.#onze.set(pad, digest);
  }

  /** A copy that a power failure spoils is written again at the next start, so nobody waits for the disk. */
  async #schrijf(pad: string, { collectie, slug, digest }: Stand): Promise<void> {
    const rij = await this.#bron.db
      .selectFrom('tekst')
      .select('bestand')
      .where('collectie', '=', collectie)
      .where('slug', '=', slug)
      .where('digest', '=', digest)
      .executeTakeFirst();
    // It changed once more: that row comes next.
    if (!rij) return;
    openbareMap(dirname(pad));
    const tijdelijk = naast(pad);
    try {
      await writeFile(tijdelijk, rij.bestand, { mode: 0o644 });
      await rename(tijdelijk, pad);
    } finally {
      await rm(tijdelijk, { force: true });
    }
  }

  /** A file that no row speaks of would be seen on this machine only; nothing of it is lost. */
  async #opzij(): Promise<void> {
    const { db, contentDir } = this.#bron;
    const rijen = await db.selectFrom('tekst').select(['collectie', 'slug']).execute();
    const bekend = new Set(rijen.map(({ collectie, slug }) => `${collectie}/${slug}`));
    for (const adres of await tekstenIn(contentDir)) {
      const { collectie, slug } = adres;
      if (bekend.has(`${collectie}/${slug}`)) continue;
      await this.#legOpzij(adres);
      await rm(tekstpad(contentDir, adres));
      await this.#inhoud?.bijwerken(collectie, slug);
    }
  }

  /** Keeps what somebody wrote in the folder of this machine. */
  async #legOpzij(adres: Tekstadres): Promise<void> {
    const { contentDir, opzijDir, log } = this.#bron;
    const { collectie, slug } = adres;
    const bytes = await readFile(tekstpad(contentDir, adres));
    const naar = join(opzijDir, collectie, `${slug}-${digestVan(bytes).slice(0, 12)}.mdx`);
    await mkdir(dirname(naar), { recursive: true });
    await schrijfVast(naar, bytes);
    log.warn({ bestand: `${collectie}/${slug}.mdx`, naar }, 'A file that is not what all machines show was put aside.');
  }
}
