// `npm run backup -- BESTAND`: one consistent copy of a running system.

import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import Database from 'better-sqlite3';
import { type Pack, pack } from 'tar-stream';
import { digestVan } from '#grond/digest.ts';
import { mapVast } from '#grond/schijf.ts';
import { OOITBESTAND } from '#inhoud/lezen/ooit.ts';
import { LIVE } from '#inhoud/schema.ts';
import { bestandenIn, DATABASE, isGoedeNaam, LIJST, type Lijst, OOIT } from '#server/kopie/kopie.ts';
import { paden } from '#server/opstarten/gegevensmap.ts';
import { leesOmgevingOfStop } from '#server/opstarten/omgeving.ts';

export interface Kopieverzoek {
  dataDir: string;
  contentDir: string;
  doel: string;
}

/** Writes the archive and answers what is in it; nothing stands at `doel` before it is complete. */
export async function maakKopie({ dataDir, contentDir, doel }: Kopieverzoek): Promise<Lijst> {
  const werkmap = await mkdtemp(join(dirname(doel), '.kopie-'));
  try {
    const { database, bijlagen, ingetrokken, teksten } = paden(dataDir);
    const db = join(werkmap, DATABASE);
    await kopieerDatabase(database, db);
    // The database first: what it speaks of was on disk before it was written down.
    const bronnen = new Map([[DATABASE, db]]);
    for (const [naam, map] of [
      ['bijlagen', bijlagen],
      ['ingetrokken', ingetrokken],
      ...LIVE.map((collectie) => [`content/${collectie}`, join(contentDir, collectie)]),
    ] as const)
      for (const bestand of await bestandenIn(map))
        if (isGoedeNaam(`${naam}/${bestand}`)) bronnen.set(`${naam}/${bestand}`, join(map, bestand));
    const ooit = join(teksten, OOITBESTAND);
    if (existsSync(ooit)) bronnen.set(OOIT, ooit);
    const archief = join(werkmap, 'archief');
    const lijst = await schrijfArchief(bronnen, archief);
    await chmod(archief, 0o600);
    await mapVast(archief);
    await rename(archief, doel);
    return lijst;
  } finally {
    await rm(werkmap, { recursive: true, force: true });
  }
}

/** All pages in one step, so that a busy database is not started over again and again. */
async function kopieerDatabase(van: string, naar: string): Promise<void> {
  const bron = new Database(van, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    await bron.backup(naar, { progress: () => Number.MAX_SAFE_INTEGER });
  } finally {
    bron.close();
  }
}

async function schrijfArchief(bronnen: ReadonlyMap<string, string>, doel: string): Promise<Lijst> {
  const stroom = pack();
  const klaar = pipeline(stroom, createGzip(), createWriteStream(doel, { mode: 0o600 }));
  const bestanden: Record<string, string> = {};
  for (const [naam, pad] of bronnen) {
    // Read whole: its size and digest must be those of the same moment.
    const inhoud = await readFile(pad).catch(() => null);
    if (!inhoud) continue;
    await schrijfDeel(stroom, naam, inhoud);
    bestanden[naam] = digestVan(inhoud);
  }
  const lijst: Lijst = { soort: 'kennisplatform-kopie', versie: 1, op: new Date().toISOString(), bestanden };
  await schrijfDeel(stroom, LIJST, Buffer.from(JSON.stringify(lijst, null, 1)));
  stroom.finalize();
  await klaar;
  return lijst;
}

const schrijfDeel = (stroom: Pack, name: string, inhoud: Buffer): Promise<void> =>
  new Promise((klaar, mis) => {
    stroom.entry({ name, mode: 0o600, mtime: new Date() }, inhoud, (fout) => (fout ? mis(fout) : klaar()));
  });

if (import.meta.main) {
  const [bestand, ...meer] = process.argv.slice(2);
  const { dataDir, contentDir } = leesOmgevingOfStop();
  const doel = resolve(bestand ?? '');
  const fout =
    !bestand || meer.length > 0
      ? 'Noem precies één bestand. Gebruik: npm run backup -- kopie.tar.gz'
      : existsSync(doel)
        ? `${doel} bestaat al. Kies een andere naam.`
        : !existsSync(dirname(doel))
          ? `De map ${dirname(doel)} bestaat niet. Maak die eerst, of kies een andere plek.`
          : !existsSync(paden(dataDir).database)
            ? `In ${dataDir} (DATA_DIR) staat geen database.`
            : null;
  if (fout) {
    console.error(fout);
    process.exit(1);
  }
  try {
    const { bestanden } = await maakKopie({ dataDir, contentDir, doel });
    console.log(`Bewaard in ${doel}: ${Object.keys(bestanden).length} bestanden, ${Math.ceil((await stat(doel)).size / 1024)} kB.`);
  } catch (reden) {
    console.error(`De kopie is niet gemaakt: ${reden instanceof Error ? reden.message : reden}`);
    process.exit(1);
  }
}
