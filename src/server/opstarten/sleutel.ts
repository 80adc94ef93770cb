import { randomBytes } from 'node:crypto';
import { link, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { mapVast, naast, schrijfVast } from '#grond/schijf.ts';

const VORM = /^[0-9a-f]{64}\n?$/;

/** The key beside the database, made once; throws when what stands there is no key. */
export async function leesOfMaakSleutel(pad: string): Promise<Buffer> {
  return (await leesSleutel(pad)) ?? (await maakSleutel(pad));
}

/** The key that stands there, null when there is none; throws when what stands there is no key. */
export async function leesSleutel(pad: string): Promise<Buffer | null> {
  const tekst = await readFile(pad, 'utf8').catch((fout: NodeJS.ErrnoException) => {
    if (fout.code === 'ENOENT') return null;
    throw fout;
  });
  if (tekst === null) return null;
  if (!VORM.test(tekst)) throw new Error(`In ${pad} staat geen sleutel: 64 tekens uit 0-9 en a-f. Zet het goede bestand terug.`);
  return Buffer.from(tekst.trim(), 'hex');
}

/** Whole or not at all, and of two that start together both have the first one's. */
async function maakSleutel(pad: string): Promise<Buffer> {
  const tijdelijk = naast(pad);
  try {
    await schrijfVast(tijdelijk, `${randomBytes(32).toString('hex')}\n`);
    await link(tijdelijk, pad).catch((fout: NodeJS.ErrnoException) => {
      if (fout.code !== 'EEXIST') throw fout;
    });
  } finally {
    await rm(tijdelijk, { force: true });
  }
  await mapVast(dirname(pad));
  return leesOfMaakSleutel(pad);
}
