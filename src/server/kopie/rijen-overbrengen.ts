import Database from 'better-sqlite3';
import type { Client } from 'pg';
import { SCHRIJFSLOT } from '#db/dialecten/pg-slot.ts';
import { metCode } from '#db/dialecten/pg-verbinding.ts';
import { alsKolommen, hoogsteNummer, RIJEN_PER_KEER, type Tabel, tabellenIn } from './tabellijst.ts';

/**
 * Replaces every row in a database on PostgreSQL, which has the same tables, by those of a SQLite file: all at once or not at all. Nobody
 * who reads meanwhile sees half of it, and whoever kept a copy hears that it is old.
 */
export async function rijenOverbrengen(pad: string, naar: Client): Promise<void> {
  const bestand = new Database(pad, { readonly: true });
  try {
    const tabellen = tabellenIn(bestand);
    for (const tabel of tabellen) await zetKlaar(bestand, naar, tabel);
    const nummers = tabellen.flatMap(({ nummer, ...rest }) => {
      if (nummer === null) return [];
      const tabel = { ...rest, nummer };
      return [{ ...tabel, tot: hoogsteNummer(bestand, tabel) }];
    });
    await vraag(naar, 'begin');
    try {
      await vervang(naar, tabellen);
      for (const { naam, nummer, tot } of nummers)
        await vraag(naar, `alter table "${naam}" alter column "${nummer}" restart with ${tot + 1}`);
      await vraag(naar, 'commit');
    } catch (fout) {
      await naar.query('rollback').catch(() => {});
      throw fout;
    }
  } finally {
    bestand.close();
  }
}

/** A connection that breaks says so as the database does. */
const vraag = (naar: Client, tekst: string, waarden: unknown[] = []) => metCode(naar.query(tekst, waarden));

/** Beside the table, seen by this connection alone: that takes as long as it takes, and nobody waits for it. */
async function zetKlaar(bestand: Database.Database, naar: Client, { naam, kolommen }: Tabel): Promise<void> {
  const lijst = alsKolommen(kolommen);
  await vraag(naar, `create temp table "nieuw_${naam}" (like "${naam}")`);
  const zet = async (rijen: unknown[]) => {
    const invoegen = `insert into "nieuw_${naam}" (${lijst}) select ${lijst} from json_populate_recordset(null::"nieuw_${naam}", $1)`;
    await vraag(naar, invoegen, [JSON.stringify(rijen)]);
  };
  let rijen: unknown[] = [];
  for (const rij of bestand.prepare(`select ${lijst} from "${naam}"`).iterate()) {
    rijen.push(rij);
    if (rijen.length < RIJEN_PER_KEER) continue;
    await zet(rijen);
    rijen = [];
  }
  if (rijen.length > 0) await zet(rijen);
}

async function vervang(naar: Client, tabellen: readonly Tabel[]): Promise<void> {
  await vraag(naar, `set local lock_timeout = '10s'; select pg_advisory_xact_lock(${SCHRIJFSLOT})`);
  await vraag(naar, 'create temp table oud_versie on commit drop as select onderwerp, nummer from versie');
  await vraag(
    naar,
    `create temp table oud_sessie on commit drop as
    select kennissessie_id as id from sessieversie union select id from kennissessie`,
  );
  // What a table does by itself was done already when a row came in there. Not "truncate": who reads would see nothing.
  for (const { naam } of tabellen.toReversed()) await vraag(naar, `alter table "${naam}" disable trigger user; delete from "${naam}"`);
  for (const { naam, kolommen } of tabellen) {
    const lijst = alsKolommen(kolommen);
    // In one statement: a row may refer to another of the same table.
    await vraag(naar, `insert into "${naam}" (${lijst}) select ${lijst} from "nieuw_${naam}"`);
    await vraag(naar, `alter table "${naam}" enable trigger user; drop table "nieuw_${naam}"`);
  }
  await telDoor(naar);
}

/** Past what was there and what came: whoever knows a number of before sees that it is another, of each session too. */
async function telDoor(naar: Client): Promise<void> {
  await vraag(
    naar,
    `update versie v set nummer = 1 + greatest(v.nummer, coalesce(
    (select o.nummer from oud_versie o where o.onderwerp = v.onderwerp), 0))`,
  );
  await vraag(
    naar,
    `insert into sessieversie (kennissessie_id, nummer, zelf_nummer)
    select s.id, v.nummer, v.nummer from versie v, (select id from oud_sessie union select id from kennissessie
      union select kennissessie_id from sessieversie) s where v.onderwerp = 'kennissessies'
    on conflict (kennissessie_id) do update set nummer = excluded.nummer, zelf_nummer = excluded.zelf_nummer`,
  );
}
