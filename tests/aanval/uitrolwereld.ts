import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wacht } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { codeDigest } from '#server/release/releases.ts';
import { startSmtp, totdat } from '../mail/steun.ts';
import { beginCluster } from '../steun/cluster.ts';
import { startEmmer } from '../steun/emmer.ts';
import { SITE } from '../steun/productie.ts';
import { MET_OUDER } from '../steun/server.ts';
import { vrijePoorten } from '../steun/tls-proxy.ts';

const HOST = new URL(SITE).host;
const DELEN = ['src', 'public', 'content', 'package.json', 'package-lock.json', 'astro.config.mjs'];

export interface Uitrolserver {
  poort: number;
  /** Sends SIGTERM and answers its exit code. */
  stop(): Promise<number | null>;
}

/** A database, a store and a mail server for all servers of a site, and a folder for each of them. */
export async function beginUitrol(programmas: string) {
  const [cluster, emmer, post] = await Promise.all([beginCluster(programmas), startEmmer(), startSmtp()]);
  const map = mkdtempSync(join(tmpdir(), 'uitrol-'));
  const bij = (database: string) => Object.assign(new URL(cluster.url), { pathname: `/${database}` }).href;
  const client = new pg.Client({ connectionString: bij('postgres') });
  await client.connect();
  await client.query('create database site');
  await client.end();
  const gestart: Uitrolserver[] = [];
  const gelogd: string[] = [];
  let teller = 0;

  /** Starts a server of this code, on a port of its own, which is told at once; `luistert` waits until it says that it is there. */
  async function start(code: string): Promise<Uitrolserver & { luistert: Promise<void> }> {
    const [poort = 0] = await vrijePoorten(1);
    const plek = join(map, `server-${++teller}`);
    mkdirSync(join(plek, 'content'), { recursive: true });
    mkdirSync(join(plek, 'data'), { mode: 0o700 });
    writeFileSync(join(plek, 'data/sleutel'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
    const proces = spawn(process.execPath, ['--max-semi-space-size=4', MET_OUDER, 'src/server/start.ts'], {
      cwd: code,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...{ MALLOC_ARENA_MAX: '2', LOG_LEVEL: 'warn', TRUST_PROXY_HOPS: '1', PORT: String(poort) },
        ...{ SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>' },
        ...{ DATABASE_URL: bij('site'), OPSLAG_URL: emmer.url, DATA_DIR: join(plek, 'data'), CONTENT_DIR: join(plek, 'content') },
      },
    });
    let gezegd = '';
    for (const stroom of [proces.stdout, proces.stderr]) stroom.on('data', (deel) => (gezegd += deel));
    proces.stderr.on('data', (deel) => gelogd.push(String(deel)));
    const dicht = once(proces, 'close');
    const server = {
      poort,
      async stop() {
        proces.kill('SIGTERM');
        await dicht;
        return proces.exitCode;
      },
      luistert: totdat(() => {
        if (proces.exitCode !== null) throw new Error(gezegd);
        return gezegd.includes('Klaar op');
      }, 'a server'),
    };
    gestart.push(server);
    return server;
  }
  return {
    databaseUrl: bij('site'),
    /** What servers told that went wrong. */
    gelogd,
    start,
    async ruimOp() {
      await Promise.all(gestart.map((een) => een.stop()));
      await Promise.all([cluster.stop(), emmer.ruimOp(), post.sluit()]);
      rmSync(map, { recursive: true, force: true });
    },
  };
}

/**
 * The code of a next release, without a build: what was built of ours, with other names for its stylesheets. `metVorige` says whether
 * what was built before stands beside it, as in the image.
 */
export async function volgendeRelease({ metVorige }: { metVorige: boolean }): Promise<{ map: string; ruimOp(): void }> {
  const map = mkdtempSync(join(tmpdir(), 'volgende-'));
  for (const deel of DELEN) cpSync(deel, join(map, deel), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(map, 'node_modules'));
  writeFileSync(join(map, 'public/volgende.txt'), 'volgende');
  const nu = await codeDigest();
  const releases = join(map, 'releases');
  const { codeDigest: digestDaar } = (await import(
    pathToFileURL(join(map, 'src/server/release/releases.ts')).href
  )) as typeof import('#server/release/releases.ts');
  const nieuw = join(releases, await digestDaar());
  cpSync(join('releases', nu), nieuw, { recursive: true });
  if (metVorige) cpSync(join('releases', nu), join(releases, nu), { recursive: true, preserveTimestamps: true });
  const stijlen = readdirSync(join(nieuw, 'client/_astro')).filter((naam) => naam.endsWith('.css'));
  const straks = (naam: string) => naam.replace(/\.css/, '-straks.css');
  for (const naam of stijlen)
    for (const vorm of ['', '.br', '.gz'])
      renameSync(join(nieuw, 'client/_astro', naam + vorm), join(nieuw, 'client/_astro', straks(naam + vorm)));
  for (const pad of [...globSync(join(nieuw, 'server/**/*.mjs')), join(nieuw, 'style-rules.json')]) {
    const tekst = readFileSync(pad, 'utf8');
    const anders = stijlen.reduce((al, naam) => al.replaceAll(naam, straks(naam)), tekst);
    if (anders !== tekst) writeFileSync(pad, anders);
  }
  return { map, ruimOp: () => rmSync(map, { recursive: true }) };
}

/** What a server answers to who comes through a proxy. */
export async function statusVan(port: number, path: string): Promise<number | undefined> {
  const headers = { host: HOST, 'x-forwarded-for': '10.9.8.7' };
  const [antwoord] = (await once(request({ host: '127.0.0.1', port, path, headers, agent: false }).end(), 'response')) as [IncomingMessage];
  antwoord.resume();
  return antwoord.statusCode;
}

/** A balancer as a platform has: everybody in turn, to who says at /klaar that it may get visitors. Nothing is tried twice. */
export async function startVerdeler() {
  const klaar = new Map<number, boolean>();
  const ongevraagd = new Set<number>();
  const gekregen = new Map<number, number>();
  let beurt = 0;
  const proxy = createServer((vraag, antwoord) => {
    const poorten = [...klaar].filter(([, wel]) => wel).map(([poort]) => poort);
    const port = poorten[beurt++ % poorten.length] ?? 0;
    gekregen.set(port, (gekregen.get(port) ?? 0) + 1);
    const headers = { ...vraag.headers, host: HOST };
    const door = request({ host: '127.0.0.1', port, path: vraag.url, method: vraag.method, headers, agent: false }, (van) => {
      antwoord.writeHead(van.statusCode ?? 502, van.headers);
      van.pipe(antwoord);
    });
    door.on('error', () => (antwoord.headersSent ? antwoord.destroy() : antwoord.writeHead(502).end()));
    vraag.pipe(door);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const vraagKlaar = async (poort: number) => (await fetch(`http://127.0.0.1:${poort}/klaar`).catch(() => null))?.status === 200;
  const kijk = async () => {
    for (const poort of klaar.keys()) {
      const nu = await vraagKlaar(poort);
      if (klaar.has(poort) && !ongevraagd.has(poort)) klaar.set(poort, nu);
    }
  };
  const kijker = setInterval(() => void kijk(), 50);
  return {
    poort: (proxy.address() as AddressInfo).port,
    gekregen,
    /** From now on it is asked whether it may get visitors. */
    erbij: (poort: number) => void klaar.set(poort, false),
    /** From now on it gets them, whatever it says. */
    blind(poort: number) {
      ongevraagd.add(poort);
      klaar.set(poort, true);
    },
    isKlaar: (poort: number) => klaar.get(poort) === true,
    /** From now on these get visitors, and no others. */
    wissel(poorten: readonly number[]) {
      klaar.clear();
      for (const poort of poorten) klaar.set(poort, true);
    },
    async sluit() {
      clearInterval(kijker);
      proxy.closeAllConnections();
      await new Promise((dicht) => proxy.close(dicht));
    },
  };
}

const PAGINAS = ['/', '/zoeken/?q=loket', '/kennissessies/', '/inloggen/', '/praktijken/'];
const FORMULIER = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: SITE };

/** Ten visitors who read, send a form now and then, and ask for styles of pages they opened before: about a hundred requests a second. */
export function bezoek(poort: number) {
  const stijlen = new Set<string>();
  const mis: string[] = [];
  let [klaar, gevraagd, bestanden] = [false, 0, 0];
  async function vraag(pad: string, wat: { method?: string; headers?: object; body?: string }, goed: number): Promise<string> {
    const van = `127.${gevraagd % 250}.${((gevraagd / 250) % 250) | 0}.1`;
    gevraagd += 1;
    const headers = { ...wat.headers, 'x-forwarded-for': van };
    const gestuurd = request({ host: '127.0.0.1', port: poort, path: pad, method: wat.method ?? 'GET', headers, agent: false });
    gestuurd.end(wat.body);
    try {
      const [antwoord] = (await once(gestuurd, 'response')) as [IncomingMessage];
      const lijf = (await buffer(antwoord)).toString();
      if (antwoord.statusCode !== goed)
        mis.push(`${wat.method ?? 'GET'} ${pad} ${antwoord.statusCode} ${/<h1[^>]*>([^<]*)/.exec(lijf)?.[1] ?? ''}`);
      return lijf;
    } catch (fout) {
      mis.push(`${wat.method ?? 'GET'} ${pad} ${String(fout)}`);
      return '';
    }
  }
  const lopen = Array.from({ length: 10 }, async (_, nummer) => {
    for (let keer = nummer; !klaar; keer += 1) {
      const pagina = await vraag(PAGINAS[keer % PAGINAS.length] ?? '/', {}, 200);
      for (const [stijl] of pagina.matchAll(/\/_astro\/[\w.-]+\.(css|js)/g)) stijlen.add(stijl);
      const stijl = [...stijlen][bestanden++ % Math.max(1, stijlen.size)];
      if (stijl) await vraag(stijl, {}, 200);
      if (keer % 5 === 0) await vraag('/inloggen/code/', { method: 'POST', headers: FORMULIER, body: 'code=' }, 303);
      await wacht(180);
    }
  });
  return {
    mis,
    stijlen,
    gevraagd: () => gevraagd,
    /** Goes on until so many more were asked. */
    nog: (aantal: number) => {
      const tot = gevraagd + aantal;
      return totdat(() => gevraagd >= tot, 'more visitors');
    },
    async stop() {
      klaar = true;
      await Promise.all(lopen);
    },
  };
}
