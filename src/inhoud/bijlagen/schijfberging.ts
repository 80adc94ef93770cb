import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DAG_MS } from '#grond/duur.ts';
import { leesGewoon, schrijfHeel, TIJDELIJK } from '#grond/schijf.ts';
import { SLUG } from '#grond/taal/slug.ts';
import { type Berging, type Bergsleutel, hashVan, isBergsleutel, Opslagstoring } from './berging.ts';

/** Uploads as files in a folder, with their names for downloads in files beside them; what lies deeper is not of this one. */
export function schijfberging(map: string): Berging {
  const pad = (naam: string) => join(map, naam);
  const naambestand = (sleutel: Bergsleutel) => pad(`${hashVan(sleutel)}.naam`);
  return {
    zet: (sleutel, bytes, naam) =>
      opSchijf(async () => {
        await mkdir(map, { recursive: true });
        if (naam) await schrijfEens(naambestand(sleutel), Buffer.from(naam));
        await schrijfEens(pad(sleutel), bytes);
      }),
    haal: (sleutel) =>
      opSchijf(async () => {
        const bytes = await leesGewoon(pad(sleutel));
        return bytes && { bytes, naam: naamUit(await leesGewoon(naambestand(sleutel)).catch(() => null)) };
      }),
    kop: (sleutel) =>
      opSchijf(async () => {
        const bestand = await bekijk(pad(sleutel));
        // Not what a link points at: that was never sent in, and may be anything on this machine.
        return bestand?.isFile() ? { grootte: bestand.size } : null;
      }),
    lijst: () =>
      opSchijf(async () => {
        const namen = await readdir(map).catch(erIsNiets<string[]>([]));
        await halveWeg(namen.filter((naam) => HALF.test(naam)).map(pad));
        return namen.filter(isBergsleutel);
      }),
    weg: (sleutel) =>
      opSchijf(async () => {
        await rm(pad(sleutel), { force: true });
        await rm(naambestand(sleutel), { force: true });
      }),
  };
}

/** Only an error of the disk itself is told so. */
async function opSchijf<T>(werk: () => Promise<T>): Promise<T> {
  try {
    return await werk();
  } catch (fout) {
    const { code, syscall } = (fout ?? {}) as NodeJS.ErrnoException;
    if (!code || !syscall) throw fout;
    throw new Opslagstoring(`The disk cannot keep or give uploads: ${code} (${syscall}).`);
  }
}

/** A link in its place is no file of ours, and is replaced. */
async function schrijfEens(pad: string, bytes: Buffer): Promise<void> {
  const er = await bekijk(pad);
  if (!er?.isFile() || er.size === 0) await schrijfHeel(pad, bytes);
}

const bekijk = (pad: string) => lstat(pad).catch(erIsNiets(null));

const erIsNiets =
  <T>(anders: T) =>
  (fout: NodeJS.ErrnoException): T => {
    if (fout.code === 'ENOENT') return anders;
    throw fout;
  };

/** It stands in a header: plain letters and hyphens or nothing, whoever wrote in the folder. */
function naamUit(bytes: Buffer | null): string {
  const naam = bytes?.toString('latin1') ?? '';
  return SLUG.test(naam) ? naam : '';
}

/** What a killed process was writing. */
const HALF = new RegExp(`^\\.[0-9a-f-]{36}$|^\\..+\\${TIJDELIJK}$`);

async function halveWeg(paden: readonly string[]): Promise<void> {
  for (const pad of paden) {
    const bestand = await bekijk(pad);
    if (bestand && Date.now() - bestand.mtimeMs > DAG_MS) await rm(pad, { force: true });
  }
}
