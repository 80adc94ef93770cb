export const TABELLEN_VERSIE = [
  `create table versie (onderwerp text primary key, nummer integer not null) strict, without rowid`,
  `insert into versie values ('kennissessies', 1), ('publicaties', 1), ('sessies', 1)`,
];

/** Every change of this table counts up the version of what is kept in memory from it. */
export const teltDoor = (tabel: string, naam: string, onderwerpen: readonly string[]): string[] =>
  ['insert', 'update', 'delete'].map(
    (soort) => `create trigger ${tabel}_${soort}_${naam} after ${soort} on ${tabel} begin
      update versie set nummer = nummer + 1 where onderwerp in (${onderwerpen.map((onderwerp) => `'${onderwerp}'`).join(', ')}); end`,
  );
