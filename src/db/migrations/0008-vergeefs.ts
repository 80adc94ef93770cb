import { type Kysely, sql } from 'kysely';

const STATEMENTS = [`alter table aanmelding add column vergeefs_op integer`];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
