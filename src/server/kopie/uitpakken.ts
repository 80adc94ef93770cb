import { createReadStream, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import Database from 'better-sqlite3';
import { extract } from 'tar-stream';
import { AndereVersie, migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { digestVan } from '#grond/digest.ts';
import { DATABASE, isGoedeNaam, LIJST, type Lijst, leesLijst } from './kopie.ts';

/** The archive, or the place where it should go, cannot be used; the sentence says why. */
export class Kopiefout extends Error {}

/** Unpacks an archive into an empty folder and proves that it is whole; throws a Kopiefout when it is not. */
export async function pakUit(bron: string, map: string): Promise<Lijst> {
  if (!existsSync(bron)) throw new Kopiefout(`${bron} is er niet.`);
  const digests = await schrijfUit(bron, map).catch((fout) => {
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

async function schrijfUit(bron: string, map: string): Promise<{ lijst: Lijst | null; van: Map<string, string> }> {
  const van = new Map<string, string>();
  let lijst: Lijst | null = null;
  const bestand = createReadStream(bron);
  const uitgepakt = createGunzip();
  const delen = extract();
  for (const stroom of [bestand, uitgepakt]) stroom.on('error', (fout: Error) => delen.destroy(fout));
  bestand.pipe(uitgepakt).pipe(delen);
  for await (const deel of delen) {
    const { name, type } = deel.header;
    if (type !== 'file' || !isGoedeNaam(name)) throw new Kopiefout(`In ${bron} zit iets wat er niet in hoort.`);
    const inhoud = await buffer(deel);
    if (name === LIJST) {
      lijst = leesLijst(inhoud.toString());
      continue;
    }
    van.set(name, digestVan(inhoud));
    await mkdir(dirname(join(map, name)), { recursive: true });
    await writeFile(join(map, name), inhoud, { mode: name === DATABASE ? 0o600 : 0o644 });
  }
  return { lijst, van };
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
    if (fout instanceof AndereVersie)
      throw new Kopiefout('De gegevens in deze kopie zijn van een andere versie van dit platform: zet de kopie terug met die versie.');
    throw new Kopiefout(`De database in deze kopie past niet bij deze versie: ${fout instanceof Error ? fout.message : fout}`);
  } finally {
    await open.sluit();
  }
}
