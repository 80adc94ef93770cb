import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { AndereVersie, MIGRATIES, type Migraties, migreren, tabelstand } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { databaseVan, OP_PG, verseDb } from '../steun/db.ts';

const doet = (statement: string) => ({ up: async (db: Kysely<never>) => void (await sql.raw(statement).execute(db)) });
/** What releases after this one might bring: a column more, and later one less. */
const LATER: Migraties = { ...MIGRATIES, '0002-later': doet(`alter table nakijkverzoek add column later text not null default ''`) };
const MINDER = doet('alter table nakijkverzoek drop column gemaild_op');
const DAARNA: Migraties = { ...LATER, '0003-minder-vanaf-0002': MINDER };

let teller = 0;
async function database() {
  const map = await mkdtemp(join(tmpdir(), 'migreren-'));
  const pad = OP_PG ? `/migreren-${++teller}` : join(map, 'een.db');
  const open = await verseDb(pad);
  onTestFinished(async () => {
    await open.sluit();
    await rm(map, { recursive: true });
  });
  return { ...open, pad };
}
const schrijf = (db: Db) => db.insertInto('nakijkverzoek').values({ slug: 'a', herzien_voor: '', gemaild_op: 1 }).execute();
const namen = async (db: Db) =>
  (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(({ name }) => name);

test('een release werkt op de tabellen van de volgende, en doet daar niets aan', async () => {
  const { db } = await database();
  expect([await tabelstand(db), await tabelstand(db, LATER)]).toEqual(['bij', 'achter']);
  expect(await migreren(db, LATER)).toEqual(['0002-later']);
  expect([await tabelstand(db), await migreren(db), await namen(db)]).toEqual(['bij', [], Object.keys(LATER)]);
  await schrijf(db);
  expect((await sql`select slug, later from nakijkverzoek`.execute(db)).rows).toEqual([{ slug: 'a', later: '' }]);
});

test('zegt een wijziging vanaf welke versie de code erop werkt, dan begint oudere code niet en verandert er niets', async () => {
  const { db } = await database();
  await migreren(db, DAARNA);
  expect([await tabelstand(db, DAARNA), await tabelstand(db, LATER)]).toEqual(['bij', 'bij']);
  for (const doe of [migreren, tabelstand]) await expect(doe(db)).rejects.toThrow(AndereVersie);
  expect(await namen(db)).toEqual(Object.keys(DAARNA));
});

test('zonder dat merk zou oudere code beginnen op tabellen waarop zij niets meer kan schrijven', async () => {
  const { db } = await database();
  await migreren(db, { ...LATER, '0003-minder': MINDER });
  expect(await tabelstand(db)).toBe('bij');
  await expect(schrijf(db)).rejects.toThrow('gemaild_op');
});

test.each([
  ['ouder is en hier niet bekend', '0000-ouder'],
  ['een andere uitgave van hetzelfde nummer is', '0001-eerste-00000000'],
])('tabellen met een wijziging die %s zijn van een andere versie', async (_, naam) => {
  const { db } = await database();
  await sql`insert into kysely_migration values (${naam}, '2026-11-21')`.execute(db);
  await expect(tabelstand(db)).rejects.toThrow(naam);
});

test('nieuwere tabellen waarvan een deel ontbreekt zijn van niemand', async () => {
  const { db } = await database();
  await sql`insert into kysely_migration values ('0003-anders', '2026-11-21')`.execute(db);
  expect(await tabelstand(db)).toBe('bij');
  await expect(migreren(db, LATER)).rejects.toThrow(AndereVersie);
});

test('mislukt een wijziging, dan is ook wat ervoor kwam niet gebeurd', async () => {
  const { db } = await database();
  await expect(migreren(db, { ...LATER, '0003-mis': doet('alter table bestaat_niet add column a text') })).rejects.toThrow('bestaat_niet');
  expect([await tabelstand(db, LATER), await namen(db)]).toEqual(['achter', Object.keys(MIGRATIES)]);
});

test('wie tegelijk bijwerken doen het samen één keer', async () => {
  const { db, pad } = await database();
  const ander = openDb(databaseVan(pad));
  onTestFinished(() => ander.sluit());
  const gedaan = await Promise.all([migreren(db, LATER), migreren(ander.db, LATER)]);
  expect(gedaan.flat()).toEqual(['0002-later']);
});

test.runIf(OP_PG)('een wijziging mag langer duren dan de vraag van een bezoeker', async () => {
  const { db } = await database();
  const gezien: unknown[] = [];
  const kijk = { up: async (trx: Kysely<never>) => void gezien.push((await sql`show statement_timeout`.execute(trx)).rows[0]) };
  await migreren(db, { ...MIGRATIES, '0002-lang': kijk });
  expect([gezien, (await sql`show statement_timeout`.execute(db)).rows]).toEqual([
    [{ statement_timeout: '0' }],
    [{ statement_timeout: '10s' }],
  ]);
});
