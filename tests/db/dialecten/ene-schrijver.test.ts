import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EneSchrijver } from '#db/dialecten/ene-schrijver.ts';
import { isStoring } from '#db/storing.ts';
import type { Db } from '#db/tabellen.ts';
import { verseDb } from '../../steun/db.ts';

let map: string;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'schrijver-'));
});
afterAll(() => rm(map, { recursive: true }));
let teller = 0;

/** A table of numbers, and everything that was asked of SQLite. */
function boek(samen: boolean) {
  const gedaan: string[] = [];
  const pad = join(map, `${++teller}.db`);
  const raw = new Database(pad, { verbose: (tekst) => gedaan.push(String(tekst).toLowerCase()) });
  raw.pragma('journal_mode = WAL');
  raw.exec('create table getal (n integer primary key, vulling text)');
  const schrijver = new EneSchrijver(raw, { samen });
  const erbij = (n: number, vulling = '') => raw.prepare('insert into getal values (?, ?)').run(n, vulling);
  const schrijf = async (n: number, mis = false, vulling = '') => {
    await schrijver.begin();
    let opSchijf: Promise<void>;
    try {
      schrijver.schrijf(() => erbij(n, vulling));
      if (mis) throw new Error(`${n} bedenkt zich`);
      opSchijf = schrijver.legVast();
    } catch (fout) {
      schrijver.terug();
      throw fout;
    }
    await opSchijf;
  };
  const buiten = new Database(pad, { readonly: true });
  const staat = () => buiten.prepare('select n from getal order by n').pluck().all();
  return { raw, schrijver, schrijf, staat, commits: () => gedaan.filter((tekst) => tekst === 'commit').length };
}

test('wie tegelijk schrijft, deelt één commit; alleen heeft ieder de zijne', async () => {
  for (const [samen, hoeveel] of [
    [true, 1],
    [false, 20],
  ] as const) {
    const { schrijf, staat, commits } = boek(samen);
    await Promise.all(Array.from({ length: 20 }, (_, n) => schrijf(n)));
    expect(commits()).toBe(hoeveel);
    expect(staat()).toHaveLength(20);
  }
});

test('wat iemand in één keer schrijft, deelt dezelfde commit, en neemt niemand mee als het misgaat', async () => {
  const { raw, schrijver, schrijf, staat, commits } = boek(true);
  const erbij = (n: number) => schrijver.los(() => raw.prepare('insert into getal values (?, null)').run(n));
  const uit = await Promise.allSettled([schrijf(1), erbij(2), erbij(2), erbij(3)]);
  expect(uit.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect([staat(), commits()]).toEqual([[1, 2, 3], 1]);
});

test('wie zich bedenkt of iets dubbels schrijft, neemt niemand mee', async () => {
  const { schrijf, staat, commits } = boek(true);
  const uit = await Promise.allSettled([schrijf(1), schrijf(2, true), schrijf(3), schrijf(1), schrijf(4)]);
  expect(uit.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(staat()).toEqual([1, 3, 4]);
  expect(commits()).toBe(1);
});

test('als iedereen zich bedenkt, wordt er niets vastgelegd en is de volgende gewoon aan de beurt', async () => {
  const { schrijf, staat, commits } = boek(true);
  await Promise.allSettled([schrijf(1, true), schrijf(2, true)]);
  expect(commits()).toBe(0);
  await schrijf(3);
  expect(staat()).toEqual([3]);
});

test('niemand hoort dat het gelukt is voordat het vastligt', async () => {
  const { schrijver, schrijf, staat } = boek(true);
  const gezien: unknown[] = [];
  const eerste = schrijf(1).then(() => gezien.push(staat()));
  const tweede = schrijver.begin();
  await tweede;
  // The first is done, but not told: the second is still writing in the same commit.
  await new Promise((klaar) => setTimeout(klaar, 30));
  expect([gezien, staat()]).toEqual([[], []]);
  schrijver.terug();
  await eerste;
  expect(gezien).toEqual([[1]]);
});

test('mislukt het vastleggen, dan hoort ieder die erbij was dat, en gaat de volgende door', async () => {
  const { raw, schrijver, schrijf, staat } = boek(true);
  const eerste = schrijf(1).catch(() => 'mislukt');
  await schrijver.begin();
  schrijver.terug();
  raw.exec('rollback');
  expect(await eerste).toBe('mislukt');
  await schrijf(2);
  expect(staat()).toEqual([2]);
});

test('neemt SQLite alles terug, dan hoort ook wie al klaar was dat, en schrijft niemand half verder', async () => {
  const { raw, schrijver, schrijf, staat } = boek(true);
  const eerste = schrijf(1).catch(() => 'mislukt');
  await schrijver.begin();
  const weg = raw.prepare('insert or rollback into getal values (1, null)');
  expect(() => schrijver.schrijf(() => weg.run())).toThrow('UNIQUE');
  expect(() => schrijver.schrijf(() => raw.prepare('insert into getal values (5, null)').run())).toThrow('gone');
  expect(() => schrijver.legVast()).toThrow('gone');
  schrijver.terug();
  expect(await eerste).toBe('mislukt');
  await schrijf(2);
  expect(staat()).toEqual([2]);
});

test('is de schijf vol, dan neemt SQLite alles terug en hoort ieder dat het een storing is', async () => {
  const { raw, schrijf, staat } = boek(true);
  raw.pragma(`max_page_count = ${Number(raw.pragma('page_count', { simple: true })) + 2}`);
  const uit = await Promise.allSettled([schrijf(1), schrijf(2, false, 'x'.repeat(100_000))]);
  expect(uit.map((poging) => poging.status === 'rejected' && isStoring(poging.reason))).toEqual([true, true]);
  raw.pragma('max_page_count = 100000');
  await schrijf(3);
  expect(staat()).toEqual([3]);
});

test('wie leest wacht op niemand en ziet alleen wat vastligt; wie schreef ziet daarna het zijne', async () => {
  const pad = join(map, 'lezen.db');
  const { db, stempel, sluit } = await verseDb(pad);
  const nummer = (op: Db) => op.selectFrom('versie').select('nummer').where('onderwerp', '=', 'publicaties').executeTakeFirstOrThrow();
  const zet = (op: Db, n: number) => op.updateTable('versie').set({ nummer: n }).where('onderwerp', '=', 'publicaties').execute();
  const voor = stempel();
  const [bezig, los] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const schrijven = db.transaction().execute(async (trx) => {
    await zet(trx, 8);
    expect(await nummer(trx)).toEqual({ nummer: 8 });
    bezig.resolve();
    await los.promise;
  });
  await bezig.promise;
  expect(await nummer(db)).toEqual({ nummer: 1 });
  expect(stempel()).toBe(voor);
  los.resolve();
  await schrijven;
  expect(await nummer(db)).toEqual({ nummer: 8 });
  expect(stempel()).not.toBe(voor);
  await sluit();
});

test('wat iemand in één keer schrijft, hoort niet bij de transactie die bezig is', async () => {
  const { db, sluit } = await verseDb(join(map, 'los.db'));
  const zet = (op: Db, onderwerp: 'publicaties' | 'sessies') =>
    op.updateTable('versie').set({ nummer: 9 }).where('onderwerp', '=', onderwerp).execute();
  const bezig = Promise.withResolvers<void>();
  const mis = db.transaction().execute(async (trx) => {
    await zet(trx, 'sessies');
    bezig.resolve();
    await new Promise((klaar) => setTimeout(klaar, 20));
    throw new Error('bedenkt zich');
  });
  await bezig.promise;
  await Promise.all([expect(mis).rejects.toThrow('bedenkt zich'), zet(db, 'publicaties')]);
  const nummers = await db.selectFrom('versie').select(['onderwerp', 'nummer']).where('nummer', '=', 9).execute();
  expect(nummers).toEqual([{ onderwerp: 'publicaties', nummer: 9 }]);
  await sluit();
});

test('wat iemand in één keer schrijft, wacht op een ander proces zoals een transactie', async () => {
  const { schrijver, raw, staat } = boek(true);
  const ander = new Database(raw.name);
  ander.exec('begin immediate');
  const erbij = schrijver.los(() => raw.prepare('insert into getal values (1, null)').run());
  // Longer than who only reads would wait.
  await new Promise((klaar) => setTimeout(klaar, 700));
  expect(staat()).toEqual([]);
  ander.exec('commit');
  await erbij;
  expect(staat()).toEqual([1]);
});
