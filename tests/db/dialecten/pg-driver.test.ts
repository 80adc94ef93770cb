import { setTimeout as wacht } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { type OpenDatabase, openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import type { Db } from '#db/tabellen.ts';
import { databaseVan, verseDb } from '../../steun/db.ts';
import { openLuik } from '../../steun/luik.ts';
import { pgAdres } from '../../steun/pg-databases.ts';

let teller = 0;
/** Two processes, as it were, at one database. */
async function twee(): Promise<[OpenDatabase, OpenDatabase]> {
  const pad = `/pg-driver-${++teller}`;
  const een = await verseDb(pad);
  const ander = openDb(databaseVan(pad));
  onTestFinished(() => ander.sluit());
  return [een, ander];
}
const nummer = async (db: Db) =>
  (await db.selectFrom('versie').select('nummer').where('onderwerp', '=', 'sessies').executeTakeFirstOrThrow()).nummer;
const zet = (db: Db, n: number) => db.updateTable('versie').set({ nummer: n }).where('onderwerp', '=', 'sessies').execute();

/** Writes until it is told to stop; what it wrote is not committed before. */
function schrijver({ db }: OpenDatabase, n: number) {
  const [begonnen, los] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const klaar = db.transaction().execute(async (trx) => {
    await zet(trx, n);
    begonnen.resolve();
    await los.promise;
  });
  return { begonnen: begonnen.promise, los: () => los.resolve(), klaar };
}

test('wie schrijft, schrijft alleen: een tweede proces wacht, en wie leest ziet alleen wat vastligt', async () => {
  const [een, ander] = await twee();
  const eerste = schrijver(een, 5);
  await eerste.begonnen;
  let gezien = 0;
  const tweede = ander.db.transaction().execute(async (trx) => {
    gezien = await nummer(trx);
    await zet(trx, gezien + 1);
  });
  expect([await nummer(een.db), await nummer(ander.db)]).toEqual([1, 1]);
  eerste.los();
  await Promise.all([eerste.klaar, tweede]);
  expect([gezien, await nummer(een.db)]).toEqual([5, 6]);
});

test('wat in één keer wordt geschreven staat in zijn eigen proces in de rij als ieder ander', async () => {
  const [een] = await twee();
  const eerste = schrijver(een, 5);
  await eerste.begonnen;
  const los = zet(een.db, 9);
  await wacht(800);
  eerste.los();
  await Promise.all([eerste.klaar, los]);
  expect(await nummer(een.db)).toBe(9);
});

test('een database die even niemand binnenlaat is een storing', async () => {
  const [een] = await twee();
  const [{ naam = '' } = {}] = (await sql<{ naam: string }>`select current_database() as naam`.execute(een.db)).rows;
  const beheer = new pg.Client(pgAdres('postgres'));
  await beheer.connect();
  onTestFinished(() => beheer.end());
  await beheer.query(`alter database ${naam} allow_connections false`);
  await beheer.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [naam]);
  for (const vraag of [() => nummer(een.db), () => zet(een.db, 2), () => nummer(een.db)])
    expect(isStoring(await vraag().catch((fout: unknown) => fout))).toBe(true);
  await beheer.query(`alter database ${naam} allow_connections true`);
  await expect
    .poll(() =>
      zet(een.db, 7).then(
        () => nummer(een.db),
        () => null,
      ),
    )
    .toBe(7);
});

test.each([
  [
    'er even niet meer is',
    '3D000',
    (naam: string, _: string) => [`alter database ${naam} rename to ${naam}_weg`, `alter database ${naam}_weg rename to ${naam}`],
  ],
  ['ons niet meer binnenlaat', '28000', (_: string, rol: string) => [`alter role ${rol} nologin`, `alter role ${rol} login`]],
])('een database die %s is een storing, zonder dat het proces opnieuw hoeft te beginnen', async (_, code, hoe) => {
  const [een] = await twee();
  const url = new URL(databaseVan(`/pg-driver-${teller}`));
  const [naam, rol] = [url.pathname.slice(1), `${url.pathname.slice(1)}_rol`];
  const beheer = new pg.Client(pgAdres('postgres'));
  await beheer.connect();
  onTestFinished(() => beheer.end());
  await beheer.query(`create role ${rol} login superuser`);
  url.username = rol;
  const site = openDb(url.href);
  onTestFinished(async () => {
    await site.sluit();
    await beheer.query(`drop role ${rol}`);
  });
  await zet(site.db, 2);
  await een.sluit();
  const [stuk = '', heel = ''] = hoe(naam, rol);
  const breek = async (zin: string) => {
    await beheer.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [naam]);
    await beheer.query(zin);
  };
  await breek(stuk);
  for (const vraag of [() => nummer(site.db), () => zet(site.db, 3)]) {
    await expect.poll(() => vraag().catch((fout: unknown) => fout)).toMatchObject({ code });
    expect(isStoring(await vraag().catch((fout: unknown) => fout))).toBe(true);
  }
  await beheer.query(heel);
  await expect
    .poll(() =>
      zet(site.db, 7).then(
        () => nummer(site.db),
        () => null,
      ),
    )
    .toBe(7);
});

test('wie te lang wacht hoort dat het een storing is, ook wie in één keer schrijft', async () => {
  const [een, ander] = await twee();
  const eerste = schrijver(een, 5);
  await eerste.begonnen;
  const wachters = [1, 2, 3].map((n) => ander.db.transaction().execute((trx) => zet(trx, n)));
  const uit = await Promise.allSettled([...wachters, zet(ander.db, 9)]);
  expect(uit.map((een) => een.status === 'rejected' && isStoring(een.reason))).toEqual([true, true, true, true]);
  eerste.los();
  await eerste.klaar;
  await zet(ander.db, 9);
  expect(await nummer(een.db)).toBe(9);
});

test('wie in één keer schrijft, wacht op een ander proces zoals een transactie', async () => {
  const [een, ander] = await twee();
  const eerste = schrijver(een, 5);
  await eerste.begonnen;
  const los = zet(ander.db, 9);
  await wacht(800);
  eerste.los();
  await Promise.all([eerste.klaar, los]);
  expect(await nummer(een.db)).toBe(9);
});

test('wie twee keer leest in één keer, ziet twee keer hetzelfde', async () => {
  const [een, ander] = await twee();
  const gezien = await een.db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      const eerst = await nummer(trx);
      await zet(ander.db, 7);
      return [eerst, await nummer(trx)];
    });
  expect(gezien).toEqual([1, 1]);
  expect(await nummer(een.db)).toBe(7);
});

test('wat in een transactie misging wordt niet half vastgelegd, ook niet als iemand de fout opving', async () => {
  const [{ db }] = await twee();
  const mis = db.transaction().execute(async (trx) => {
    await zet(trx, 8);
    await sql`select 1 / 0`.execute(trx).catch(() => {});
  });
  await expect(mis).rejects.toThrow('gone');
  expect(await nummer(db)).toBe(1);
});

test('valt de verbinding weg, dan is dat een storing voor wie haar gebruikt en voor niemand daarna', async () => {
  const [een, ander] = await twee();
  const kap = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
      ander.db,
    );
  const midden = een.db
    .transaction()
    .execute(async (trx) => {
      await zet(trx, 8);
      await kap();
      await zet(trx, 9);
    })
    .catch((fout) => fout);
  expect(isStoring(await midden)).toBe(true);
  expect(await nummer(een.db)).toBe(1);
  await nummer(een.db);
  await kap();
  await new Promise((klaar) => setTimeout(klaar, 100));
  await zet(een.db, 4);
  expect(await nummer(een.db)).toBe(4);
});

test('een netwerk dat niets meer doorgeeft is een storing voor iedereen, en wie in de rij staat geeft samen op', async () => {
  await verseDb('/pg-driver-doof');
  const luik = await openLuik(databaseVan('/pg-driver-doof'));
  const url = new URL(luik.url);
  url.searchParams.set('query_timeout', '500');
  const { db, sluit } = openDb(url.href);
  onTestFinished(async () => {
    luik.ruimOp();
    await sluit();
  });
  await zet(db, (await nummer(db)) + 1);
  const slaap = (vooraf: string) =>
    db.transaction().execute(async (trx) => {
      await sql.raw(vooraf).execute(trx);
      await sql`select pg_sleep(1)`.execute(trx);
    });
  expect(isStoring(await slaap('select 1').catch((fout) => fout))).toBe(true);
  // The database sleeps on with its lock, and has nobody to tell.
  await expect.poll(() => zet(db, 2).catch(() => null)).not.toBeNull();
  // What changes tables takes as long as it takes.
  await slaap('set local statement_timeout = 0');
  luik.doof();
  const begin = Date.now();
  const schrijvers = Array.from({ length: 6 }, (_, n) => db.transaction().execute((trx) => zet(trx, n)));
  const allen = await Promise.allSettled([nummer(db), ...schrijvers]);
  expect(allen.map((een) => een.status === 'rejected' && isStoring(een.reason))).toEqual(allen.map(() => true));
  // One after the other it would be five seconds each.
  expect(Date.now() - begin).toBeLessThan(15_000);
  luik.open();
  await expect.poll(() => nummer(db).catch(() => null)).toBe(2);
  await zet(db, 7);
  expect(await nummer(db)).toBe(7);
});

test('een database die er niet is, is een storing', async () => {
  const { db, sluit } = openDb('postgres://niemand@127.0.0.1:1/niets');
  expect(isStoring(await nummer(db).catch((fout) => fout))).toBe(true);
  await sluit();
});

test('tellen, optellen en vragen geven gewone getallen', async () => {
  const [{ db }] = await twee();
  const { rows } =
    await sql`select count(*) as aantal, sum(nummer) as som, exists (select 1 from versie) as er from versie where onderwerp = 'sessies'`.execute(
      db,
    );
  expect(rows).toEqual([{ aantal: 1, som: 1, er: 1 }]);
  expect(await db.selectFrom('versie').select('nummer').where('onderwerp', 'in', []).execute()).toEqual([]);
  expect(
    await db.selectFrom('versie').select('nummer').where('onderwerp', 'not in', []).where('onderwerp', 'is', 'sessies').execute(),
  ).toEqual([{ nummer: 1 }]);
});
