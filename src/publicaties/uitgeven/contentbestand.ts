import { link, mkdir, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestVan } from '#grond/digest.ts';
import { MINUUT_MS } from '#grond/duur.ts';
import { mapVast, naast, openbareMap, schrijfVast, TIJDELIJK } from '#grond/schijf.ts';

/** In the content folder while a server shows it. */
export const SLOTBESTAND = '.in-gebruik.slot';

/** SHA-256 of what stands there now; null when nothing does. */
export async function digestOp(pad: string): Promise<string | null> {
  const inhoud = await readFile(pad).catch((fout: NodeJS.ErrnoException) => {
    if (fout.code === 'ENOENT') return null;
    throw fout;
  });
  return inhoud && digestVan(inhoud);
}

/** Another file stands where ours should come: somebody changed it outside the site. */
export class Botsing extends Error {}

/**
 * Puts a file in its place so that a reader sees the old one or the new one, whole, and a crash leaves one of the two.
 * `was` is what should stand there now (null: nothing); anything else is left alone and throws `Botsing`.
 */
export async function plaatsen(pad: string, inhoud: string, was: string | null): Promise<void> {
  const map = dirname(pad);
  openbareMap(map);
  const tijdelijk = naast(pad);
  try {
    await schrijfVast(tijdelijk, inhoud, 0o644);
    if ((await digestOp(pad)) !== was) throw new Botsing(pad);
    if (was === null) await nieuw(tijdelijk, pad);
    else await rename(tijdelijk, pad);
  } finally {
    await rm(tijdelijk, { force: true });
  }
  await mapVast(map);
}

/** Takes a file away and keeps a copy, when there is a place for one; a file that is not `was` is left alone and throws `Botsing`. */
export async function weghalen(pad: string, kopie: string | null, was: string): Promise<void> {
  const nu = await readFile(pad);
  if (digestVan(nu) !== was) throw new Botsing(pad);
  if (kopie !== null) {
    await mkdir(dirname(kopie), { recursive: true });
    await schrijfVast(kopie, nu);
    await mapVast(dirname(kopie));
  }
  await unlink(pad);
  await mapVast(dirname(pad));
}

/** Removes what a killed process left half written; what is younger than a minute may be another process at work. */
export async function ruimTijdelijkeOp(map: string, nu: number): Promise<void> {
  const namen = await readdir(map).catch(() => []);
  for (const naam of namen.filter((een) => een.startsWith('.') && een.endsWith(TIJDELIJK))) {
    const { mtimeMs } = await stat(join(map, naam)).catch(() => ({ mtimeMs: nu }));
    if (nu - mtimeMs > MINUUT_MS) await rm(join(map, naam), { force: true });
  }
}

/** A link refuses when there is a file already, in one step; not every disk can. */
async function nieuw(tijdelijk: string, pad: string): Promise<void> {
  try {
    await link(tijdelijk, pad);
  } catch (fout) {
    const { code } = fout as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Botsing(pad);
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw fout;
    await rename(tijdelijk, pad);
  }
}
