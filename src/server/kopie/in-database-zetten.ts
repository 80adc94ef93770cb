import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SelectQueryBuilder } from 'kysely';
import type { Client } from 'pg';
import { AndereVersie, heeftOnzeTabellen, migreren } from '#db/migreren.ts';
import type { Tabellen } from '#db/tabellen.ts';
import { aantal } from '#grond/taal/opsomming.ts';
import { onthoudOoit, ooitBekend } from '#inhoud/lezen/ooit.ts';
import { tekstenInlezen, tekstenVergeten } from '#publicaties/uitgeven/tekstmap.ts';
import { openOnthoudarchief } from '#server/opslag/onthoudarchief.ts';
import { verreBergingen } from '#server/opslag/opslag.ts';
import { naamOudeStand } from '#server/opstarten/oude-stand-opruimen.ts';
import { paden } from '#server/opstarten/paden.ts';
import type { Geplaatst } from './in-map-zetten.ts';
import { CONTENT, DATABASE, Kopiefout } from './kopie.ts';
import { werkKopieBij } from './kopie-bijwerken.ts';
import { maakKopie } from './kopie-maken.ts';
import { metDb } from './met-db.ts';
import { naarOpslag } from './naar-opslag.ts';
import { rijenOverbrengen } from './rijen-overbrengen.ts';
import { ANDERE_KOPIE } from './uitpakken.ts';

/** A site on more than one machine. */
export interface Elders {
  databaseUrl: string;
  opslagUrl: string;
  /** Replace what stands there. */
  vervang: boolean;
}
interface Plek extends Elders {
  /** Has the database for itself. */
  alleen: Client;
  dataDir: string;
  contentDir: string;
  /** Where the backup was unpacked. */
  werkmap: string;
  origin: string;
  nu: number;
}

/**
 * Puts what was unpacked in a database and a store elsewhere. The files go first, and nothing that is there goes away; then all rows change
 * at once. Whatever ends it before, what stood there stands there.
 */
export async function zetInDatabase({ databaseUrl, opslagUrl, vervang, alleen, dataDir, contentDir, werkmap, ...bij }: Plek) {
  const map = paden(dataDir);
  const kopie = join(werkmap, DATABASE);
  await keurTabellen(kopie);
  const gevuld = await watErStaat(databaseUrl);
  if (gevuld && !vervang)
    throw new Kopiefout(
      `De database in DATABASE_URL is niet leeg: daarin staan ${gevuld}. Zet --vervang achter de opdracht om alles te vervangen. ` +
        `Wat er nu staat, gaat dan eerst naar een kopie in ${dataDir}.`,
    );
  const bijgewerkt = await werkKopieBij(kopie, { map, archief: openOnthoudarchief(opslagUrl), vorige: databaseUrl, ...bij });
  await tekstenAlsRijen(kopie, werkmap);
  const vorige = join(dataDir, naamOudeStand(bij.nu), 'kopie.tar.gz');
  const verweg = verreBergingen(opslagUrl);
  let opzij: string[];
  try {
    if (gevuld) {
      await mkdir(dirname(vorige));
      await maakKopie({ dataDir, contentDir, databaseUrl, doel: vorige, verweg });
    }
    opzij = await naarOpslag({ werkmap, verweg, opzijDir: map.opzij });
    // Only this machine has these, beside what is in the rows.
    await cp(paden(werkmap).ingetrokken, map.ingetrokken, { recursive: true }).catch(alsHetErIs);
    onthoudOoit(map.teksten, ooitBekend(paden(werkmap).teksten));
  } catch (fout) {
    await rm(dirname(vorige), { recursive: true, force: true });
    throw fout;
  }
  await rijenOverbrengen(kopie, alleen);
  return { ...bijgewerkt, vorige, inhoud: gevuld ? 'vervangen' : 'geplaatst', opzij } satisfies Geplaatst;
}

/** How much, in words; null when there is nothing yet. The tables are there afterwards. */
async function watErStaat(databaseUrl: string): Promise<string | null> {
  return metDb(databaseUrl, async (db) => {
    if (!(await heeftOnzeTabellen(db))) await migreren(db);
    const [accounts, sessies] = [await tel(db.selectFrom('account')), await tel(db.selectFrom('kennissessie'))];
    const teksten = await tel(db.selectFrom('tekst').where('digest', 'is not', null));
    if (accounts + sessies + teksten === 0) return null;
    const delen = [aantal(accounts, 'account', 'accounts'), aantal(sessies, 'kennissessie', 'kennissessies')];
    return `${delen.join(', ')} en ${aantal(teksten, 'tekst', 'teksten')}`;
  });
}

async function tel<T extends keyof Tabellen>(wat: SelectQueryBuilder<Tabellen, T, object>): Promise<number> {
  return (await wat.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
}

/** Code that works on newer tables does not know all that is in them, and would leave that behind. */
async function keurTabellen(kopie: string): Promise<void> {
  return metDb(kopie, async (db) => {
    await heeftOnzeTabellen(db).catch((fout) => {
      throw fout instanceof AndereVersie ? new Kopiefout(ANDERE_KOPIE) : fout;
    });
  });
}

async function tekstenAlsRijen(kopie: string, werkmap: string): Promise<void> {
  const { ingetrokken, teksten } = paden(werkmap);
  return metDb(kopie, async (db) => {
    // In a backup the files are what counts.
    await tekstenVergeten(db);
    await tekstenInlezen(db, { contentDir: join(werkmap, CONTENT), bewaardDir: ingetrokken }, ooitBekend(teksten));
  });
}

function alsHetErIs(fout: NodeJS.ErrnoException): void {
  if (fout.code !== 'ENOENT') throw fout;
}
