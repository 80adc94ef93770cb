import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table kennissessie add column trefwoorden text not null default '[]'`.execute(db);
}
