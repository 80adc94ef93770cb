import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { perDialect } from '#db/dialecten/beide-dialecten.ts';
import { naarPg } from '#db/dialecten/naar-pg.ts';
import { migreren } from '#db/migreren.ts';
import { type OpenDatabase, openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { beheerPg, LEEG, type PgBeheer, pgAdres } from './pg-databases.ts';

type Opener = (pad?: string) => Promise<OpenDatabase>;
type Vul = (db: Db) => Promise<unknown>;

/** Whether these tests run on PostgreSQL. */
export const OP_PG = process.env.DIALECT === 'pg';

/** Databases that begin as `vul` leaves the first one, in memory or in a file that is not there yet. Each process fills one, and hands out copies. */
function gevuld(vul: Vul, begin: Opener): Opener {
  let klaar: Promise<Buffer> | undefined;
  return async (pad = ':memory:') => {
    klaar ??= begin().then((open) => bytesVan(open, vul));
    const bytes = await klaar;
    if (existsSync(pad)) throw new Error(`${pad} is already there.`);
    if (pad !== ':memory:') writeFileSync(pad, bytes);
    const open = openDb(pad === ':memory:' ? bytes : pad);
    // A connection that was never used is not closed either.
    await sql`select 1`.execute(open.db);
    return open;
  };
}

async function bytesVan({ db, sluit }: OpenDatabase, vul: Vul): Promise<Buffer> {
  const map = await mkdtemp(join(tmpdir(), 'gevuld-'));
  await vul(db);
  await sql`vacuum into ${join(map, 'alles.db')}`.execute(db);
  await sluit();
  const bytes = readFileSync(join(map, 'alles.db'));
  await rm(map, { recursive: true });
  return bytes;
}

/** The same on PostgreSQL, as copies of a database. */
function gevuldPg(vul: Vul | null, van: () => Promise<string>): { verse: Opener; sjabloon: () => Promise<string> } {
  let klaar: Promise<string> | undefined;
  const sjabloon = () => (klaar ??= vul === null ? van() : vulSjabloon(vul, van));
  return { sjabloon, verse: async (pad) => openPg(await sjabloon(), pad) };
}

async function vulSjabloon(vul: Vul, van: () => Promise<string>): Promise<string> {
  const naam = nieuweNaam();
  const { db, sluit } = openDb(await (await beheer()).maak(naam, await van()));
  await vul(db);
  await sluit();
  return naam;
}

let verbonden: Promise<PgBeheer> | undefined;
const beheer = () => (verbonden ??= beheerPg());
let teller = 0;
const nieuweNaam = () => `${process.env.PG_TESTRONDE}_${process.pid}_${++teller}`;
const naamVan = (pad: string) => `${process.env.PG_TESTRONDE}_${createHash('sha256').update(pad).digest('hex').slice(0, 16)}`;
/** What was made and not thrown away yet. */
const over = new Map<string, OpenDatabase>();

async function openPg(van: string, pad: string | undefined): Promise<OpenDatabase> {
  const naam = pad === undefined ? nieuweNaam() : naamVan(pad);
  const open = openDb(await (await beheer()).maak(naam, van));
  over.set(naam, open);
  // Who reads for the first time does not wait for a connection: some give up soon.
  await Promise.all([sql`select 1`.execute(open.db), sql`set local lock_timeout = 0`.execute(open.db)]);
  return pad === undefined ? { ...open, sluit: () => weg(naam, open) } : open;
}

/** The address of a database on PostgreSQL without a table. */
export async function legeDatabase(): Promise<string> {
  const naam = nieuweNaam();
  const url = await (await beheer()).maak(naam);
  over.set(naam, openDb(url));
  return url;
}

async function weg(naam: string, open: OpenDatabase): Promise<void> {
  over.delete(naam);
  await open.sluit();
  await (await beheer()).gooiWeg(naam);
}

/** Throws away what was made on PostgreSQL, also from who still holds it. */
export async function ruimDatabasesOp(behalve: ReadonlySet<string> = new Set()): Promise<void> {
  for (const [naam, open] of over) {
    if (behalve.has(naam)) continue;
    over.delete(naam);
    await (await beheer()).gooiWeg(naam);
    void open.sluit().catch(() => {});
  }
}
/** Throws away what was made at this path, also from who still holds it. */
export async function gooiDatabaseWeg(pad: string): Promise<void> {
  if (!OP_PG) return rm(pad, { force: true });
  over.delete(naamVan(pad));
  await (await beheer()).gooiWeg(naamVan(pad));
}
export const gemaakteDatabases = (): ReadonlySet<string> => new Set(over.keys());

const opPg = gevuldPg(null, async () => LEEG());
/** A fresh database with all tables: making those takes longer than most tests do. */
export const verseDb: Opener = OP_PG ? opPg.verse : gevuld(migreren, async () => openDb(':memory:'));
/** The same with what these tests all begin with. */
export const verseDbMet = (vul: Vul): Opener => (OP_PG ? gevuldPg(vul, opPg.sjabloon).verse : gevuld(vul, verseDb));
/** A trigger, in the words of migrations, for a test of what happens when it is there. */
export const zetTrigger = (db: Db, trigger: string): Promise<unknown> =>
  sql`${perDialect(sql.raw(trigger), sql.raw(naarPg(trigger)))}`.execute(db);
/** Takes away what a table does by itself. */
export const haalTriggerWeg = (db: Db, naam: string, tabel: string): Promise<unknown> =>
  sql`drop trigger if exists ${perDialect(sql.raw(naam), sql.raw(`${naam} on ${tabel}`))}`.execute(db);
/** What another process, or a second connection, opens to come at the database that was made at this path. */
export const databaseVan = (pad: string): string => (OP_PG ? pgAdres(naamVan(pad)) : pad);
