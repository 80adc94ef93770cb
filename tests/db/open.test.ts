import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import type { Db } from '#db/tabellen.ts';
import { verseDb } from '../steun/db.ts';

let map: string;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'db-'));
});
afterAll(() => rm(map, { recursive: true }));
let teller = 0;
const pad = () => join(map, `${++teller}.db`);

const pragma = async (db: Db, naam: string) => Object.values((await sql.raw<object>(`pragma ${naam}`).execute(db)).rows[0] ?? {})[0];

test('elke verbinding schrijft door tot op de schijf en vertrouwt niets', async () => {
  const bestand = pad();
  await (await verseDb(bestand)).sluit();
  // Opened again: better-sqlite3 would otherwise come back with synchronous = NORMAL.
  const { db, sluit } = openDb(bestand);
  const namen = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'secure_delete'];
  const stand = (op: Db) => Promise.all(namen.map(async (naam) => [naam, await pragma(op, naam)]));
  const lezer = await stand(db);
  expect(await db.transaction().execute(stand)).toEqual(lezer);
  expect(lezer).toEqual([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['secure_delete', 1],
  ]);
  // Who writes waits outside SQLite.
  expect(await pragma(db, 'busy_timeout')).toBe(100);
  expect(await db.transaction().execute((trx) => pragma(trx, 'busy_timeout'))).toBe(0);
  await sluit();
});

test('het stempel verandert als hier of in een ander proces iets is vastgelegd, en anders niet', async () => {
  const bestand = pad();
  const een = await verseDb(bestand);
  const twee = openDb(bestand);
  const zet = (db: Db) => db.updateTable('versie').set({ nummer: sql`nummer + 1` }).execute();
  const eerst = een.stempel();
  expect(een.stempel()).toBe(eerst);
  await zet(een.db);
  const eigen = een.stempel();
  expect(eigen).not.toBe(eerst);
  await zet(twee.db);
  expect(een.stempel()).not.toBe(eigen);
  await een.sluit();
  await twee.sluit();
});

test('een transactie neemt meteen het schrijfslot: een tweede wacht zonder de rest op te houden', async () => {
  const bestand = pad();
  const een = await verseDb(bestand);
  const twee = openDb(bestand, { wachttijdMs: 0 });
  const los = Promise.withResolvers<void>();
  const volgorde: string[] = [];
  const begonnen = Promise.withResolvers<void>();
  const eerste = een.db.transaction().execute(async () => {
    begonnen.resolve();
    await los.promise;
    volgorde.push('eerste');
  });
  await begonnen.promise;
  const tweede = twee.db.transaction().execute(async () => {
    volgorde.push('tweede');
  });
  let tikken = 0;
  const klok = setInterval(() => tikken++, 10);
  await expect.poll(() => tikken).toBeGreaterThan(5);
  clearInterval(klok);
  expect(volgorde).toEqual([]);
  los.resolve();
  await Promise.all([eerste, tweede]);
  expect(volgorde).toEqual(['eerste', 'tweede']);
  await een.sluit();
  await twee.sluit();
});

test('wie te lang wacht geeft op, en wie daarachter stond meteen ook: samen vijf seconden, niet ieder vijf', async () => {
  const bestand = pad();
  const een = await verseDb(bestand);
  const twee = openDb(bestand, { wachttijdMs: 0 });
  const los = Promise.withResolvers<void>();
  const begonnen = Promise.withResolvers<void>();
  const eerste = een.db.transaction().execute(() => {
    begonnen.resolve();
    return los.promise;
  });
  await begonnen.promise;
  // Somebody on a connection of their own, who begins to wait when the first of the three gives up, is still waiting when the last does.
  const drie = openDb(bestand, { wachttijdMs: 0 });
  let later: Promise<unknown> | undefined;
  let gewacht = false;
  const wachters = [1, 2, 3].map(() =>
    twee.db
      .transaction()
      .execute(async () => {})
      .finally(() => {
        later ??= drie.db
          .transaction()
          .execute(async () => {})
          .catch(() => {})
          .finally(() => {
            gewacht = true;
          });
      }),
  );
  const pogingen = await Promise.allSettled(wachters);
  expect(gewacht).toBe(false);
  expect(pogingen.map((poging) => poging.status === 'rejected' && isStoring(poging.reason))).toEqual([true, true, true]);
  los.resolve();
  await eerste;
  await later;
  await twee.db.transaction().execute(async () => {});
  await drie.sluit();
  await een.sluit();
  await twee.sluit();
});

test('terwijl een schrijver wacht op een ander proces, lezen de anderen gewoon door', async () => {
  const bestand = pad();
  const een = await verseDb(bestand);
  const twee = openDb(bestand, { wachttijdMs: 0 });
  const los = Promise.withResolvers<void>();
  const begonnen = Promise.withResolvers<void>();
  const eerste = een.db.transaction().execute(() => {
    begonnen.resolve();
    return los.promise;
  });
  await begonnen.promise;
  const schrijvers = [1, 2, 3].map(() =>
    twee.db.transaction().execute((trx) => trx.updateTable('versie').set({ nummer: sql`nummer + 1` }).execute()),
  );
  let opgegeven = 0;
  for (const schrijver of schrijvers) schrijver.catch(() => opgegeven++);
  for (let keer = 0; keer < 20; keer++)
    expect((await twee.db.selectFrom('versie').select('nummer').executeTakeFirstOrThrow()).nummer).toBe(1);
  // Who had to wait for the writers would only be done when they give up.
  expect(opgegeven).toBe(0);
  los.resolve();
  await Promise.all([eerste, ...schrijvers]);
  expect((await twee.db.selectFrom('versie').select('nummer').executeTakeFirstOrThrow()).nummer).toBe(4);
  await een.sluit();
  await twee.sluit();
});

test('wie leest tijdens een transactie van dit proces, ziet haar niet half', async () => {
  const { db, sluit } = await verseDb();
  const gezien: number[] = [];
  const lees = async () => gezien.push((await db.selectFrom('versie').select('nummer').executeTakeFirstOrThrow()).nummer);
  let lezing: Promise<unknown> = Promise.resolve();
  const mis = db.transaction().execute(async (trx) => {
    await trx.updateTable('versie').set({ nummer: 99 }).execute();
    lezing = lees();
    await new Promise((klaar) => setTimeout(klaar, 30));
    throw new Error('terug');
  });
  await expect(mis).rejects.toThrow('terug');
  await lezing;
  expect(gezien).toEqual([1]);
  await sluit();
});

test('wat halverwege mislukt laat niets achter', async () => {
  const { db, sluit } = await verseDb();
  const mis = db.transaction().execute(async (trx) => {
    await trx.updateTable('versie').set({ nummer: 99 }).execute();
    throw new Error('halverwege');
  });
  await expect(mis).rejects.toThrow('halverwege');
  expect((await db.selectFrom('versie').select('nummer').executeTakeFirstOrThrow()).nummer).toBe(1);
  await sluit();
});

test.each([
  ...['kennissessie', 'kennissessie_bouwsteen', 'bijeenkomst', 'aanmelding'],
  ...['plaatsuitnodiging', 'aanwezigheid', 'zonder_aanmelding', 'zonder_terugblik'],
])('elke wijziging in %s telt de versie van de agenda door', async (tabel) => {
  const { db, sluit } = await verseDb();
  const triggers = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'trigger' and tbl_name = ${tabel} and name like '%\\_versie' escape '\\' order by name`.execute(
    db,
  );
  expect(triggers.rows.map(({ name }) => name)).toEqual(['delete', 'insert', 'update'].map((soort) => `${tabel}_${soort}_versie`));
  await sluit();
});
