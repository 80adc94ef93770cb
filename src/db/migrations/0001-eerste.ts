import { type Kysely, sql } from 'kysely';
import { perDialect } from '../dialecten/beide-dialecten.ts';
import { naarPg } from '../dialecten/naar-pg.ts';
import { TABELLEN_ACCOUNT } from './0001-account.ts';
import { TABELLEN_ADOPTIE } from './0001-adoptie.ts';
import { TABELLEN_BEZOEK } from './0001-bezoek.ts';
import { TABELLEN_DAGTAAK } from './0001-dagtaak.ts';
import { TABELLEN_GEBEURTENIS } from './0001-gebeurtenis.ts';
import { TABELLEN_GESPREK } from './0001-gesprek.ts';
import { TABELLEN_INZENDING } from './0001-inzending.ts';
import { TABELLEN_KENNISSESSIE } from './0001-kennissessie.ts';
import { TABELLEN_KENNISVRAAG } from './0001-kennisvraag.ts';
import { TABELLEN_LEESTELLING } from './0001-leestelling.ts';
import { TABELLEN_MENSEN } from './0001-mensen.ts';
import { TABELLEN_OPKOMST } from './0001-opkomst.ts';
import { TABELLEN_OUTBOX } from './0001-outbox.ts';
import { TABELLEN_REGIOVERKENNING } from './0001-regioverkenning.ts';
import { TABELLEN_RONDE } from './0001-ronde.ts';
import { TABELLEN_SIGNAAL } from './0001-signaal.ts';
import { MELDEN, TABELLEN_VERSIE } from './0001-versie.ts';
import { TABELLEN_VOLGEN } from './0001-volgen.ts';

/**
 * All tables, by subject. Nothing was released yet, so this first migration may still be edited: add a table to the file
 * of its subject, or a file for a new one. From the first release on, a change is a migration of its own.
 */
export const EERSTE = [
  ...TABELLEN_VERSIE,
  ...TABELLEN_DAGTAAK,
  ...TABELLEN_ACCOUNT,
  ...TABELLEN_MENSEN,
  ...TABELLEN_OUTBOX,
  ...TABELLEN_KENNISSESSIE,
  ...TABELLEN_GEBEURTENIS,
  ...TABELLEN_RONDE,
  ...TABELLEN_OPKOMST,
  ...TABELLEN_BEZOEK,
  ...TABELLEN_INZENDING,
  ...TABELLEN_KENNISVRAAG,
  ...TABELLEN_REGIOVERKENNING,
  ...TABELLEN_VOLGEN,
  ...TABELLEN_ADOPTIE,
  ...TABELLEN_LEESTELLING,
  ...TABELLEN_SIGNAAL,
  ...TABELLEN_GESPREK,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of EERSTE) await sql`${perDialect(sql.raw(statement), sql.raw(naarPg(statement)))}`.execute(db);
  for (const statement of MELDEN) await sql`${perDialect(sql`select 1`, sql.raw(statement))}`.execute(db);
}
