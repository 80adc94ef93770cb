import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { verseDb } from '../../steun/db.ts';

interface Kolom {
  tabel: string;
  kolom: string;
  soort: string;
  verplicht: number;
  standaard: string | null;
}
interface Verwijzing {
  tabel: string;
  kolom: string;
  naar: string;
  bij_weg: string;
}
const alsTekst = (rijen: readonly object[]) => rijen.map((rij) => Object.values(rij).join(' · ')).sort();
const lees = async <T>(db: Db, vraag: string) => (await sql.raw<T>(vraag).execute(db)).rows;

/** Of SQLite every key is required, also where it does not say so. */
const SQLITE_KOLOMMEN = `select m.name as tabel, c.name as kolom, lower(c.type) as soort, c."notnull" or c.pk > 0 as verplicht, c.dflt_value as standaard
  from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'`;
const PG_KOLOMMEN = `select c.table_name as tabel, c.column_name as kolom, c.data_type as soort, c.is_nullable = 'NO' as verplicht,
  c.column_default as standaard from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'`;
const SQLITE_VERWIJZINGEN = `select m.name as tabel, f."from" as kolom, f."table" as naar, lower(f.on_delete) as bij_weg
  from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`;
const PG_VERWIJZINGEN = `select c.conrelid::regclass::text as tabel, a.attname as kolom, c.confrelid::regclass::text as naar,
  case c.confdeltype when 'c' then 'cascade' when 'n' then 'set null' else 'no action' end as bij_weg
  from pg_constraint c, unnest(c.conkey) k, pg_attribute a where c.contype = 'f' and a.attrelid = c.conrelid and a.attnum = k`;

/** "bigint" is what PostgreSQL calls an integer of SQLite; a word has its collation beside it. */
const gelijk = ({ soort, standaard, ...rest }: Kolom) => ({
  ...rest,
  soort: soort.replace('bigint', 'integer'),
  standaard: standaard?.replace(/::\w+$/, '') ?? 'geen',
});

test('beide databases hebben dezelfde tabellen, kolommen, verplichte waarden, beginwaarden en verwijzingen', async () => {
  const [sqlite, pg] = [openDb(':memory:'), await verseDb()];
  await migreren(sqlite.db);
  const eigen = ({ tabel }: Kolom) => !tabel.startsWith('kysely_');
  const kolommen = async (db: Db, vraag: string) => alsTekst((await lees<Kolom>(db, vraag)).filter(eigen).map(gelijk));
  const verwacht = await kolommen(sqlite.db, SQLITE_KOLOMMEN);
  expect(verwacht.length).toBeGreaterThan(200);
  expect(await kolommen(pg.db, PG_KOLOMMEN)).toEqual(verwacht);
  expect(alsTekst(await lees<Verwijzing>(pg.db, PG_VERWIJZINGEN))).toEqual(
    alsTekst(await lees<Verwijzing>(sqlite.db, SQLITE_VERWIJZINGEN)),
  );
  const namen = async (db: Db, vraag: string) => (await lees<{ naam: string }>(db, vraag)).map(({ naam }) => naam).sort();
  // Only PostgreSQL tells others of what changed.
  expect(
    await namen(pg.db, `select tgname as naam from pg_trigger where not tgisinternal and tgname not in ('versie_melden', 'tekst_melden')`),
  ).toEqual(await namen(sqlite.db, `select name as naam from sqlite_master where type = 'trigger'`));
  await sqlite.sluit();
  await pg.sluit();
});

test('de volgorde van woorden is die van hun tekens, wat de taal van de server ook is', async () => {
  const { db, sluit } = await verseDb();
  for (const slug of ['é', 'a', 'B']) await db.insertInto('nakijkverzoek').values({ slug, herzien_voor: '', gemaild_op: 1 }).execute();
  const rijen = await db.selectFrom('nakijkverzoek').select('slug').orderBy('slug').execute();
  expect(rijen.map(({ slug }) => slug)).toEqual(['B', 'a', 'é']);
  await sluit();
});
