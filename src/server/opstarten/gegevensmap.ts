import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { setTimeout as wacht } from 'node:timers/promises';
import type { Kluis } from '#accounts/inloggen/kluis.ts';
import { houdPgVast } from '#db/dialecten/pg-slot.ts';
import { AndereVersie, type Migraties, migreren, tabelstand } from '#db/migreren.ts';
import { type OpenDatabase, openDb } from '#db/open.ts';
import { isGeweigerd, isStoring } from '#db/storing.ts';
import type { Db } from '#db/tabellen.ts';
import { neemSlot } from '#server/release/slot.ts';
import { bezwaarTegenLegeDatabase } from './gebruikte-map.ts';
import { Mapfout } from './mapfout.ts';
import { paden } from './paden.ts';
import { openSitekluis } from './sleutel.ts';
import { vullen } from './voorbeelden/seed.ts';

export interface Gegevensmap extends OpenDatabase {
  /** Lets `npm run herstel` know that no server works here any more. */
  geefVrij(): Promise<void>;
  /** False when the database was removed or replaced under this process. */
  isErNog(): boolean;
  /** Opens what only the key beside the database opens. */
  kluis: Kluis;
}

const GEDULD_MS = 5000;
/** The same of a database elsewhere. */
export const ANDERE_VERSIE_ELDERS =
  'De gegevens in DATABASE_URL zijn van een andere versie van dit platform dan deze code. Er is niets veranderd. ' +
  'Start de versie die bij de gegevens hoort, of geef met DATABASE_URL een lege database.';
/** Who is to do what where servers start one after the other: a start does not change tables under those that run. */
export const EERST_MIGREREN =
  'De tabellen in DATABASE_URL zijn ouder dan deze code. Er is niets veranderd. Wie de site beheert, draait eerst één keer ' +
  'npm run migreren met deze versie; servers die al draaien gaan intussen door. Start deze server daarna opnieuw.';
/** What to do with a data folder that this version cannot read, such as after a step back to older code. */
export const ANDERE_VERSIE = (dataDir: string) =>
  `De gegevens in ${dataDir} (DATA_DIR) zijn van een andere versie van dit platform dan deze code. Er is niets veranderd. ` +
  'Start de versie die bij de gegevens hoort. Wil je met deze versie verder? Zet dan met npm run herstel een reservekopie terug die met ' +
  'deze versie is gemaakt, of kies met DATA_DIR een lege map.';

interface Plek {
  proef: boolean;
  /** Of a site on more than one machine: its database is not in the folder. */
  databaseUrl?: string | null;
  nu: number;
  /** Others than those of this code, for tests. */
  migraties?: Migraties;
}

/** Opens the data folder: its database up to date, and in the trial filled with the example cast when it is empty. */
export async function openGegevensmap(dataDir: string, { proef, databaseUrl = null, nu, migraties }: Plek): Promise<Gegevensmap> {
  const { database, slot, sleutel } = paden(dataDir);
  maakMap(dataDir);
  const geefMapVrij = neemSlot(slot, 'gedeeld');
  if (!geefMapVrij) throw new Mapfout(`In de map ${dataDir} (DATA_DIR) wordt een reservekopie teruggezet. Start opnieuw als dat klaar is.`);
  const bezwaar = databaseUrl === null ? bezwaarTegenLegeDatabase(dataDir) : null;
  if (bezwaar) {
    geefMapVrij();
    throw new Mapfout(bezwaar);
  }
  const waar = databaseUrl === null ? database : 'in DATABASE_URL';
  const laatLos = databaseUrl === null ? async () => {} : await metGeduld(() => houdPgVast(databaseUrl), waar);
  const geefVrij = async () => {
    geefMapVrij();
    await laatLos?.();
  };
  if (!laatLos) {
    await geefVrij();
    throw new Mapfout('In DATABASE_URL wordt een reservekopie teruggezet. Start opnieuw als dat klaar is.');
  }
  const open = await metGeduld(() => openDb(databaseUrl ?? database), waar);
  if (databaseUrl === null) for (const deel of ['', '-wal', '-shm']) alleenVoorOns(database + deel);
  const sluitWeer = async (fout: unknown): Promise<never> => {
    await open.sluit();
    await geefVrij();
    throw fout;
  };
  await metGeduld(() => zorgVoorTabellen(open.db, { dataDir, databaseUrl, migraties }), waar).catch(sluitWeer);
  const kluis = await metGeduld(() => openSitekluis(open.db, sleutel, { elders: databaseUrl !== null }), waar).catch(sluitWeer);
  if (proef) await vullen(open.db, { kluis, nu });
  else await weigerVoorbeelden(open, databaseUrl === null ? `${dataDir} (DATA_DIR)` : 'DATABASE_URL');
  return { ...open, geefVrij, isErNog: databaseUrl === null ? vingerAan(database) : () => true, kluis };
}

/**
 * Tables on which this code works: made where there are none, and in a data folder brought up to date. Where more servers show one site
 * that is a step of its own (`npm run migreren`).
 */
export async function zorgVoorTabellen(db: Db, { dataDir, databaseUrl, migraties }: Tabelplek): Promise<void> {
  try {
    if (databaseUrl !== null && (await tabelstand(db, migraties)) === 'achter') throw new Mapfout(EERST_MIGREREN);
    await migreren(db, migraties);
  } catch (fout) {
    if (!(fout instanceof AndereVersie)) throw fout;
    throw new Mapfout(databaseUrl === null ? ANDERE_VERSIE(dataDir) : ANDERE_VERSIE_ELDERS);
  }
}
interface Tabelplek {
  dataDir: string;
  databaseUrl: string | null;
  migraties?: Migraties | undefined;
}

/** For us alone, and from here on all that this process writes too: what others may read is given its permissions by name. */
function maakMap(dataDir: string): void {
  process.umask(0o077);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new Mapfout(
      `In de map ${dataDir} (DATA_DIR) kan niet worden geschreven. Zet haar op naam van ${wieIkBen()}, of kies een andere map.`,
    );
  }
}

const wieIkBen = (): string => `de gebruiker die de site start (nu nummer ${process.getuid?.() ?? 0})`;

/** What was made before by somebody less careful. */
function alleenVoorOns(pad: string): void {
  if (existsSync(pad) && statSync(pad).uid === process.getuid?.()) chmodSync(pad, 0o600);
}

/**
 * Keeps a finger at a file that is open: says whether it is still the one at this path. SQLite itself does not notice that
 * its file was removed or replaced, and would go on acknowledging writes that nobody finds back.
 */
function vingerAan(pad: string): () => boolean {
  const eerst = statSync(pad);
  return () => {
    try {
      const nu = statSync(pad);
      return nu.ino === eerst.ino && nu.dev === eerst.dev && nu.size > 0;
    } catch {
      // A folder that may not be entered any more holds nothing for us.
      return false;
    }
  };
}

/** The example accounts can be entered by anybody who read the terminal of the trial. */
async function weigerVoorbeelden({ db }: OpenDatabase, waar: string): Promise<void> {
  if (await db.selectFrom('account').select('id').where('voorbeeld', '=', 1).executeTakeFirst())
    throw new Mapfout(`In ${waar} staan de voorbeeldaccounts van de proef. Begin met SITE_URL in een lege map, of een lege database.`);
}

/** What to do when the settings of a database are not right; never its password. */
export const NIET_BINNEN = (waar: string, { message }: Error): string =>
  `De database ${waar} laat ons niet binnen (${message}). Kijk de instelling na.`;

async function metGeduld<T>(werk: () => T | Promise<T>, pad: string): Promise<T> {
  for (const einde = Date.now() + GEDULD_MS; ; await wacht(50)) {
    try {
      return await werk();
    } catch (fout) {
      if (isGeweigerd(fout)) throw new Mapfout(NIET_BINNEN(pad, fout));
      if (!isStoring(fout)) throw fout;
      if (Date.now() > einde)
        throw new Mapfout(
          `De database ${pad} is niet te gebruiken: weg, bezet, vol, alleen-lezen of beschadigd (${(fout as Error).message}).`,
        );
    }
  }
}
