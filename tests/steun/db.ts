import { migreren } from '#db/migreren.ts';
import { type OpenDatabase, openDb } from '#db/open.ts';

/** A fresh, migrated database in memory. */
export async function verseDb(pad = ':memory:'): Promise<OpenDatabase> {
  const open = openDb(pad);
  await migreren(open.db);
  return open;
}
