import { type Kysely, sql } from 'kysely';
import { ACCOUNT } from './0001-account.ts';
import { GEBEURTENIS } from './0001-gebeurtenis.ts';
import { INZENDING } from './0001-inzending.ts';
import { KENNISSESSIE } from './0001-kennissessie.ts';
import { KENNISVRAAG } from './0001-kennisvraag.ts';
import { OUTBOX } from './0001-outbox.ts';
import { VERSIE } from './0001-versie.ts';

/**
 * All tables, by subject. Nothing was released yet, so this first migration may still be edited: add a table to the file
 * of its subject, or a file for a new one. From the first release on, a change is a migration of its own.
 */
export const EERSTE = [...VERSIE, ...ACCOUNT, ...GEBEURTENIS, ...OUTBOX, ...KENNISSESSIE, ...INZENDING, ...KENNISVRAAG];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of EERSTE) await sql.raw(statement).execute(db);
}
