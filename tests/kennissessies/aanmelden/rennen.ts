// One of several processes that sign people up at the same moment, on one database.
// node rennen.ts DATABASE SLUG EERSTE AANTAL met-slot|zonder-slot [ONDERDEEL]
import { setTimeout as wacht } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Driver, Kysely, type KyselyPlugin, PostgresDriver, SqliteDialect, SqliteDriver } from 'kysely';
import pg from 'pg';
import { PgDialect } from '#db/dialecten/pg-dialect.ts';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import type { Db, Tabellen } from '#db/tabellen.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';

const [, , pad = '', slug = '', eerste = '0', aantal = '0', slot = 'met-slot', onderdeel = ''] = process.argv;

/** What the control takes away: a driver that begins nothing and therefore locks nothing. */
class OpenDriver extends SqliteDriver {
  override async beginTransaction(): Promise<void> {}
  override async commitTransaction(): Promise<void> {}
  override async rollbackTransaction(): Promise<void> {}
}
class OpenDialect extends SqliteDialect {
  override createDriver(): SqliteDriver {
    return new OpenDriver({ database: new Database(pad, { timeout: 5000 }) });
  }
}
class OpenPgDriver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
  override async commitTransaction(): Promise<void> {}
  override async rollbackTransaction(): Promise<void> {}
}
class OpenPgDialect extends PgDialect {
  override createDriver(): Driver {
    for (const getal of [20, 1700]) pg.types.setTypeParser(getal, Number);
    return new OpenPgDriver({ pool: new pg.Pool({ connectionString: pad, max: 1 }) });
  }
}
/** A breath after every statement, with the lock and without it, so that the others get their chance in between. */
const ADEM: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    await wacht(1);
    return result;
  },
};

/** Every attempt has a connection of its own, as if each came in at another server. */
function open(): Db {
  if (slot === 'met-slot') return openDb(pad, { wachttijdMs: 0 }).db.withPlugin(ADEM);
  const dialect = pad.startsWith('postgres:') ? new OpenPgDialect(pad) : new OpenDialect({ database: new Database(':memory:') });
  return new Kysely<Tabellen>({ dialect, plugins: [ADEM] });
}
const verbindingen = Array.from({ length: Number(aantal) }, open);
const GEEN = { deelname: null, vraag: '', toegang: '', dieet: '' };
process.stdout.write('klaar\n');
await new Promise((begin) => process.stdin.once('data', begin));
const uitslagen = await Promise.all(
  verbindingen.map(async (db, plek) => {
    const id = `m${Number(eerste) + plek}`;
    const account = { id, adres: `${id}@voorbeeld.example`, naam: id };
    const uitslag = await volhouden(() =>
      aanmelden(db, { account, slug, antwoorden: GEEN, keuzes: { 1: onderdeel }, origin: 'https://kennis.example', nu: Date.now() }),
    );
    return { id, antwoord: uitslag.gelukt ? uitslag.status : uitslag.reden };
  }),
);
process.stdout.write(`${JSON.stringify(uitslagen)}\n`);
await Promise.all(verbindingen.map((db) => db.destroy()));
process.exit(0);

/** On a slow disk sixty people do not all fit in the patience of the database: who is told so asks again. */
async function volhouden<T>(vraag: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await vraag();
    } catch (fout) {
      if (!isStoring(fout)) throw fout;
    }
  }
}
