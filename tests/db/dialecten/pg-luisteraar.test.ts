import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { Afschrift } from '#db/afschrift.ts';
import { type OpenDatabase, openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { databaseVan, haalTriggerWeg, verseDb } from '../../steun/db.ts';
import { type Luik, openLuik } from '../../steun/luik.ts';

let teller = 0;
/** Two processes, as it were, at one database; the second listens, at this address. */
async function twee(adres = async (url: string) => url): Promise<{ een: OpenDatabase; ander: OpenDatabase }> {
  const pad = `/pg-luisteraar-${++teller}`;
  const een = await verseDb(pad);
  const ander = openDb(await adres(databaseVan(pad)));
  onTestFinished(() => ander.sluit());
  await luistert(ander);
  return { een, ander };
}
const luistert = ({ stempel }: OpenDatabase) => expect.poll(stempel, { interval: 5 }).not.toBeNull();
const wijzig = (db: Db) =>
  db
    .updateTable('versie')
    .set((eb) => ({ nummer: eb('nummer', '+', 1) }))
    .where('onderwerp', '=', 'kennissessies')
    .execute();
const nummer = async (db: Db) =>
  (await db.selectFrom('versie').select('nummer').where('onderwerp', '=', 'kennissessies').executeTakeFirstOrThrow()).nummer;
/** What pages are made of: a copy that is read again when its number changed. */
const afschrift = ({ db, stempel }: OpenDatabase) => new Afschrift({ db, onderwerp: 'kennissessies', stempel, lees: () => nummer(db) });
const kapAf = (db: Db) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where query in ('listen versie', 'select 1') and pid <> pg_backend_pid()
    and datname = current_database()`.execute(db);

test('wat een ander wijzigt verandert het stempel, wat niemand onthoudt niet; wat je zelf schrijft telt meteen', async () => {
  const { een, ander } = await twee();
  await luistert(een);
  const eerst = ander.stempel();
  await een.db.insertInto('nakijkverzoek').values({ slug: 'a', herzien_voor: '', gemaild_op: 1 }).execute();
  await new Promise((klaar) => setTimeout(klaar, 100));
  expect(ander.stempel()).toBe(eerst);
  await wijzig(een.db);
  await expect.poll(ander.stempel, { interval: 5 }).not.toBe(eerst);
  const eigen = ander.stempel();
  await wijzig(ander.db);
  expect(ander.stempel()).not.toBe(eigen);
});

test('wie luistert leest niets zolang er niets verandert, en toont na een wijziging van een ander het nieuwe', async () => {
  const { een, ander } = await twee();
  const kopie = afschrift(ander);
  await kopie.lees();
  expect(kopie.nummer()).toBe(1);
  await wijzig(een.db);
  await expect.poll(async () => (await kopie.lees()).waarde, { interval: 5 }).toBe(2);
  // Without word of it the copy stays what it was.
  await haalTriggerWeg(een.db, 'versie_melden', 'versie');
  await wijzig(een.db);
  await new Promise((klaar) => setTimeout(klaar, 200));
  expect([(await kopie.lees()).waarde, await nummer(een.db)]).toEqual([2, 3]);
});

test('valt de verbinding weg, dan zegt het stempel niets en is geen van duizend keer kijken ouder dan wat vastlag', async () => {
  const { een, ander } = await twee();
  const kopie = afschrift(ander);
  let gekapt = 0;
  for (let keer = 1; keer <= 1000; keer += 1) {
    if (keer % 250 === 0) {
      await kapAf(een.db);
      await expect.poll(ander.stempel, { interval: 1 }).toBeNull();
      gekapt += 1;
    }
    const luisterde = ander.stempel();
    if (keer % 10 === 0) await wijzig(een.db);
    // Word of a change arrives just after it; while nobody listens nothing is trusted.
    if (luisterde !== null && keer % 10 === 0) await expect.poll(ander.stempel, { interval: 1 }).not.toBe(luisterde);
    const { waarde, vers } = await kopie.lees();
    expect([waarde, vers]).toEqual([1 + Math.floor(keer / 10), true]);
  }
  expect(gekapt).toBe(4);
  await luistert(ander);
});

test('wie weer luistert, weet niet wat er intussen was: dat telt als een wijziging', async () => {
  const { een, ander } = await twee();
  const eerst = ander.stempel();
  await kapAf(een.db);
  await expect.poll(ander.stempel, { interval: 1 }).toBeNull();
  await luistert(ander);
  expect(ander.stempel()).not.toBe(eerst);
});

test('een verbinding die er nog is en niets meer brengt, wordt na een paar tellen niet meer geloofd', async () => {
  const luiken: Luik[] = [];
  const { een, ander } = await twee(async (url) => {
    const luik = await openLuik(url);
    onTestFinished(() => luik.ruimOp());
    luiken.push(luik);
    return luik.url;
  });
  luiken[0]?.doof();
  await wijzig(een.db);
  await expect.poll(ander.stempel, { interval: 20, timeout: 10_000 }).toBeNull();
});
