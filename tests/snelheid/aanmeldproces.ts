// One of several servers at one database: node aanmeldproces.ts DATABASE samen|alleen
// A line "EERSTE AANTAL SESSIE…" signs these people up at once, each for one of these sessions; "alleen" lets writers share no commit.
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { DirectDialect } from '#db/dialecten/dialect.ts';
import { openDb } from '#db/open.ts';
import { isStoring } from '#db/storing.ts';
import type { Db, Tabellen } from '#db/tabellen.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { mensNummer } from '../aanval/pg/zaal.ts';
import { GEEN } from '../kennissessies/wereld.ts';

const [, , database = '', delen = ''] = process.argv;
const db = delen === 'alleen' && !database.startsWith('postgres:') ? zonderDelen(database) : openDb(database).db;

/** With one connection for reading and writing everybody commits alone. */
function zonderDelen(pad: string): Db {
  const schrijver = new Database(pad, { timeout: 100 });
  for (const instelling of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'])
    schrijver.pragma(instelling);
  return new Kysely<Tabellen>({ dialect: new DirectDialect({ schrijver, lezer: schrijver }) });
}

async function meldAan(nummer: number, slug: string): Promise<void> {
  const verzoek = { account: mensNummer(nummer), slug, antwoorden: GEEN, origin: 'https://kennis.example' };
  for (;;)
    try {
      const uitslag = await aanmelden(db, { ...verzoek, nu: Date.now() });
      if (!uitslag.gelukt) throw new Error(uitslag.reden);
      return;
    } catch (fout) {
      if (!isStoring(fout)) throw fout;
    }
}

await db.selectFrom('versie').select('nummer').execute();
console.log('klaar');
for await (const regel of createInterface({ input: process.stdin })) {
  const [eerste = '0', aantal = '0', ...sessies] = regel.split(' ');
  await Promise.all(
    Array.from({ length: Number(aantal) }, (_, plek) => meldAan(Number(eerste) + plek, sessies[plek % sessies.length] ?? '')),
  );
  console.log('gedaan');
}
process.exit(0);
