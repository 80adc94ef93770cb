// The rooms of a site of some size in this process, and the built site that makes pages of them: without a network and without memory
// of what was made before, so that what a page takes can be counted.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { openSession } from '#accounts/lucia.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { makeLimits } from '#server/http/gate/limits.ts';
import { makeRender } from '#server/http/render.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { openKamers, sluitKamers } from '#server/opstarten/kamers.ts';
import { maakLogboek } from '#server/opstarten/logboek.ts';
import { leesOmgeving } from '#server/opstarten/omgeving.ts';
import { paden } from '#server/opstarten/paden.ts';
import { codeDigest, releasemap, TOP } from '#server/release/releases.ts';
import { inhoudsmapMaken } from './inhoudsmap.ts';
import { inMap } from './opzet.ts';
import { sessiesRondom } from './volle-database.ts';
import { bijhorendeTekstenMaken, rijenMaken } from './volle-inhoud.ts';

export interface Wereld {
  /** Makes the page at this address and answers its bytes; throws when there is none. */
  maak(adres: string, wie: string | null): Promise<number>;
  /** Changes one best practice on disk and lets the site read it. */
  wijzig(): Promise<void>;
  /** A best practice, and a terugblik, somewhere in the middle. */
  slugs: { praktijk: string; tweede: string; terugblik: string };
}

interface Maten {
  praktijken: number;
  sessies: number;
}

/** Lets `werk` work in a site of this size. */
export const inWereld = <T>({ praktijken, sessies }: Maten, werk: (wereld: Wereld) => Promise<T>): Promise<T> =>
  inMap(async (map) => {
    const omgeving = omgevingIn(map);
    const { dataDir, contentDir } = omgeving;
    await cp('content', contentDir, { recursive: true });
    await inhoudsmapMaken(contentDir, praktijken);
    await bijhorendeTekstenMaken(contentDir, praktijken);
    const gegevensmap = await openGegevensmap(dataDir, { proef: true, nu: Date.now() });
    await gegevensmap.sluit();
    gegevensmap.geefVrij();
    // All texts are checked and rendered before the site opens: that is not what is measured.
    const bron = { vertrouwdDir: join(TOP, 'content'), contentDir, voorbeeld: true, renderDir: paden(dataDir).teksten };
    (await openInhoud({ ...bron, kijken: false })).sluit();
    const kamers = await openKamers(omgeving, LOG);
    try {
      const nu = Date.now();
      const raw = new Database(paden(dataDir).database, { timeout: 10_000 });
      await sessiesVullen(raw, nu, sessies);
      rijenMaken(raw, kamers.inhoud, nu);
      raw.close();
      return await werk(await wereldVan(kamers, { omgeving, nu }));
    } finally {
      for (const [, sluit] of sluitKamers(kamers)) await sluit();
    }
  });

const LOG = maakLogboek('error');
const WIE = ['anna', 'rosa'] as const;

function omgevingIn(map: string) {
  const gelezen = leesOmgeving({ DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content') });
  if ('fouten' in gelezen) throw new Error(gelezen.fouten.join(' '));
  return gelezen.omgeving;
}

/** The sessions that come with the example, and others on the days around now until there are so many. */
async function sessiesVullen(raw: Database.Database, nu: number, aantal: number): Promise<void> {
  const database = {
    kolommen: async (tabel: string) => (raw.pragma(`table_info(${tabel})`) as { name: string }[]).map(({ name }) => name),
    voer: async (sql: string) => raw.exec(sql),
  };
  const { er } = raw.prepare<[], { er: number }>('select count(*) as er from kennissessie').get() ?? { er: 0 };
  const erbij = Math.max(0, aantal - er);
  const van = 250 - Math.floor(erbij / 2);
  await sessiesRondom(database, { nu, van, tot: van + erbij - 1 });
  raw.exec(`
    update kennissessie set gastregio = 'voorbeeldregio-waterkant' where id glob 'k[0-9]*' and cast(substr(id, 2) as integer) % 10 = 0;
    insert or ignore into kennissessie_bouwsteen
      select k.id, b.bouwsteen from kennissessie k join (select distinct bouwsteen from kennissessie_bouwsteen order by 1 limit 3) b
      where k.id glob 'k[0-9]*'`);
}

async function wereldVan(
  kamers: Awaited<ReturnType<typeof openKamers>>,
  { omgeving, nu }: { omgeving: ReturnType<typeof omgevingIn>; nu: number },
): Promise<Wereld> {
  const { handler } = await import(pathToFileURL(join(releasemap(await codeDigest()), 'server/entry.mjs')).href);
  const { db } = kamers.database;
  const render = makeRender(handler, {
    ...{ ...kamers, db, log: LOG, limits: makeLimits(), nogTeDoen: async () => [], meldCode: null },
    ...{ origin: 'http://127.0.0.1:4321', contact: omgeving.contact, proef: true },
  });
  const koekjes = new Map<string, string>();
  for (const wie of WIE) {
    const login = { accountId: wie, apparaat: 'bench', tweedeStap: wie === 'rosa', nu };
    koekjes.set(wie, await db.transaction().execute((trx) => openSession(trx, login)));
  }
  const midden = (collectie: 'praktijken' | 'terugblikken', plek = 0) => {
    const alle = kamers.inhoud.alle(collectie);
    return alle[Math.floor(alle.length / 2) + plek]?.slug ?? '';
  };
  return {
    slugs: { praktijk: midden('praktijken'), tweede: midden('praktijken', 1), terugblik: midden('terugblikken') },
    async maak(adres, wie) {
      const [pad = '', query = ''] = adres.split('?');
      const headers: Record<string, string> = wie === null ? {} : { cookie: `login=${koekjes.get(wie)}` };
      const { answer } = await render({ method: 'GET', url: query && wie ? adres : pad, query, headers }, '');
      if (answer.status !== 200) throw new Error(`${adres} answers ${answer.status}.`);
      return answer.body.length;
    },
    async wijzig() {
      const { slug } = kamers.inhoud.alle('praktijken').at(-1) ?? { slug: '' };
      const bestand = join(omgeving.contentDir, 'praktijken', `${slug}.mdx`);
      const { versie } = kamers.inhoud;
      await writeFile(bestand, `${await readFile(bestand, 'utf8')}\nEn nog een zin.\n`);
      await kamers.inhoud.bijwerken('praktijken', slug);
      while (kamers.inhoud.versie === versie) await new Promise(setImmediate);
    },
  };
}
