import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import type { Db, Moment } from '#db/tabellen.ts';
import { INZENDCOLLECTIES } from '#db/tabellen-inzending.ts';
import { Beurt } from '#grond/beurt.ts';
import { DAG_MS } from '#grond/duur.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { ruimTijdelijkeOp, SLOTBESTAND } from './contentbestand.ts';
import { eersteGeplande, geplandeVrijgeven } from './gepland.ts';
import { buitenGit } from './git.ts';
import { eersteBelofte, LEASE_MS, neemBelofte, type Publicatie, publicatieVan } from './publicatie.ts';
import type { Tekstplek } from './tekstplek.ts';
import { inGit, uitvoeren } from './uitvoeren.ts';
import { totZichtbaar } from './zichtbaar.ts';

export interface Uitgeverbron {
  db: Db;
  inhoud: Inhoud;
  contentDir: string;
  /** Where copies of withdrawn texts are kept. */
  bewaardDir: string;
  /** Where texts stand, when that is not simply `contentDir`. */
  teksten?: Tekstplek | undefined;
  log: { info(o: object, m: string): void; warn(o: object, m: string): void; error(o: object, m: string): void };
  klok?: () => Moment;
  /** How long to wait for another process that is carrying a promise out. */
  geduldMs?: number;
}

/** `zichtbaar` is false when the file is right but the site has not read it yet. */
type Uitkomst = { gelukt: true; zichtbaar: boolean } | { gelukt: false; waarom: string };

export interface Uitgever {
  /** Carries out what was promised for one submission now, and waits a little until readers see it. */
  nu(inzendingId: string): Promise<Uitkomst>;
  /** Starts keeping promises; links in letters begin with `origin`, which is known when the site listens. */
  begin(origin: string): void;
  /** Looks soon whether there is something to do. */
  por(): void;
  /** Finishes what is being written. */
  stop(): Promise<void>;
}

const HOOGSTENS_MS = 30_000;
const WEEK_MS = 7 * DAG_MS;
/** As long as a killed process can hold a promise: then it is free again. */
const GEDULD_MS = LEASE_MS;
const KIJK_MS = 25;
const NOG_EENS_MS = 75_000;

/**
 * Keeps every promise in the table `publicatie`: first those that a killed process left, then new ones and what was
 * planned. Two processes never carry out the same one at the same time.
 */
export const openUitgever = (bron: Uitgeverbron): Uitgever => new BeloftenHouder(bron);

class BeloftenHouder implements Uitgever {
  readonly #bron: Uitgeverbron;
  readonly #klok: () => Moment;
  readonly #wie = randomUUID().slice(0, 8);
  /** One at a time: git and the disk like no crowd. */
  readonly #beurt = new Beurt();
  #origin = '';
  #gestopt = false;
  #wekker: NodeJS.Timeout | undefined;
  /** When to look again for what was too young to be touched at the start. */
  #nogEens: Moment = Number.POSITIVE_INFINITY;

  constructor(bron: Uitgeverbron) {
    this.#bron = bron;
    this.#klok = bron.klok ?? Date.now;
  }

  begin(origin: string): void {
    this.#origin = origin;
    const opruimen = this.#beurt.doe(() => this.#opruimen());
    void opruimen.catch((err) => this.#bron.log.warn({ err }, 'What a stopped process left was not cleaned up.'));
    this.#nogEens = this.#klok() + NOG_EENS_MS;
    this.por();
  }

  async nu(inzendingId: string): Promise<Uitkomst> {
    await this.#houd(inzendingId);
    if (await liggenGebleven(this.#bron, inzendingId)) await this.#houd(inzendingId);
    // Our own round may have taken it the moment it was free: then this waits for that round.
    else await this.#beurt.klaar();
    // What was only planned changes when to look.
    this.por();
    return uitkomst(this.#bron, inzendingId);
  }

  por(): void {
    this.#straks(0);
  }

  async stop(): Promise<void> {
    this.#gestopt = true;
    clearTimeout(this.#wekker);
    await this.#beurt.klaar();
  }

  #straks(ms: number): void {
    clearTimeout(this.#wekker);
    if (this.#gestopt || this.#origin === '') return;
    this.#wekker = setTimeout(
      () =>
        void this.#beurt
          .doe(() => this.#ronde())
          .catch((err) => this.#bron.log.error({ err, wie: this.#wie }, 'Publishing was interrupted; it is tried again.'))
          .then(() => this.#plan()),
      ms,
    );
    this.#wekker.unref();
  }

  async #plan(): Promise<void> {
    const { db } = this.#bron;
    const momenten = await Promise.all([eersteGeplande(db), eersteBelofte(db)]).catch(() => []);
    const eerste = Math.min(this.#nogEens, ...momenten.map((moment) => moment ?? Number.POSITIVE_INFINITY));
    this.#straks(Math.max(50, Math.min(HOOGSTENS_MS, eerste - this.#klok())));
  }

  async #ronde(): Promise<void> {
    const { db, inhoud } = this.#bron;
    if (this.#klok() >= this.#nogEens) {
      this.#nogEens = Number.POSITIVE_INFINITY;
      await this.#halveWeg();
    }
    await geplandeVrijgeven(db, { inhoud, origin: this.#origin, nu: this.#klok() });
    for (;;) {
      const publicatie = this.#gestopt ? undefined : await neemBelofte(db, {}, this.#klok());
      if (!publicatie) return;
      await this.#doe(publicatie);
    }
  }

  /** Keeps the promise about one submission, when nobody else is at it. */
  #houd(inzendingId: string): Promise<void> {
    return this.#beurt.doe(async () => {
      for (;;) {
        const publicatie = await neemBelofte(this.#bron.db, { inzendingId }, this.#klok());
        if (!publicatie || (await this.#doe(publicatie)) !== 'opnieuw') return;
      }
    });
  }

  async #doe(publicatie: Publicatie): Promise<'klaar' | 'opnieuw' | 'mislukt'> {
    const plek = { ...this.#bron, origin: this.#origin };
    const gedaan = await uitvoeren(publicatie, plek);
    // Git comes after it, and nobody waits for that.
    if (gedaan === 'klaar') void this.#beurt.doe(() => inGit(publicatie, plek));
    return gedaan;
  }

  /** What a killed process left half written, and what it wrote and did not tell git. */
  async #opruimen(): Promise<void> {
    const { db, contentDir, log } = this.#bron;
    await buitenGit(contentDir, SLOTBESTAND).catch((err) => log.warn({ err }, 'Git goes on showing the lock of the server.'));
    await this.#halveWeg();
    const laatst = await db
      .selectFrom('publicatie')
      .selectAll()
      .where('opdracht', 'is', null)
      .where('gewijzigd_op', '>', this.#klok() - WEEK_MS)
      .execute();
    for (const publicatie of laatst) {
      const opdracht = publicatie.op_schijf === null ? 'weghalen' : 'schrijven';
      await inGit({ ...publicatie, opdracht }, { ...this.#bron, origin: this.#origin });
    }
  }

  async #halveWeg(): Promise<void> {
    for (const collectie of INZENDCOLLECTIES) await ruimTijdelijkeOp(join(this.#bron.contentDir, collectie), this.#klok());
  }
}

/** Waits for another process that is carrying a promise out; answers whether that one stopped halfway and left it to be taken. */
async function liggenGebleven({ db, klok = Date.now, geduldMs = GEDULD_MS }: Uitgeverbron, inzendingId: string): Promise<boolean> {
  for (const einde = Date.now() + geduldMs; ; await wacht(KIJK_MS)) {
    const publicatie = await publicatieVan(db, inzendingId);
    // Done, or given back with the reason why it did not work.
    if (!publicatie?.opdracht || publicatie.bezet_tot === 0) return false;
    if (publicatie.bezet_tot <= klok()) return true;
    if (Date.now() >= einde) return false;
  }
}

/** Waits until the content in memory is what the table says, so that a redirect never meets a page that is not there yet. */
async function uitkomst({ db, inhoud }: Uitgeverbron, inzendingId: string): Promise<Uitkomst> {
  const publicatie = await publicatieVan(db, inzendingId);
  if (!publicatie || publicatie.opdracht || publicatie.fout) return { gelukt: false, waarom: publicatie?.fout ?? '' };
  const { collectie, slug, op_schijf } = publicatie;
  return { gelukt: true, zichtbaar: await totZichtbaar(inhoud, { collectie, slug, digest: op_schijf }) };
}
