import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import Database from 'better-sqlite3';
import { type Pack, pack } from 'tar-stream';
import { digestVan } from '#grond/digest.ts';
import { mapVast, naast, openGewoon } from '#grond/schijf.ts';
import { type Berging, hashVan } from '#inhoud/bijlagen/berging.ts';
import { OOITBESTAND } from '#inhoud/lezen/ooit.ts';
import { LIVE } from '#inhoud/schema.ts';
import { paden } from '#server/opstarten/paden.ts';
import { bestandenIn, CONTENT, DATABASE, isGoedeNaam, LIJST, type Lijst, OOIT } from './kopie.ts';
import { uitDatabase } from './uit-database.ts';
import { versleutelVoor } from './versleutelen.ts';

export interface Kopieverzoek {
  dataDir: string;
  contentDir: string;
  doel: string;
  /** A database elsewhere; without it the one in the data folder. */
  databaseUrl?: string | null;
  /** Public keys of age; with none it is not encrypted. */
  voor?: readonly string[];
  /** Uploads that are kept elsewhere, by the folder in which they are in the archive. */
  verweg?: readonly Verweg[];
}

/**
 * Writes the archive piece by piece and answers what is in it; nothing stands at `doel` before it is complete. What is not encrypted
 * yet stays in the data folder.
 */
export async function maakKopie({ dataDir, contentDir, doel, databaseUrl = null, voor = [], verweg = [] }: Kopieverzoek): Promise<Lijst> {
  const sluier = voor.length > 0 ? versleutelVoor(voor) : open;
  const werkmap = await mkdtemp(join(dataDir, '.kopie-'));
  const half = naast(doel);
  try {
    const map = paden(dataDir);
    const db = join(werkmap, DATABASE);
    // The database first: what it speaks of was kept before it was written down.
    if (databaseUrl === null) await kopieerDatabase(map.database, db);
    else await uitDatabase(databaseUrl, { werkmap, teksten: map.teksten });
    const bronnen = [
      [DATABASE, db] as const,
      ...(databaseUrl === null ? [] : await losseBestanden(paden(werkmap), join(werkmap, CONTENT))),
    ];
    bronnen.push(...(await losseBestanden(map, databaseUrl === null ? contentDir : null)));
    const lijst = await schrijfArchief({ bronnen, verweg }, half, sluier);
    await mapVast(half);
    await rename(half, doel);
    return lijst;
  } finally {
    await rm(werkmap, { recursive: true, force: true });
    await rm(half, { force: true });
  }
}

type Bron = readonly [naam: string, pad: string];
type Verweg = readonly [map: string, berging: Pick<Berging, 'lijst' | 'haal'>];
interface Inhoud {
  bronnen: readonly Bron[];
  verweg: readonly Verweg[];
}

/** Files beside a database; `contentDir` is null where texts are in it. */
async function losseBestanden({ bijlagen, ingetrokken, teksten }: ReturnType<typeof paden>, contentDir: string | null): Promise<Bron[]> {
  const ooit = join(teksten, OOITBESTAND);
  const bronnen: Bron[] = existsSync(ooit) ? [[OOIT, ooit]] : [];
  for (const [naam, map] of [
    ['bijlagen', bijlagen],
    ['ingetrokken', ingetrokken],
    ...(contentDir === null ? [] : LIVE.map((collectie) => [`${CONTENT}/${collectie}`, join(contentDir, collectie)] as const)),
  ] as const)
    for (const bestand of await bestandenIn(map))
      if (isGoedeNaam(`${naam}/${bestand}`)) bronnen.push([`${naam}/${bestand}`, join(map, bestand)]);
  return bronnen;
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

type Sluier = ReturnType<typeof versleutelVoor>;
const open: Sluier = async function* (bron) {
  yield* bron;
};

async function schrijfArchief(inhoud: Inhoud, doel: string, sluier: Sluier): Promise<Lijst> {
  const stroom = pack();
  const vullen = vulArchief(stroom, inhoud).catch((fout) => {
    stroom.destroy(fout);
    throw fout;
  });
  const schrijven = pipeline(stroom, createGzip(), sluier, createWriteStream(doel, { mode: 0o600, flags: 'wx' }));
  const [lijst] = await Promise.all([vullen, schrijven]);
  return lijst;
}

async function vulArchief(stroom: Pack, { bronnen, verweg }: Inhoud): Promise<Lijst> {
  const bestanden: Record<string, string> = {};
  for (const [naam, pad] of bronnen) {
    if (bestanden[naam]) continue;
    const digest = await schrijfBestand(stroom, naam, pad);
    if (digest !== null) bestanden[naam] = digest;
  }
  const erbij = async (naam: string, bytes: Buffer) => {
    if (bestanden[naam]) return;
    await schrijfDeel(stroom, naam, bytes);
    bestanden[naam] = digestVan(bytes);
  };
  for (const [map, berging] of verweg)
    for (const sleutel of await berging.lijst()) {
      const er = await berging.haal(sleutel);
      if (er) await erbij(`${map}/${sleutel}`, er.bytes);
      if (er?.naam) await erbij(`${map}/${hashVan(sleutel)}.naam`, Buffer.from(er.naam));
    }
  const lijst: Lijst = { soort: 'kennisplatform-kopie', versie: 1, op: new Date().toISOString(), bestanden };
  await schrijfDeel(stroom, LIJST, Buffer.from(JSON.stringify(lijst, null, 1)));
  stroom.finalize();
  return lijst;
}

/** Its digest, of the very bytes that were written; null when it is not there any more, or is a link. */
async function schrijfBestand(stroom: Pack, name: string, pad: string): Promise<string | null> {
  const bestand = await openGewoon(pad);
  if (!bestand) return null;
  const som = createHash('sha256');
  try {
    const { size } = await bestand.stat();
    if (size === 0) await schrijfDeel(stroom, name, Buffer.alloc(0));
    else
      await pipeline(
        // A file is replaced as a whole: this one stays as it is while it is open.
        bestand.createReadStream({ end: size - 1, autoClose: false }),
        async function* (stukken: AsyncIterable<Buffer>) {
          for await (const stuk of stukken) {
            som.update(stuk);
            yield stuk;
          }
        },
        stroom.entry({ name, size, mode: 0o600, mtime: new Date() }),
      );
    return som.digest('hex');
  } finally {
    await bestand.close();
  }
}

const schrijfDeel = (stroom: Pack, name: string, inhoud: Buffer): Promise<void> =>
  new Promise((klaar, mis) => {
    stroom.entry({ name, mode: 0o600, mtime: new Date() }, inhoud, (fout) => (fout ? mis(fout) : klaar()));
  });
