import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Proefserver, startServer } from '../steun/server.ts';
import { inhoudsmapMaken, regiosMaken } from './inhoudsmap.ts';

/** How long and how often everything is measured. */
export interface Maat {
  rondes: number;
  seconden: number;
  /** Numbers of practices to grow to. */
  groei: readonly number[];
}
export const GEWOON: Maat = { rondes: 7, seconden: 3, groei: [100, 1_000, 10_000] };
export const SNEL: Maat = { rondes: 1, seconden: 1, groei: [100] };

/** A temporary folder that is gone afterwards. */
export async function inMap<T>(werk: (map: string) => Promise<T>): Promise<T> {
  const map = await mkdtemp(join(tmpdir(), 'regiokring-bench-'));
  try {
    return await werk(map);
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}

/** The real server with so many practices, and this many more regions and kennissessies that everybody can have a place in. */
export async function metServer<T>(
  {
    praktijken = 0,
    regios = 0,
    sessies = 0,
    ...env
  }: { praktijken?: number; regios?: number; sessies?: number; TRUST_PROXY_HOPS?: string },
  werk: (server: Proefserver) => Promise<T>,
): Promise<T> {
  return inMap(async (map) => {
    const contentDir = join(map, 'content');
    await cp('content', contentDir, { recursive: true });
    await inhoudsmapMaken(contentDir, praktijken);
    await regiosMaken(contentDir, regios);
    const server = await startServer({ TRUST_PROXY_HOPS: '0', ...env, DATA_DIR: join(map, 'data'), CONTENT_DIR: contentDir });
    try {
      if (sessies > 0) sessiesMaken(databaseVan(server), sessies);
      await klaarMetZoeken(server);
      return await werk(server);
    } catch (fout) {
      throw new Error(`The measurement stopped. The server said: ${server.stderr()}`, { cause: fout });
    } finally {
      await server.stop();
    }
  });
}

export const databaseVan = ({ dataDir }: Pick<Proefserver, 'dataDir'>): string => join(dataDir, 'kennisplatform.db');
export const sessieslug = (nummer: number): string => `bench-${nummer}`;

/** Copies of the example that is open, with room for all. */
export function sessiesMaken(bestand: string, aantal: number): void {
  const db = new Database(bestand, { timeout: 5000 });
  const { id } = db
    .prepare<[], { id: string }>(`select id from kennissessie where status = 'open' and vorm != 'hybride' order by begin_op desc`)
    .get() ?? { id: '' };
  const kolommen = db.pragma('table_info(kennissessie)') as { name: string }[];
  const eigen: Record<string, string> = {
    id: ':id',
    slug: ':id',
    ical_uid: ':id',
    capaciteit: '1000000',
    achtergehouden: '0',
    aanmelden_vanaf: '0',
    aanmelden_tot: 'begin_op',
  };
  const namen = kolommen.map(({ name }) => name);
  const maak = db.prepare(
    `insert into kennissessie (${namen}) select ${namen.map((naam) => eigen[naam] ?? naam)} from kennissessie where id = :bron`,
  );
  for (let nummer = 1; nummer <= aantal; nummer += 1) maak.run({ id: sessieslug(nummer), bron: id });
  db.close();
}

/** Indexing takes a processor for itself: it comes before what is measured. */
export async function klaarMetZoeken({ url }: Pick<Proefserver, 'url'>): Promise<void> {
  for (;;) {
    const { zoeken } = (await (await fetch(`${url}/gezond`)).json()) as { zoeken: string };
    if (zoeken === 'klaar') return;
    if (zoeken === 'fout') throw new Error('Search does not work.');
    await new Promise((klaar) => setTimeout(klaar, 50));
  }
}
