import type Database from 'better-sqlite3';

/** A row may be a whole text: so many fit in memory. */
export const RIJEN_PER_KEER = 100;

export interface Tabel {
  naam: string;
  kolommen: readonly string[];
  /** The column that a database numbers by itself. */
  nummer: string | null;
}

/** All tables that migrations made in this file, in the order in which they were made: what a row refers to stands in one before it. */
export function tabellenIn(bestand: Database.Database): Tabel[] {
  const namen = bestand.prepare(NAMEN).pluck().all() as string[];
  return namen.map((naam) => {
    const kolommen = bestand.prepare('select name, type, pk from pragma_table_info(?)').all(naam) as Kolom[];
    const sleutels = kolommen.filter(({ pk }) => pk > 0);
    const [eerste] = sleutels;
    return {
      naam,
      kolommen: kolommen.map(({ name }) => name),
      nummer: sleutels.length === 1 && eerste?.type.toLowerCase() === 'integer' ? eerste.name : null,
    };
  });
}

interface Kolom {
  name: string;
  type: string;
  pk: number;
}
const NAMEN = `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%'
  escape '\\' order by rowid`;

/** "a", "b": any word may be a column. */
export const alsKolommen = (kolommen: readonly string[]): string => kolommen.map((kolom) => `"${kolom}"`).join(', ');

/** The highest number that was ever given out in this table, also to a row that is gone. */
export function hoogsteNummer(bestand: Database.Database, { naam, nummer }: Tabel & { nummer: string }): number {
  const staat = bestand.prepare(`select max("${nummer}") from "${naam}"`).pluck().get() as number | null;
  const gegeven = bestand.prepare('select seq from sqlite_sequence where name = ?').pluck().get(naam) as number | undefined;
  return Math.max(staat ?? 0, gegeven ?? 0);
}
