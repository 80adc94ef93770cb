import Database from 'better-sqlite3';
import { type Kysely, sql, type Transaction } from 'kysely';
import { heeftOnzeTabellen, migreren } from '#db/migreren.ts';
import type { Tabellen } from '#db/tabellen.ts';
import { metDb } from './met-db.ts';
import { alsKolommen, hoogsteNummer, RIJEN_PER_KEER, type Tabel, tabellenIn } from './tabellijst.ts';

type Rij = Record<string, string | number | null>;

/**
 * Makes a SQLite file with every row of a database on PostgreSQL, all as they were at one moment, while others write on. False when there
 * are no tables of this version yet; throws `AndereVersie` when they are of another.
 */
export async function rijenOphalen(url: string, pad: string): Promise<boolean> {
  return metDb(url, async (db) => {
    if (!(await heeftOnzeTabellen(db))) return false;
    await maakTabellen(pad);
    await metBestand(pad, (bestand) => haalAlles(db, bestand));
    return true;
  });
}

async function maakTabellen(pad: string): Promise<void> {
  return metDb(pad, async (db) => {
    await migreren(db);
  });
}

/** What a table does by itself was done already when a row came in there. */
async function metBestand(pad: string, werk: (bestand: Database.Database) => Promise<void>): Promise<void> {
  const bestand = new Database(pad);
  try {
    bestand.pragma('foreign_keys = OFF');
    const triggers = bestand.prepare("select name, sql from sqlite_master where type = 'trigger'").all() as { name: string; sql: string }[];
    bestand.exec('begin');
    for (const { name } of triggers) bestand.exec(`drop trigger "${name}"`);
    await werk(bestand);
    for (const { sql: weer } of triggers) bestand.exec(weer);
    bestand.exec('commit');
  } finally {
    bestand.close();
  }
}

async function haalAlles(db: Kysely<Tabellen>, bestand: Database.Database): Promise<void> {
  const lezen = db.transaction().setAccessMode('read only');
  await lezen.execute(async (trx) => {
    for (const tabel of tabellenIn(bestand)) {
      await haalRijen(trx, bestand, tabel);
      const { nummer } = tabel;
      if (nummer !== null) await haalNummer(trx, bestand, { ...tabel, nummer });
    }
  });
}

async function haalRijen(trx: Transaction<Tabellen>, bestand: Database.Database, { naam, kolommen }: Tabel): Promise<void> {
  // Migrations begin some tables with a row.
  bestand.exec(`delete from "${naam}"`);
  const zet = bestand.prepare(`insert into "${naam}" (${alsKolommen(kolommen)}) values (${kolommen.map(() => '?').join(', ')})`);
  await sql.raw(`declare rijen no scroll cursor for select ${alsKolommen(kolommen)} from "${naam}"`).execute(trx);
  for (let meer = true; meer; ) {
    const { rows } = await sql.raw<Rij>(`fetch ${RIJEN_PER_KEER} from rijen`).execute(trx);
    for (const rij of rows) zet.run(kolommen.map((kolom) => rij[kolom]));
    meer = rows.length === RIJEN_PER_KEER;
  }
  await sql`close rijen`.execute(trx);
}

/** No number is given out twice, also not one of a row that is gone. */
async function haalNummer(trx: Transaction<Tabellen>, bestand: Database.Database, tabel: Tabel & { nummer: string }): Promise<void> {
  const telt = bestand.prepare("select 1 from sqlite_master where name = ? and sql like '%autoincrement%'").get(tabel.naam);
  if (!telt) return;
  const reeks = sql<{ naam: string }>`select pg_get_serial_sequence(${`"${tabel.naam}"`}, ${tabel.nummer}) as naam`;
  const { naam } = (await reeks.execute(trx)).rows[0] ?? { naam: '' };
  const stand = await sql
    .raw<{ tot: number }>(`select last_value - case when is_called then 0 else 1 end as tot from ${naam}`)
    .execute(trx);
  const tot = Math.max(stand.rows[0]?.tot ?? 0, hoogsteNummer(bestand, tabel));
  bestand.prepare('delete from sqlite_sequence where name = ?').run(tabel.naam);
  bestand.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(tabel.naam, tot);
}
