import { type Kysely, sql } from 'kysely';

// A new state in a check means a new table: SQLite cannot change one.
const STATEMENTS = [
  `create table revisie_nieuw (
    inzending_id text not null references inzending(id) on delete cascade, nummer integer not null check (nummer > 0),
    soort text not null check (soort in ('opgeslagen', 'bijlage', 'hersteld', 'overgenomen', 'correctie', 'aanvulling', 'nagekeken')),
    velden text not null, bestand text, door text references account(id) on delete set null, op integer not null,
    primary key (inzending_id, nummer)) strict`,
  `insert into revisie_nieuw select inzending_id, nummer, soort, velden, bestand, door, op from inzending_revisie`,
  `drop table inzending_revisie`,
  `alter table revisie_nieuw rename to inzending_revisie`,
  `create table gebeurtenis_nieuw (
    id integer primary key, inzending_id text not null references inzending(id) on delete cascade, revisie integer not null,
    soort text not null check (soort in ('begonnen', 'ingediend', 'teruggehaald', 'teruggestuurd', 'opmerking', 'goedgekeurd', 'gepland',
      'vrijgegeven', 'gepubliceerd', 'gecorrigeerd', 'aangevuld', 'mislukt', 'ingetrokken', 'hersteld', 'overgenomen', 'verhuisd',
      'nagekeken')),
    stap text check (stap in ('regio', 're')), door text references account(id) on delete set null, op integer not null,
    toelichting text not null default '', veld text) strict`,
  `insert into gebeurtenis_nieuw select id, inzending_id, revisie, soort, stap, door, op, toelichting, veld from inzending_gebeurtenis`,
  `drop table inzending_gebeurtenis`,
  `alter table gebeurtenis_nieuw rename to inzending_gebeurtenis`,
  `create index gebeurtenis_inzending on inzending_gebeurtenis (inzending_id, id)`,
  `alter table publicatie add column oude_slug text`,
  `alter table publicatie add column oude_digest text`,
  `create table nakijkverzoek (slug text primary key, herzien_voor text not null, gemaild_op integer not null) strict, without rowid`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
