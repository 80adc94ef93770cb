import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db, Moment } from '#db/tabellen.ts';
import { MINUUT_MS } from '#grond/duur.ts';
import { binnen } from '#grond/geduld.ts';
import { naast, schrijfVast } from '#grond/schijf.ts';
import { type Berging, GEEN_BESTAND } from '#inhoud/bijlagen/berging.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { mailStaatStil, postbusTelling } from '#mail/postbusstand.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';

/** What `/gezond` says, in the words that alarms are set on. */
export interface Health {
  status: 'ok' | 'storing';
  /** The parts that do not work now, as a visitor would notice. */
  storing: ('database' | 'schijf' | 'opslag' | 'inhoud' | 'mail' | 'zoeken')[];
  inhoud: { fouten: number };
  zoeken: Zoeker['stand'];
  /** Only for who may know. */
  mail?: { wachtend: number; opgegeven: number; oudsteMinuten: number } | null;
}

const PATIENCE_MS = 2000;
const REST_MS = 1000;
/** Twice within the half minute in which a fault should be seen. */
const PROBE_MS = 15_000;
/** As long as a visitor who writes waits for a database that is busy. */
const BUSY_MS = 6000;
const PROBE_BYTES = 64 * 1024;
const MAIL_LATE_MS = 5 * MINUUT_MS;

export interface HealthSource {
  db: Db;
  isErNog(): boolean;
  inhoud: Pick<Inhoud, 'fouten'>;
  zoeker: Pick<Zoeker, 'stand'>;
  bergingen: { bijlagen: Pick<Berging, 'haal'> };
  /** Where more machines show the same texts. */
  gedeeld?: { achterSinds(): Moment | null } | null | undefined;
  dataDir: string;
  contentDir: string;
  clock?: () => Moment;
  /** Other patience than usual, for tests. */
  probeEveryMs?: number | undefined;
}

export interface HealthWatch {
  /** How the site is doing, looked at no more than once a second; waits for nobody who writes. */
  look(): Promise<Health>;
  stop(): void;
}

/** Watches how the site is doing; whether anything can be written, and uploads be found, is tried in the background. */
export function watchHealth({
  db,
  isErNog,
  inhoud,
  zoeker,
  bergingen,
  gedeeld,
  dataDir,
  contentDir,
  clock = Date.now,
  probeEveryMs = PROBE_MS,
}: HealthSource): HealthWatch {
  const works = { disk: true, database: true, store: true };
  async function probe(): Promise<void> {
    const store = binnen(
      BUSY_MS,
      // Whether it is there (`kop`) is answered alike when the whole store is not.
      bergingen.bijlagen.haal(GEEN_BESTAND).then(() => true),
    );
    works.disk = (await binnen(BUSY_MS, tryDisk(dataDir))) !== null;
    works.database = (await binnen(BUSY_MS, tryDatabase(db))) !== null;
    works.store = (await store) !== null;
  }
  let last: Promise<Health> | undefined;
  let op: Moment = 0;
  async function look(): Promise<Health> {
    const mail = await binnen(PATIENCE_MS, mailState(db, clock()));
    const storing: Health['storing'] = [];
    if (!mail || !works.database || !isErNog()) storing.push('database');
    if (!works.disk) storing.push('schijf');
    if (!works.store) storing.push('opslag');
    if (!existsSync(contentDir) || isBehind(gedeeld, clock())) storing.push('inhoud');
    if (mail?.late) storing.push('mail');
    if (zoeker.stand === 'fout') storing.push('zoeken');
    const status = storing.length > 0 ? 'storing' : 'ok';
    return { status, storing, inhoud: { fouten: inhoud.fouten.length }, zoeken: zoeker.stand, mail: mail?.counts ?? null };
  }
  void probe();
  const every = setInterval(() => void probe(), probeEveryMs);
  every.unref();
  return {
    look() {
      if (last && clock() - op < REST_MS) return last;
      op = clock();
      last = look();
      return last;
    },
    stop: () => clearInterval(every),
  };
}

/** Pages here are older than those of other machines. */
const isBehind = (gedeeld: HealthSource['gedeeld'], nu: Moment): boolean => nu - (gedeeld?.achterSinds() ?? nu) > BUSY_MS;

async function tryDisk(dataDir: string): Promise<true> {
  const path = naast(join(dataDir, 'proef'));
  try {
    await schrijfVast(path, Buffer.alloc(PROBE_BYTES));
  } finally {
    await rm(path, { force: true });
  }
  return true;
}

/** With the write lock in hand: a database that is read-only, or held by somebody else, gives none. */
const tryDatabase = (db: Db): Promise<true> =>
  db.transaction().execute(async (trx): Promise<true> => {
    await trx.selectFrom('versie').select('nummer').limit(1).execute();
    return true;
  });

async function mailState(db: Db, nu: Moment): Promise<{ late: boolean; counts: NonNullable<Health['mail']> }> {
  const { wachtend, oudste, opgegeven } = await postbusTelling(db, nu);
  const counts = { wachtend, opgegeven, oudsteMinuten: oudste ? Math.floor((nu - oudste) / MINUUT_MS) : 0 };
  return { late: await mailStaatStil(db, { langerDan: MAIL_LATE_MS, nu }), counts };
}
