import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import Database from 'better-sqlite3';
import { extract } from 'tar-stream';
import { AndereVersie, migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { DATABASE, isGoedeNaam, Kopiefout, LIJST, type Lijst, leesLijst } from './kopie.ts';
import { isVersleuteld, ontsleuteld } from './versleutelen.ts';

export const ANDERE_KOPIE =
  'De gegevens in deze kopie zijn van een andere versie van dit platform. Zet de kopie terug met de code van die versie.';

interface Archief {
  bron: string;
  /** File with the secret key, for one that is encrypted. */
  sleutel?: string | undefined;
}

/** Unpacks an archive into an empty folder, piece by piece, and proves that it is whole; throws a Kopiefout when it is not. */
export async function pakUit({ bron, sleutel }: Archief, map: string): Promise<Lijst> {
  if (!existsSync(bron)) throw new Kopiefout(`${bron} is er niet.`);
  const digests = await schrijfUit({ bron, sleutel }, map).catch((fout) => {
    throw fout instanceof Kopiefout ? fout : new Kopiefout(`${bron} is geen leesbare kopie: ${fout.message}`);
  });
  const lijst = digests.lijst;
  if (!lijst?.bestanden[DATABASE]) throw new Kopiefout(`${bron} is geen hele kopie van dit platform.`);
  const namen = new Set([...Object.keys(lijst.bestanden), ...digests.van.keys()]);
  for (const naam of namen)
    if (lijst.bestanden[naam] !== digests.van.get(naam)) throw new Kopiefout(`In ${bron} is ${naam} niet meer wat het was.`);
  await keurDatabase(join(map, DATABASE));
  return lijst;
}

async function schrijfUit({ bron, sleutel }: Archief, map: string): Promise<{ lijst: Lijst | null; van: Map<string, string> }> {
  const van = new Map<string, string>();
  let lijst: Lijst | null = null;
  const delen = extract();
  // To its end, also when the archive inside says it is over: there is what proves that nothing was cut off.
  const gelezen = pipeline(await openArchief(bron, sleutel), createGunzip(), delen);
  gelezen.catch(() => {});
  for await (const deel of delen) {
    const { name, type } = deel.header;
    if (type !== 'file' || !isGoedeNaam(name)) throw new Kopiefout(`In ${bron} zit iets wat er niet in hoort.`);
    if (name === LIJST) lijst = leesLijst((await buffer(deel)).toString());
    else van.set(name, await schrijfDeel(Readable.from(deel), join(map, name)));
  }
  await gelezen;
  return { lijst, van };
}

async function openArchief(bron: string, sleutel: string | undefined): Promise<Readable> {
  if (!(await isVersleuteld(bron))) return createReadStream(bron);
  if (sleutel !== undefined) return Readable.from(ontsleuteld(bron, sleutel));
  throw new Kopiefout(`${bron} is versleuteld. Zet --sleutel BESTAND achter de opdracht, met het bestand waarin je geheime sleutel staat.`);
}

/** Writes one part where it belongs and answers its digest. */
async function schrijfDeel(deel: Readable, pad: string): Promise<string> {
  await mkdir(dirname(pad), { recursive: true });
  const som = createHash('sha256');
  const meelezen = async function* (stukken: AsyncIterable<Buffer>) {
    for await (const stuk of stukken) {
      som.update(stuk);
      yield stuk;
    }
  };
  const rechten = pad.endsWith(DATABASE) ? 0o600 : 0o644;
  await pipeline(deel, meelezen, createWriteStream(pad, { mode: rechten, flags: 'wx' }));
  return som.digest('hex');
}

/** SQLite's own checks, and whether this code knows its tables. */
async function keurDatabase(pad: string): Promise<void> {
  const db = new Database(pad);
  const heel = db.pragma('integrity_check', { simple: true }) === 'ok' && (db.pragma('foreign_key_check') as unknown[]).length === 0;
  db.close();
  if (!heel) throw new Kopiefout('De database in deze kopie is beschadigd.');
  const open = openDb(pad);
  try {
    await migreren(open.db);
  } catch (fout) {
    if (fout instanceof AndereVersie) throw new Kopiefout(ANDERE_KOPIE);
    throw new Kopiefout(`De database in deze kopie past niet bij deze versie: ${fout instanceof Error ? fout.message : fout}`);
  } finally {
    await open.sluit();
  }
}
