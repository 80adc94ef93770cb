import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { neemPgAlleen } from '#db/dialecten/pg-slot.ts';
import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { rijenOphalen } from '#server/kopie/rijen-ophalen.ts';
import { rijenOverbrengen } from '#server/kopie/rijen-overbrengen.ts';
import { legeDatabase } from '../../../steun/db.ts';
import { anders, tabellenVan } from './vol.ts';
import { siteHier, tijdelijk } from './wereld.ts';

async function databaseMet(pad: string): Promise<string> {
  const url = await legeDatabase();
  const { db, sluit } = openDb(url);
  await migreren(db);
  await sluit();
  await brengOver(pad, url);
  return url;
}

async function brengOver(pad: string, url: string): Promise<void> {
  const alleen = await neemPgAlleen(url);
  if (!alleen) throw new Error('Somebody works in it.');
  await rijenOverbrengen(pad, alleen).finally(() => alleen.end());
}

async function haalOp(url: string): Promise<string> {
  const pad = join(await tijdelijk(), 'opgehaald.db');
  expect(await rijenOphalen(url, pad)).toBe(true);
  return pad;
}

test('elke rij van elke tabel gaat mee, heen en terug, ook wat naar een latere rij van dezelfde tabel wijst', async () => {
  const { database } = await siteHier();
  const bestand = new Database(database);
  const kolommen = bestand.prepare("select name from pragma_table_info('signaal')").pluck().all() as string[];
  const vast = kolommen.filter((kolom) => !['id', 'gebundeld_in', 'status'].includes(kolom)).join(', ');
  bestand.pragma('foreign_keys = OFF');
  for (const [id, naar] of [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'sig-1'],
  ])
    bestand.exec(
      `insert into signaal (id, gebundeld_in, status, ${vast}) select '${id}', '${naar}', 'gebundeld', ${vast} from signaal limit 1`,
    );
  bestand.exec("update signaal set gebundeld_in = (select id from signaal where status <> 'gebundeld' limit 1) where id = 'c'");
  bestand.exec('update kennissessie set kern = \'één “plek” 🎓\\u0000 "x" \' || char(10) || char(9)');
  // A row that would be missed in each.
  expect(tabellenVan(bestand).filter((tabel) => bestand.prepare(`select 1 from "${tabel}"`).get() === undefined)).toEqual([]);
  bestand.close();
  const url = await databaseMet(database);
  expect(anders(database, await haalOp(url))).toEqual(['versie', 'sessieversie']);

  const { db, sluit } = openDb(url);
  await db.deleteFrom('nakijkverzoek').execute();
  await sluit();
  expect(anders(database, await haalOp(url))).toEqual(['versie', 'sessieversie', 'nakijkverzoek']);
});

test('wat een tabel vanzelf doet werkt daarna weer, in allebei', async () => {
  const { database } = await siteHier();
  const url = await databaseMet(database);
  for (const waar of [url, await haalOp(url)]) {
    const { db, sluit } = openDb(waar);
    onTestFinished(sluit);
    const voor = await nummer(db);
    await db.updateTable('kennissessie').set({ titel: 'Anders' }).where('id', '=', 's01').execute();
    expect(await nummer(db)).toBeGreaterThan(voor);
    await expect(db.deleteFrom('recht').execute()).rejects.toThrow('a right ends, it is never deleted');
    await expect(sql`insert into sessieversie values ('s01', 1, 1)`.execute(db)).rejects.toThrow(/unique/i);
  }
});

test('een kopie is van één moment, ook als er halverwege wordt geschreven', async () => {
  const { database } = await siteHier();
  const url = await databaseMet(database);
  const [dwars, kijker] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  for (const client of [dwars, kijker]) await client.on('error', () => {}).connect();
  onTestFinished(() => Promise.all([dwars.end(), kijker.end()]).then(() => {}));
  // Between a table that is copied before it and one that comes after it.
  await dwars.query('begin; lock table kennissessie in access exclusive mode');
  const opgehaald = haalOp(url);
  const wacht =
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'declare%kennissessie%'";
  await expect.poll(async () => (await kijker.query(wacht)).rowCount).toBe(1);
  await kijker.query("begin; insert into grens values ('samen', 1, 1); insert into nakijkverzoek values ('samen', '', 1); commit");
  await dwars.query('commit');
  const bestand = new Database(await opgehaald, { readonly: true });
  onTestFinished(() => void bestand.close());
  const er = ['select key from grens', 'select slug from nakijkverzoek'].map((vraag) =>
    bestand.prepare(vraag).pluck().all().includes('samen'),
  );
  expect(er).toEqual([false, false]);
});

const nummer = async (db: Db): Promise<number> =>
  (await db.selectFrom('versie').select('nummer').where('onderwerp', '=', 'sessies').executeTakeFirstOrThrow()).nummer;
