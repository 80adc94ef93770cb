import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { beginCluster } from './cluster.ts';
import { startEmmer } from './emmer.ts';
import { openLuik } from './luik.ts';
import { SITE, startProductie } from './productie.ts';
import { startServer } from './server.ts';

/**
 * A database and a store elsewhere, and two machines in production mode with nothing but the key of the site. Each has a way of its own
 * to the database, which can be cut. With `inhoud` the first brings the texts of this site along.
 */
export async function tweeMachines(programmas: string, { inhoud = false } = {}) {
  const [cluster, emmer] = await Promise.all([beginCluster(programmas), startEmmer()]);
  const map = mkdtempSync(join(tmpdir(), 'twee-machines-'));
  const bij = (database: string) => Object.assign(new URL(cluster.url), { pathname: `/${database}` }).href;
  const client = new pg.Client({ connectionString: bij('postgres') });
  await client.connect();
  await client.query('create database site');
  await client.end();
  const [naarA, naarB] = await Promise.all([openLuik(bij('site')), openLuik(bij('site'))]);
  const machine = (naam: string, databaseUrl: string) => {
    const plek = { DATA_DIR: join(map, naam, 'data'), CONTENT_DIR: join(map, naam, 'content') };
    for (const een of Object.values(plek)) mkdirSync(een, { recursive: true, mode: 0o700 });
    writeFileSync(join(plek.DATA_DIR, 'sleutel'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
    return { DATABASE_URL: databaseUrl, OPSLAG_URL: emmer.url, ...plek };
  };
  const bijA = machine('a', naarA.url);
  if (inhoud) cpSync('content', bijA.CONTENT_DIR, { recursive: true });
  const a = await startProductie(bijA);
  const omgeving = { SITE_URL: SITE, SMTP_URL: a.post.url, MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>' };
  const b = await startServer({ ...omgeving, ...machine('b', naarB.url) });
  return {
    ...{ a, b, emmer, naarA, naarB },
    /** The database itself, past what may be cut. */
    databaseUrl: bij('site'),
    async ruimOp() {
      await b.ruimOp();
      await a.ruimOp();
      naarA.ruimOp();
      naarB.ruimOp();
      await Promise.all([cluster.stop(), emmer.ruimOp()]);
      rmSync(map, { recursive: true, force: true });
    },
  };
}
export type TweeMachines = Awaited<ReturnType<typeof tweeMachines>>;

export interface Machineantwoord {
  status: number;
  koppen: IncomingHttpHeaders;
  bytes: Buffer;
}
interface Machinevraag {
  /** A form, sent as by somebody who has the page open. */
  velden?: Record<string, string>;
  koekje?: string;
  ip?: string;
}

/** What a machine answers to who comes through the proxy in front of it. */
export const vraagMachine = (url: string, pad: string, { velden, koekje, ip = '10.9.8.7' }: Machinevraag = {}): Promise<Machineantwoord> =>
  new Promise((klaar, mis) => {
    const lichaam = velden && new URLSearchParams(velden).toString();
    const headers = {
      ...{ host: new URL(SITE).host, 'x-forwarded-for': ip, connection: 'close' },
      ...(koekje && { cookie: koekje }),
      ...(lichaam !== undefined && {
        ...{ origin: SITE, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(lichaam) },
      }),
    };
    const gevraagd = request(new URL(pad, url), { method: lichaam === undefined ? 'GET' : 'POST', headers }, async (antwoord) =>
      klaar({ status: antwoord.statusCode ?? 0, koppen: antwoord.headers, bytes: await buffer(antwoord) }),
    );
    gevraagd.on('error', mis).end(lichaam);
  });
