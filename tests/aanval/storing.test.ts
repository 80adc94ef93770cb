import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import { openDb } from '#db/open.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { OP_PG } from '../steun/db.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { pgAdres } from '../steun/pg-databases.ts';
import type { Proefserver } from '../steun/server.ts';
import { testEigen as test, testSqlite } from './doelwit.ts';
import { databaseBij, startProef } from './proef.ts';

const SESSIE = '/kennissessies/regionale-kennissessie-noord-loket-en-matching/';
const LEZEN = [
  '/',
  '/praktijken/',
  '/praktijken/?taak=werven',
  '/bouwstenen/',
  '/terugblikken/',
  '/nieuws/',
  '/over/',
  '/zoeken/?q=loket',
  '/kennissessies/',
  SESSIE,
  '/inhoud.json',
  '/sitemap.xml',
  '/inloggen/',
];

async function begin(omgeving: Record<string, string> = {}) {
  const server = await startProef(omgeving);
  onTestFinished(() => server.ruimOp());
  await expect.poll(async () => (await (await fetch(`${server.url}/gezond`)).json()).zoeken).toBe('klaar');
  const anna = new Bezoeker(server.url);
  if (!omgeving.SITE_URL) await inloggenZonderScript(anna, server, 'anna@voorbeeld.example');
  return { server, anna };
}
/** Takes the database away, also from who holds it; what it answers brings it back. */
async function neemWeg(adres: string): Promise<() => Promise<void>> {
  if (!OP_PG) {
    await rename(adres, `${adres}.elders`);
    return () => rename(`${adres}.elders`, adres);
  }
  const naam = new URL(adres).pathname.slice(1);
  const beheer = async (...opdrachten: string[]) => {
    const client = new pg.Client(pgAdres('postgres'));
    await client.connect();
    for (const opdracht of opdrachten) await client.query(opdracht);
    await client.end();
  };
  const weg = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${naam}'`;
  await beheer(`alter database ${naam} allow_connections false`, weg);
  return () => beheer(`alter database ${naam} allow_connections true`);
}
const gezond = async ({ url }: Proefserver) => {
  const antwoord = await fetch(`${url}/gezond`);
  return { ...(await antwoord.json()), http: antwoord.status };
};

/** Every page for readers answers 200; a fresh visitor each time, so that nothing comes from a browser's own store. */
async function leest(server: Proefserver): Promise<void> {
  for (const pad of LEZEN) expect([pad, (await new Bezoeker(server.url).lees(pad)).status]).toEqual([pad, 200]);
}
async function schrijft(bezoeker: Bezoeker) {
  const pad = `${SESSIE}aanmelden/?_action=aanmelden`;
  return bezoeker.stuur(pad, { kennissessie: SESSIE.split('/')[2] ?? '', toestemming: 'ja' });
}
async function weigertNetjes(bezoeker: Bezoeker): Promise<void> {
  const antwoord = await schrijft(bezoeker);
  expect([antwoord.status, Number(antwoord.koppen.get('retry-after')) > 0]).toEqual([503, true]);
  expect(antwoord.tekst).not.toMatch(/SQLITE|postgres|terminating|database is locked|disk|\.db/i);
}

test('een vastgehouden database: lezen en zoeken gaan door, schrijven hoort intussen 503', async () => {
  const { server, anna } = await begin();
  const houder = openDb(databaseBij(server));
  const bezet = await houder.db.startTransaction().execute();
  const wacht503 = weigertNetjes(anna);
  await leest(server);
  // The lock is not given back before.
  await wacht503;
  await bezet.rollback().execute();
  await houder.sluit();
  expect((await schrijft(anna)).status).toBe(303);
  await expect.poll(async () => (await gezond(server)).http).toBe(200);
});

test('een verdwenen database: lezen gaat door, niets wordt toegezegd wat verloren gaat', async () => {
  const { server, anna } = await begin();
  await leest(server);
  const zetTerug = await neemWeg(databaseBij(server));
  await leest(server);
  await weigertNetjes(anna);
  await wacht(1100);
  expect(await gezond(server)).toMatchObject({ http: 503, storing: ['database'] });
  await zetTerug();
  expect((await schrijft(anna)).status).toBe(303);
});

testSqlite('een vervangen database: ook dan wordt niets toegezegd', async () => {
  const { server, anna } = await begin();
  await rename(databaseBij(server), `${databaseBij(server)}.oud`);
  await writeFile(databaseBij(server), 'geen database');
  await weigertNetjes(anna);
  await leest(server);
});

testSqlite('een volle schijf: lezen gaat door, schrijven hoort 503, en daarna is niets stuk', async ({ skip }) => {
  const { server, anna } = await begin();
  await leest(server);
  const grens = (bytes: string) => spawnSync('prlimit', ['--pid', String(server.proces.pid), `--fsize=${bytes}`]).status;
  skip(grens('1024:unlimited') !== 0, 'prlimit is not here: the disk cannot be made full');
  await weigertNetjes(anna);
  await leest(server);
  expect(grens('unlimited')).toBe(0);
  expect((await schrijft(anna)).status).toBe(303);
  const { db, sluit } = openDb(databaseBij(server));
  expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }]);
  await sluit();
});

test('een slecht bestand in de inhoud: alle andere staan er gewoon', async () => {
  const { server } = await begin();
  await writeFile(join(server.contentDir, 'praktijken/stuk.mdx'), '---\ntitel: "x\n---\n{process.exit(1)}');
  await writeFile(join(server.contentDir, 'nieuws/leeg.mdx'), '');
  await expect.poll(async () => (await gezond(server)).inhoud.fouten).toBe(2);
  expect((await gezond(server)).http).toBe(200);
  await leest(server);
  expect((await new Bezoeker(server.url).lees('/praktijken/stuk/')).status).toBe(404);
});

test('een zoekindex die niet gemaakt kan worden: de rest van de site merkt er niets van', async () => {
  const server = await startProef();
  onTestFinished(() => server.ruimOp());
  await server.stop();
  await rm(join(server.dataDir, 'zoekindex'), { recursive: true, force: true });
  await writeFile(join(server.dataDir, 'zoekindex'), 'in de weg');
  const opnieuw = await startProef({ DATA_DIR: server.dataDir, CONTENT_DIR: server.contentDir });
  onTestFinished(() => opnieuw.ruimOp());
  await leest(opnieuw);
});

test('een mailserver die niet antwoordt: de site werkt, de brief wacht', async () => {
  // It hangs up on everybody. A port that nobody listens on may be somebody else's the next moment.
  const dicht = createServer((socket) => void socket.destroy()).listen(0, '127.0.0.1');
  onTestFinished(() => void dicht.close());
  await once(dicht, 'listening');
  const { port } = dicht.address() as { port: number };
  const { server } = await begin({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  await leest(server);
  await expect.poll(async () => (await gezond(server)).mail.wachtend).toBe(1);
  expect(await gezond(server)).toMatchObject({ http: 200, storing: [], mail: { opgegeven: 0 } });

  const vraagCode = async () => {
    const wie = new Bezoeker(server.url);
    const gevraagd = await wie.verzend(await wie.lees('/inloggen/'), '/inloggen/', 'Stuur mij een code', {
      adres: 'wie@voorbeeld.example',
    });
    return (await wie.lees(gevraagd.naar)).html.querySelector('main')?.text ?? '';
  };
  expect(await vraagCode()).not.toContain('traag');
  const { db, sluit } = openDb(databaseBij(server));
  const geprobeerd = () => sql`select id from outbox where pogingen > 0`.execute(db);
  await expect.poll(async () => (await geprobeerd()).rows.length).toBeGreaterThan(0);
  await sql`update outbox set aangemaakt_op = aangemaakt_op - 120000 where pogingen > 0`.execute(db);
  await sluit();
  expect(await vraagCode()).toContain('Onze mail is nu traag, dus het kan even duren.');
});
