import { type Kysely, sql } from 'kysely';

/** Counts changes of the sessions alone: most changes are registrations, and those leave a session as it was. */
const STATEMENTS = [
  `insert into versie values ('sessies', 1)`,
  ...['kennissessie', 'kennissessie_bouwsteen'].flatMap((tabel) =>
    ['insert', 'update', 'delete'].map(
      (soort) => `create trigger ${tabel}_${soort}_sessieversie after ${soort} on ${tabel} begin
        update versie set nummer = nummer + 1 where onderwerp = 'sessies'; end`,
    ),
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
