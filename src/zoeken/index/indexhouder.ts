import { join } from 'node:path';
import type { Inhoud } from '#inhoud/stuk.ts';
import { bijhouden } from './bijhouden.ts';
import { indexeren } from './indexeren.ts';
import { laatsteVersie, onthoud, ruimIndexenOp } from './indexmap.ts';
import { versieVan } from './indexversie.ts';
import type { Grenzen } from './kind.ts';
import { type OpenIndex, openInDraad } from './open-index.ts';
import { RITME, type Ritme } from './ritme.ts';
import { type Levendbron, type Levendlezer, levendVan, standVan } from './stand.ts';
import { maakTaak, type Taak } from './taak.ts';

export interface Indexbron extends Levendbron {
  inhoud: Inhoud;
  /** Folder of all indexes. */
  map: string;
  vertrouwdDir?: string;
  contentDir: string;
  voorbeeld?: boolean;
  renderDir?: string;
  log: { info(o: object, m: string): void; warn(o: object, m: string): void; error(o: object, m: string): void };
  /** Shorter in tests. */
  ritme?: Ritme;
  grenzen?: Grenzen;
}

/** Holds the newest index there is, and sees to it that it follows what stands on the site: first by a small one, then whole. */
export class Indexhouder {
  /** What answers now; null until the first index is made. */
  huidig: OpenIndex | null = null;
  readonly klein: Taak;
  readonly groot: Taak;
  readonly #bron: Indexbron;
  readonly #leesLevend: Levendlezer;
  readonly #vertrouwdDir: string;
  readonly #ritme: Ritme;
  readonly #einde = new AbortController();
  readonly #kijken: NodeJS.Timeout;
  #gewijzigdOp: number | null = null;
  /** How long the last large index took to make. */
  #duur = 0;
  #laatste: Promise<unknown> = Promise.resolve();

  constructor(bron: Indexbron) {
    this.#bron = bron;
    this.#leesLevend = levendVan(bron);
    this.#ritme = bron.ritme ?? RITME;
    this.#vertrouwdDir = bron.vertrouwdDir ?? join(import.meta.dirname, '../../../content');
    const { opnieuw, kijken, bij } = this.#ritme;
    this.klein = maakTaak(() => this.#maakKlein(), {
      opnieuw,
      mislukt: (err, keer) => bron.log.error({ err, keer }, 'What is new cannot be found yet.'),
    });
    this.groot = maakTaak(() => this.#maakGroot(), {
      opnieuw,
      mislukt: (err, keer) => bron.log.error({ err, keer }, 'No new search index; the former one goes on.'),
    });
    this.#kijken = setInterval(() => void this.#kijk().catch(() => {}), kijken).unref();
    bron.inhoud.opWijziging(() => {
      this.klein.plan(bij);
      this.#planGroot();
    });
  }

  /** Lets the index that answered last answer again. */
  async begin(): Promise<void> {
    const { map, log } = this.#bron;
    const versie = await laatsteVersie(map);
    if (!versie) return;
    try {
      this.huidig = await this.#openen(versie);
      void this.huidig.draad.loopWarm(Date.now());
    } catch (err) {
      log.warn({ err }, 'The former search index does not open.');
    }
  }

  /** Looks soon whether there is something to index. */
  bijwerken(): void {
    this.klein.plan(this.#ritme.bij);
    this.groot.plan(this.#ritme.meteen);
  }

  async sluit(): Promise<void> {
    this.#einde.abort();
    this.klein.stop();
    this.groot.stop();
    clearInterval(this.#kijken);
    await this.huidig?.draad.sluit();
  }

  get #kind() {
    return { stop: this.#einde.signal, ...(this.#bron.grenzen && { grenzen: this.#bron.grenzen }) };
  }

  /** A small index belongs to one large one: they are never changed at the same time. */
  #naElkaar(werk: () => Promise<void>): Promise<void> {
    const mijn = this.#laatste.then(werk);
    this.#laatste = mijn.catch(() => {});
    return mijn;
  }

  async #openen(versie: string): Promise<OpenIndex> {
    let index: OpenIndex | null = null;
    index = await openInDraad(this.#bron.map, versie, (err) => {
      this.#bron.log.error({ err }, 'The search thread ended.');
      if (!index || this.huidig !== index) return;
      this.huidig = null;
      void this.#wissel(versie).catch(() => this.groot.plan(this.#ritme.meteen));
    });
    return index;
  }

  async #maakKlein(): Promise<void> {
    const { inhoud } = this.#bron;
    const { levend, vers } = await this.#leesLevend();
    if (!this.huidig || !vers) return;
    await this.#naElkaar(async () => {
      const vol = this.huidig && (await bijhouden(this.huidig, { inhoud, levend, ...this.#kind }));
      if (vol) this.groot.plan(this.#ritme.meteen);
      else if (this.huidig?.bij.map !== null && !this.groot.gepland) this.#planGroot();
    });
  }

  async #maakGroot(): Promise<void> {
    const { inhoud, map, contentDir, voorbeeld = true, renderDir = join(map, '../teksten'), log } = this.#bron;
    const { levend, vers } = await this.#leesLevend();
    const versie = await versieVan(standVan(inhoud, levend), this.#vertrouwdDir);
    this.#gewijzigdOp = null;
    // A database that does not answer is no reason to forget its sessions.
    if (versie === this.huidig?.versie || (this.huidig && !vers)) return;
    const begin = Date.now();
    await indexeren(
      { vertrouwdDir: this.#vertrouwdDir, contentDir, voorbeeld, renderDir, levend, map: join(map, versie), versie },
      { ...this.#kind, eerste: this.huidig === null },
    );
    await this.#wissel(versie);
    this.#duur = Date.now() - begin;
    await ruimIndexenOp(map, versie);
    log.info({ versie, ms: this.#duur }, 'A new search index answers.');
  }

  /** The new index takes over with everything that was published while it was being made. */
  async #wissel(versie: string): Promise<void> {
    const { inhoud, map } = this.#bron;
    const index = await this.#openen(versie);
    // Without an index a slow answer is better than none; else nobody notices that another one takes over.
    const warm = index.draad.loopWarm(Date.now());
    if (this.huidig) await warm;
    const overnemen = async () => {
      const { levend, vers } = await this.#leesLevend();
      if (vers) await bijhouden(index, { inhoud, levend, ...this.#kind });
      this.#einde.signal.throwIfAborted();
      await onthoud(map, versie);
      const vorige = this.huidig;
      this.huidig = index;
      // Queries that are under way still get their answer.
      if (vorige) setTimeout(() => void vorige.draad.sluit(), 5_000).unref();
    };
    await this.#naElkaar(overnemen).catch(async (fout) => {
      await index.draad.sluit();
      throw fout;
    });
  }

  /** Waits for more to come, but not for ever; an index that takes long is made less often. */
  #planGroot(): void {
    const { uiterlijk, rust, meteen } = this.#ritme;
    this.#gewijzigdOp ??= Date.now();
    const nog = this.#gewijzigdOp + Math.max(uiterlijk, this.#duur) - Date.now();
    this.groot.plan(this.huidig ? Math.max(0, Math.min(nog, Math.max(rust, this.#duur))) : meteen);
  }

  async #kijk(): Promise<void> {
    const { inhoud } = this.#bron;
    this.klein.plan(this.#ritme.bij);
    const { levend, vers } = await this.#leesLevend();
    if (!vers || this.groot.gepland || this.groot.bezig || this.groot.mislukt) return;
    if ((await versieVan(standVan(inhoud, levend), this.#vertrouwdDir)) !== this.huidig?.versie) this.#planGroot();
  }
}
