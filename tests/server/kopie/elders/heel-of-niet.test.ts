import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { neemPgAlleen } from '#db/dialecten/pg-slot.ts';
import { openDb } from '#db/open.ts';
import { zetTerug } from '#server/kopie/kopie-terugzetten.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { paden } from '#server/opstarten/paden.ts';
import { namaakEmmer } from '../../../steun/emmer.ts';
import { anders } from './vol.ts';
import {
  BESTANDEN,
  kopieVanHier,
  leegElders,
  machine,
  NU,
  naarElders,
  ORIGIN,
  opdracht,
  siteHier,
  standElders,
  tijdelijk,
} from './wereld.ts';

/** A site elsewhere, on which somebody worked on, and a backup of before. */
async function siteElders() {
  const hier = await siteHier();
  const elders = await leegElders();
  const tussen = await machine();
  await naarElders(tussen, hier.kopie, elders);
  const { db, sluit } = openDb(elders.databaseUrl);
  await db.updateTable('kennissessie').set({ titel: 'Van na de reservekopie' }).where('id', '=', 's01').execute();
  await db.deleteFrom('onomkeerbaar').execute();
  await sluit();
  const { rijen: voor } = await standElders(elders);
  return {
    ...{ elders, tussen, kopie: hier.kopie, voor },
    /** Which tables changed since. */
    veranderd: async () => anders(voor, (await standElders(elders)).rijen),
    /** What a command that did not finish leaves in the folder for data. */
    over: async () => (await readdir(tussen.dataDir)).filter((naam) => /herstel/.test(naam)),
  };
}

const HIER_OP_SLOT = `where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;

async function verbonden(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // Its database may be thrown away before it.
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

test('wat er al staat wordt alleen vervangen als daarom is gevraagd, en gaat dan eerst naar een reservekopie', async () => {
  const w = await siteElders();
  await expect(naarElders(w.tussen, w.kopie, w.elders)).rejects.toThrow(
    /niet leeg: daarin staan 85 accounts, 15 kennissessies en 2 teksten\. Zet --vervang/,
  );
  expect([await w.veranderd(), await w.over()]).toEqual([[], []]);
  const { vorige, inhoud } = await naarElders(w.tussen, w.kopie, w.elders, { vervang: true });
  expect([inhoud, (await w.veranderd()).includes('kennissessie')]).toEqual(['vervangen', true]);
  const terug = await machine();
  await zetTerug({ ...terug, bron: vorige, origin: ORIGIN, nu: NU });
  const { db, sluit } = openDb(paden(terug.dataDir).database);
  onTestFinished(sluit);
  expect(await db.selectFrom('kennissessie').select('titel').where('id', '=', 's01').execute()).toEqual([
    { titel: 'Van na de reservekopie' },
  ]);
  for (const [naam, tekst] of Object.entries(BESTANDEN))
    if (naam.startsWith('bijlagen/')) expect(await readFile(join(terug.dataDir, naam), 'utf8')).toBe(tekst);
});

test('zolang er een server of opdracht mee werkt wordt niets teruggezet, ook niet als diens verbinding brak; en andersom begint niemand', async () => {
  const { databaseUrl, opslagUrl } = await leegElders();
  const { kopie } = await siteHier();
  const server = await openGegevensmap((await machine()).dataDir, { proef: false, databaseUrl, nu: NU });
  const ergens = await machine();
  const zetTerugDaar = () => naarElders(ergens, kopie, { databaseUrl, opslagUrl });
  await expect(zetTerugDaar()).rejects.toThrow('werkt nog een server, of een andere opdracht. Stop eerst alle servers');
  const client = await verbonden(databaseUrl);
  await client.query(`select pg_terminate_backend(pid) from pg_locks ${HIER_OP_SLOT}`);
  const houdt = async () => (await client.query(`select from pg_locks ${HIER_OP_SLOT}`)).rowCount;
  await expect.poll(houdt).toBe(1);
  await expect(zetTerugDaar()).rejects.toThrow('werkt nog een server');
  await server.sluit();
  await server.geefVrij();

  const alleen = await neemPgAlleen(databaseUrl);
  const start = openGegevensmap((await machine()).dataDir, { proef: false, databaseUrl, nu: NU });
  await expect(start).rejects.toThrow('In DATABASE_URL wordt een reservekopie teruggezet. Start opnieuw als dat klaar is.');
  for (const [naam, ...delen] of [
    ['beheerder', '--lijst'],
    ['backup', join(await tijdelijk(), 'kopie')],
  ] as const)
    expect((await opdracht(naam, delen, ergens, { databaseUrl, opslagUrl }).klaar).fout).toContain(
      'Hier wordt een reservekopie teruggezet.',
    );
  await alleen?.end();
  await expect.poll(houdt).toBe(0);
  await zetTerugDaar();
});

test('een opdracht die middenin haar verbinding verliest of wordt gedood laat staan wat er stond; daarna lukt het gewoon', async () => {
  const w = await siteElders();
  const [dwars, kijker] = [await verbonden(w.elders.databaseUrl), await verbonden(w.elders.databaseUrl)];
  // The last table that is emptied: everything else is empty by then.
  await dwars.query('begin; lock table account in row exclusive mode');
  const wacht = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    and query like '%account%disable trigger%'`;
  const weg = opdracht('herstel', [w.kopie, '--vervang'], w.tussen, w.elders);
  await expect.poll(async () => (await kijker.query(wacht)).rowCount).toBe(1);
  expect((await weg.klaar).fout).toMatch(/^Er is niets teruggezet\. De database in DATABASE_URL is niet te gebruiken\./);
  const { proces, klaar } = opdracht('herstel', [w.kopie, '--vervang'], w.tussen, w.elders);
  await expect.poll(async () => (await kijker.query(wacht.replace('pg_terminate_backend(pid)', ''))).rowCount).toBe(1);
  proces.kill('SIGKILL');
  expect((await klaar).status).toBe(null);
  await dwars.query('commit');
  await expect.poll(async () => (await kijker.query(`select from pg_locks ${HIER_OP_SLOT}`)).rowCount).toBe(0);
  expect(await w.veranderd()).toEqual([]);
  expect(await opdracht('herstel', [w.kopie, '--vervang'], w.tussen, w.elders).klaar).toMatchObject({ status: 0, fout: '' });
  expect(await w.veranderd()).toContain('kennissessie');
});

test('valt de opslag halverwege weg, dan staat alles er nog zoals het stond, en zegt de opdracht dat', async () => {
  const w = await siteElders();
  const leeg = await leegElders();
  let puts = 0;
  // The real store, until the second file comes.
  const halverwege = await namaakEmmer((vraag, antwoord) => {
    if (vraag.method === 'PUT' && ++puts > 1) return void antwoord.destroy();
    const { hostname, port } = new URL(leeg.opslagUrl.replace('s3+http', 'http'));
    const door = request({ hostname, port, path: vraag.url, method: vraag.method, headers: vraag.headers }, (van) => {
      antwoord.writeHead(van.statusCode ?? 502, van.headers);
      van.pipe(antwoord);
    });
    vraag.pipe(door);
  });
  const naar = { databaseUrl: w.elders.databaseUrl, opslagUrl: halverwege };
  await expect(naarElders(w.tussen, w.kopie, naar, { vervang: true })).rejects.toThrow(
    /^De bestanden in OPSLAG_URL zijn niet te gebruiken\./,
  );
  expect([puts > 1, await w.veranderd(), await w.over()]).toEqual([true, [], []]);
});

test('een halve reservekopie, een database die er niet is en een verkeerde vlag veranderen niets', async () => {
  const w = await siteElders();
  const half = join(await tijdelijk(), 'half.tar.gz');
  const bytes = await readFile(w.kopie);
  await writeFile(half, bytes.subarray(0, bytes.length / 2));
  const gezegd = async (delen: string[], elders = w.elders) => (await opdracht('herstel', delen, w.tussen, elders).klaar).fout;
  expect(await gezegd([half, '--vervang'])).toMatch(/^Er is niets teruggezet\. .*is geen leesbare kopie/);
  expect(await gezegd([w.kopie, '--ook-inhoud'])).toContain('met DATABASE_URL: --vervang');
  const weg = { ...w.elders, databaseUrl: 'postgres://site:geheim-woord@127.0.0.1:1/site' };
  const fout = await gezegd([w.kopie], weg);
  expect(fout).toMatch(/^Er is niets teruggezet\. De database in DATABASE_URL is niet te gebruiken\./);
  expect(fout).not.toContain('geheim-woord');
  const kopie = await opdracht('backup', [join(await tijdelijk(), 'k.tar.gz')], w.tussen, weg).klaar;
  expect(kopie.fout).toMatch(/^Er is geen kopie gemaakt\. De database in DATABASE_URL is niet te gebruiken\./);
  expect([await w.veranderd(), await w.over()]).toEqual([[], []]);
});

test('code die niet alles kent wat er staat, kopieert het niet half en zet er niets overheen', async () => {
  const w = await siteElders();
  const hier = await siteHier();
  const later = "insert into kysely_migration values ('0002-later', 'straks')";
  const bestand = new Database(hier.database);
  bestand.exec(later);
  bestand.close();
  await expect(naarElders(w.tussen, await kopieVanHier(hier), w.elders, { vervang: true })).rejects.toThrow(
    'De gegevens in deze kopie zijn van een andere versie',
  );
  expect(await w.veranderd()).toEqual([]);
  await (await verbonden(w.elders.databaseUrl)).query(later);
  const anderVersie = /De gegevens in DATABASE_URL zijn van een andere versie/;
  await expect(naarElders(w.tussen, w.kopie, w.elders, { vervang: true })).rejects.toThrow(anderVersie);
  const doel = join(await tijdelijk(), 'k.tar.gz');
  expect((await opdracht('backup', [doel], w.tussen, w.elders).klaar).fout).toMatch(anderVersie);
  expect(existsSync(doel)).toBe(false);
});
