import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { neemPgAlleen } from '#db/dialecten/pg-slot.ts';
import { heeftOnzeTabellen } from '#db/migreren.ts';
import { openOnthoudarchief } from '#server/opslag/onthoudarchief.ts';
import { LAAD_ZE } from '#server/opstarten/instellingen.ts';
import { paden } from '#server/opstarten/paden.ts';
import { neemSlot } from '#server/release/slot.ts';
import { alsKopiefout } from './elders-fout.ts';
import { type Elders, zetInDatabase } from './in-database-zetten.ts';
import { type Geplaatst, zetInMap } from './in-map-zetten.ts';
import { DATABASE, Kopiefout, type Lijst } from './kopie.ts';
import { type Bijgewerkt, werkKopieBij } from './kopie-bijwerken.ts';
import { metDb } from './met-db.ts';
import { pakUit } from './uitpakken.ts';

export interface Herstelverzoek {
  dataDir: string;
  contentDir: string;
  bron: string;
  nu: number;
  /** Where links in letters start. */
  origin: string;
  /** Replace the contributed texts too when they are others than those of the backup. */
  ookInhoud?: boolean;
  /** File with the secret key, for a backup that is encrypted. */
  sleutel?: string | undefined;
  /** Nobody said where to: then only a backup of the trial goes to the folders of the trial. */
  alleenProef?: boolean;
  /** Where it goes when that is not this machine. */
  elders?: Elders | null;
}

export interface Herstel extends Geplaatst {
  lijst: Lijst;
}

/** Replaces data and contributed content by those of the archive. What would be lost by that is only replaced when asked. */
export const zetTerug = (verzoek: Herstelverzoek): Promise<Herstel> =>
  metMapAlleen(verzoek, async () => {
    const { dataDir, elders } = verzoek;
    const werkmap = await mkdtemp(join(dataDir, '.herstel-'));
    try {
      return await (elders ? terugElders({ ...verzoek, elders }, werkmap) : terugHier(verzoek, werkmap));
    } finally {
      await rm(werkmap, { recursive: true, force: true });
    }
  });

interface Naloopverzoek {
  dataDir: string;
  elders: Pick<Elders, 'databaseUrl' | 'opslagUrl'> | null;
  origin: string;
  nu: number;
}

/** Carries out again what may not be undone, in a database that somebody else put back; twice is once. */
export const loopNa = ({ dataDir, elders, ...bij }: Naloopverzoek): Promise<Bijgewerkt> =>
  metMapAlleen({ dataDir }, async () => {
    const map = paden(dataDir);
    if (!elders) {
      if (!existsSync(map.database)) throw new Kopiefout(`In ${dataDir} (DATA_DIR) staat nog geen database.`);
      return werkKopieBij(map.database, { map, archief: null, vorige: map.database, ...bij });
    }
    const { databaseUrl, opslagUrl } = elders;
    return metDatabaseAlleen(databaseUrl, async () => {
      await eisTabellen(databaseUrl);
      return werkKopieBij(databaseUrl, { map, archief: openOnthoudarchief(opslagUrl), vorige: databaseUrl, ...bij });
    });
  });

async function metMapAlleen<T>({ dataDir }: { dataDir: string }, werk: () => Promise<T>): Promise<T> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const geefVrij = neemSlot(paden(dataDir).slot, 'alleen');
  if (!geefVrij) throw new Kopiefout(`Op ${dataDir} draait nog een server. Stop die eerst.`);
  try {
    return await werk();
  } finally {
    geefVrij();
  }
}

async function metDatabaseAlleen<T>(databaseUrl: string, werk: (alleen: Client) => Promise<T>): Promise<T> {
  const alleen = await neemPgAlleen(databaseUrl).catch(alsKopiefout);
  if (!alleen) throw new Kopiefout(NOG_BEZIG);
  try {
    return await werk(alleen).catch(alsKopiefout);
  } finally {
    await alleen.end().catch(() => {});
  }
}

/** A database that was put back has tables. */
async function eisTabellen(databaseUrl: string): Promise<void> {
  return metDb(databaseUrl, async (db) => {
    if (!(await heeftOnzeTabellen(db))) throw new Kopiefout('In DATABASE_URL staat nog geen site.');
  });
}

async function terugHier(verzoek: Herstelverzoek, werkmap: string): Promise<Herstel> {
  const lijst = await pakUit(verzoek, werkmap);
  if (verzoek.alleenProef && !(await isVanProef(join(werkmap, DATABASE)))) throw new Kopiefout(`${NIET_INGESTELD} ${LAAD_ZE}`);
  return { lijst, ...(await zetInMap({ ...verzoek, werkmap, lijst })) };
}

const terugElders = ({ elders, ...verzoek }: Herstelverzoek & { elders: Elders }, werkmap: string): Promise<Herstel> =>
  metDatabaseAlleen(elders.databaseUrl, async (alleen) => {
    const lijst = await pakUit(verzoek, werkmap);
    return { lijst, ...(await zetInDatabase({ ...verzoek, ...elders, alleen, werkmap })) };
  });

const NOG_BEZIG =
  'Met de database in DATABASE_URL werkt nog een server, of een andere opdracht. Stop eerst alle servers van de site, op elke machine.';
const NIET_INGESTELD =
  'Dit is geen kopie van de proef, en DATA_DIR, CONTENT_DIR en SITE_URL zijn niet ingesteld: de kopie zou naast de gegevens van de site ' +
  'terechtkomen.';

/** Only the trial has example accounts. */
async function isVanProef(kopie: string): Promise<boolean> {
  return metDb(kopie, async (db) => {
    return (await db.selectFrom('account').select('id').where('voorbeeld', '=', 1).executeTakeFirst()) !== undefined;
  });
}
