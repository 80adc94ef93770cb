import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import type { Db, Moment } from '#db/tabellen.ts';
import { Beurt } from '#grond/beurt.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { ruimTijdelijkeOp, SLOTBESTAND } from './contentbestand.ts';
import { eersteGeplande, geplandeVrijgeven } from './gepland.ts';
import { buitenGit } from './git.ts';
import { eersteBelofte, LEASE_MS, neemBelofte, type Publicatie, publicatieVan } from './publicatie.ts';
import { inGit, uitvoeren } from './uitvoeren.ts';
import { totZichtbaar } from './zichtbaar.ts';

export interface Uitgeverbron {
  db: Db;
  inhoud: Inhoud;
  contentDir: string;
  /** Where copies of withdrawn texts are kept. */
  bewaardDir: string;
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
const WEEK_MS = 7 * 24 * 60 * 60_000;
/** As long as a killed process can hold a promise: then it is free again. */
const GEDULD_MS = LEASE_MS;
const KIJK_MS = 25;
const NOG_EENS_MS = 75_000;

/**
 * Keeps every promise in the table `publicatie`: first those that a killed process left, then new ones and what was
 * planned. Two processes never carry out the same one at the same time.
 */
export function openUitgever(bron: Uitgeverbron): Uitgever {
  const { db, inhoud, log, klok = Date.now } = bron;
  let origin = '';
  const wie = randomUUID().slice(0, 8);
  let gestopt = false;
  let wekker: NodeJS.Timeout | undefined;
  /** When to look again for what was too young to be touched at the start. */
  let nogEens: Moment = Number.POSITIVE_INFINITY;
  /** One at a time: git and the disk like no crowd. */
  const beurt = new Beurt();

  async function doe(publicatie: Publicatie): Promise<'klaar' | 'opnieuw' | 'mislukt'> {
    const plek = { ...bron, origin };
    const gedaan = await uitvoeren(publicatie, plek);
    // Git comes after it, and nobody waits for that.
    if (gedaan === 'klaar') void beurt.doe(() => inGit(publicatie, plek));
    return gedaan;
  }
  async function halveWeg(): Promise<void> {
    for (const collectie of ['praktijken', 'terugblikken']) await ruimTijdelijkeOp(join(bron.contentDir, collectie), klok());
  }
  /** What a killed process left half written, and what it wrote and did not tell git. */
  async function opruimen(): Promise<void> {
    await buitenGit(bron.contentDir, SLOTBESTAND).catch((err) => log.warn({ err }, 'Git goes on showing the lock of the server.'));
    await halveWeg();
    const laatst = await db
      .selectFrom('publicatie')
      .selectAll()
      .where('opdracht', 'is', null)
      .where('gewijzigd_op', '>', klok() - WEEK_MS)
      .execute();
    for (const publicatie of laatst)
      await inGit({ ...publicatie, opdracht: publicatie.op_schijf === null ? 'weghalen' : 'schrijven' }, { ...bron, origin });
  }

  async function ronde(): Promise<void> {
    if (klok() >= nogEens) {
      nogEens = Number.POSITIVE_INFINITY;
      await halveWeg();
    }
    await geplandeVrijgeven(db, { inhoud, origin, nu: klok() });
    for (;;) {
      const publicatie = gestopt ? undefined : await neemBelofte(db, {}, klok());
      if (!publicatie) return;
      await doe(publicatie);
    }
  }
  /** Keeps the promise about one submission, when nobody else is at it. */
  const houd = (inzendingId: string): Promise<void> =>
    beurt.doe(async () => {
      for (;;) {
        const publicatie = await neemBelofte(db, { inzendingId }, klok());
        if (!publicatie || (await doe(publicatie)) !== 'opnieuw') return;
      }
    });
  function straks(ms: number): void {
    clearTimeout(wekker);
    if (gestopt || origin === '') return;
    wekker = setTimeout(
      () =>
        void beurt
          .doe(ronde)
          .catch((err) => log.error({ err, wie }, 'Publishing was interrupted; it is tried again.'))
          .then(plan),
      ms,
    );
    wekker.unref();
  }
  async function plan(): Promise<void> {
    const momenten = await Promise.all([eersteGeplande(db), eersteBelofte(db)]).catch(() => []);
    const eerste = Math.min(nogEens, ...momenten.map((moment) => moment ?? Number.POSITIVE_INFINITY));
    straks(Math.max(50, Math.min(HOOGSTENS_MS, eerste - klok())));
  }

  return {
    begin(vanaf) {
      origin = vanaf;
      void beurt.doe(opruimen).catch((err) => log.warn({ err }, 'What a stopped process left was not cleaned up.'));
      nogEens = klok() + NOG_EENS_MS;
      straks(0);
    },
    async nu(inzendingId) {
      await houd(inzendingId);
      if (await liggenGebleven(bron, inzendingId)) await houd(inzendingId);
      // What was only planned changes when to look.
      straks(0);
      return uitkomst(bron, inzendingId);
    },
    por: () => straks(0),
    async stop() {
      gestopt = true;
      clearTimeout(wekker);
      await beurt.doe(async () => {});
    },
  };
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
