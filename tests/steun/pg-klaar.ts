import { randomBytes } from 'node:crypto';
import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import { beginCluster, pgProgrammas } from './cluster.ts';
import { beheerPg, LEEG, type PgBeheer } from './pg-databases.ts';

/** Before the first test on PostgreSQL; once, however many kinds of tests are about it. */
export default async function pgKlaar(): Promise<(() => Promise<void>) | undefined> {
  return process.env.PG_TESTRONDE ? undefined : beginPg();
}

/** One of this run alone (with these settings), or the one that DATABASE_TEST_URL names, with a database to copy from. */
export async function beginPg(instellingen: readonly string[] = []): Promise<() => Promise<void>> {
  const programmas = pgProgrammas();
  const eigen = !process.env.DATABASE_TEST_URL && programmas ? await beginCluster(programmas, instellingen) : null;
  process.env.PG_TESTCLUSTER = eigen?.url ?? process.env.DATABASE_TEST_URL ?? '';
  process.env.PG_TESTRONDE = `regiokring_test_${randomBytes(4).toString('hex')}`;
  const beheer = await maakLeeg().catch(async (fout) => {
    await eigen?.stop();
    throw fout;
  });
  return async () => {
    if (!eigen) await beheer.ruimOp();
    await beheer.sluit();
    await eigen?.stop();
  };
}

async function maakLeeg(): Promise<PgBeheer> {
  const beheer = await beheerPg();
  const { db, sluit } = openDb(await beheer.maak(LEEG()));
  await migreren(db);
  await sluit();
  return beheer;
}
