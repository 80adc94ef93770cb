import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table bijeenkomst (
    id text primary key, kennissessie_id text not null references kennissessie(id) on delete cascade,
    begin_op integer not null, eind_op integer not null check (eind_op > begin_op), onderdeel text not null default '',
    ical_uid text not null unique) strict`,
  `create index bijeenkomst_kennissessie on bijeenkomst (kennissessie_id)`,
  ...['insert', 'update', 'delete'].map(
    (soort) => `create trigger bijeenkomst_${soort}_versie after ${soort} on bijeenkomst begin
      update versie set nummer = nummer + 1 where onderwerp in ('kennissessies', 'sessies'); end`,
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
