import { type Kysely, sql } from 'kysely';

const STATEMENTS = [`alter table outbox add column antwoord_aan text not null default ''`];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
