// PostgreSQL beside SQLite: sign-ups by the act itself in four processes, and kept pages of two servers in production mode.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { maakZaal, sessieNaam } from '../aanval/pg/zaal.ts';
import { beginCluster, pgProgrammas } from '../steun/cluster.ts';
import { startEmmer } from '../steun/emmer.ts';
import { SITE } from '../steun/productie.ts';
import { type Proefserver, startServer } from '../steun/server.ts';
import { bestoken } from './bestoken.ts';
import { beurten, type Tempo, type Vergelijking } from './beurten.ts';
import { BROWSER } from './halen.ts';
import { inMap, klaarMetZoeken, type Maat } from './opzet.ts';
import { nakomelingen, ouderVan, rekentijd } from './verbruik.ts';

const [PROCESSEN, MENSEN, PLAATSEN, SESSIES] = [4, 200, 20, 20];
const PER_PROCES = MENSEN / PROCESSEN;

type Naast = Record<string, Vergelijking>;
export interface OpPostgres {
  aanmelden: Naast;
  /** PostgreSQL beside itself. */
  gespreid: Naast;
  paginas: Naast;
}

export async function opPostgres(maat: Maat): Promise<OpPostgres> {
  const programmas = pgProgrammas();
  if (!programmas) throw new Error('PostgreSQL is not here: apt-get install postgresql.');
  // Both on the same disk.
  process.env.TMPDIR ??= tmpdir();
  const cluster = await beginCluster(programmas);
  const client = new pg.Client({ connectionString: bij(cluster.url, 'postgres') });
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const hoofd = ouderVan(rows[0]?.pid ?? 0);
    for (const naam of ['zaal', 'site']) await client.query(`create database ${naam}`);
    const aanmelden = await inMap((map) => aanmeldingen(maat, { zaal: bij(cluster.url, 'zaal'), map, hoofd }));
    return { ...aanmelden, paginas: await inMap((map) => uitGeheugen(maat, { url: bij(cluster.url, 'site'), map })) };
  } finally {
    await client.end();
    await cluster.stop();
  }
}

const bij = (cluster: string, database: string): string => Object.assign(new URL(cluster), { pathname: `/${database}` }).href;

/**
 * Sign-ups at one session and spread over twenty, always new ones, with as many places together: who waits gets a shorter letter. The
 * processor time of the database counts too.
 */
async function aanmeldingen({ rondes }: Maat, { zaal, map, hoofd }: { zaal: string; map: string; hoofd: number }) {
  // Each of the four below has a round to warm up; PostgreSQL takes part in all of them.
  const groot = 3 * (rondes + 1);
  const plaatsen = Array.from({ length: groot + 2 * SESSIES * (rondes + 1) }, (_, nummer) =>
    nummer < groot ? PLAATSEN : PLAATSEN / SESSIES,
  );
  const bestand = join(map, 'zaal.db');
  for (const database of [zaal, bestand]) await maakZaal(database, { plaatsen, mensen: MENSEN });
  const [bijPg, bijSqlite] = [verse(groot), verse(groot)];
  const elders = await begin({ database: zaal, delen: 'samen', neem: bijPg }, () => [hoofd, ...nakomelingen(hoofd)]);
  const alleen = await begin({ database: bestand, delen: 'alleen', neem: bijSqlite });
  const samen = await begin({ database: bestand, delen: 'samen', neem: bijSqlite });
  const naast = (ons: () => Promise<Tempo>, kaal: () => Promise<Tempo>) => beurten(rondes, ons, kaal);
  const [een, meer] = [1, SESSIES];
  try {
    const aanmelden = {
      'één kennissessie': await naast(elders.ronde(een), alleen.ronde(een)),
      'twintig kennissessies': await naast(elders.ronde(meer), alleen.ronde(meer)),
      'één, als SQLite commits deelt': await naast(elders.ronde(een), samen.ronde(een)),
    };
    return { aanmelden, gespreid: { 'twintig kennissessies naast één': await naast(elders.ronde(meer), elders.ronde(een)) } };
  } finally {
    for (const { stop } of [elders, alleen, samen]) await stop();
  }
}

/** Sessions that nobody came to yet: one large one, or many small ones. */
function verse(groot: number): (hoeveel: number) => string[] {
  let [een, meer] = [0, groot];
  return (hoeveel) => Array.from({ length: hoeveel }, () => sessieNaam(hoeveel === 1 ? een++ : meer++));
}

interface Plek {
  database: string;
  delen: 'samen' | 'alleen';
  neem: (hoeveel: number) => string[];
}

/** Four servers at this database, and what else works for it. */
async function begin({ database, delen, neem }: Plek, ook: () => number[] = () => []) {
  const processen: ChildProcess[] = [];
  const regels = await Promise.all(
    Array.from({ length: PROCESSEN }, async () => {
      const proces = spawn(process.execPath, [join(import.meta.dirname, 'aanmeldproces.ts'), database, delen], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      processen.push(proces);
      const lezer = createInterface({ input: proces.stdout })[Symbol.asyncIterator]();
      await lezer.next();
      return lezer;
    }),
  );
  const verbruikt = () => [...processen.map(({ pid }) => pid ?? 0), ...ook()].reduce((som, pid) => som + rekentijd(pid), 0);
  return {
    /** Everybody once, at so many sessions. */
    ronde: (sessies: number) => async (): Promise<Tempo> => {
      const namen = neem(sessies);
      const [van, voor] = [performance.now(), verbruikt()];
      for (const [nummer, proces] of processen.entries()) proces.stdin?.write(`${nummer * PER_PROCES} ${PER_PROCES} ${namen.join(' ')}\n`);
      await Promise.all(regels.map((lezer) => lezer.next()));
      return { perSeconde: (MENSEN * 1000) / (performance.now() - van), perRekenseconde: (MENSEN * 1000) / (verbruikt() - voor) };
    },
    async stop(): Promise<void> {
      for (const proces of processen) {
        proces.stdin?.end();
        if (proces.exitCode === null) await once(proces, 'exit');
      }
    },
  };
}

/** The same pages of the same texts, from memory. */
async function uitGeheugen({ rondes, seconden }: Maat, { url, map }: { url: string; map: string }): Promise<Naast> {
  const emmer = await startEmmer();
  const servers: Proefserver[] = [];
  try {
    for (const [naam, elders] of [
      ['pg', { DATABASE_URL: url, OPSLAG_URL: emmer.url }],
      ['sqlite', {}],
    ] as const)
      servers.push(await productie(join(map, naam), elders));
    const [onze, hunne] = servers as [Proefserver, Proefserver];
    const uit: Naast = {};
    for (const [naam, pad] of Object.entries({ Home: '/', 'Lijst met facetten': '/praktijken/', Agenda: '/kennissessies/' })) {
      const lading = { paden: [pad], verbindingen: 20, seconden, codering: BROWSER, host: new URL(SITE).host };
      uit[naam] = await beurten(
        rondes,
        () => bestoken(onze.proces.pid ?? 0, { ...lading, url: onze.url }),
        () => bestoken(hunne.proces.pid ?? 0, { ...lading, url: hunne.url }),
      );
    }
    return uit;
  } finally {
    for (const server of servers) await server.stop();
    await emmer.ruimOp();
  }
}

async function productie(map: string, elders: Record<string, string>): Promise<Proefserver> {
  const plek = { DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content') };
  for (const een of Object.values(plek)) mkdirSync(een, { recursive: true, mode: 0o700 });
  writeFileSync(join(plek.DATA_DIR, 'sleutel'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
  cpSync('content', plek.CONTENT_DIR, { recursive: true });
  const post = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>' };
  const server = await startServer({ TRUST_PROXY_HOPS: '0', SITE_URL: SITE, ...post, ...plek, ...elders });
  await klaarMetZoeken(server);
  return server;
}
