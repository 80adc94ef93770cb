import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';

/** Works in a database, by its path or address, that nobody else waits for, and closes it. */
export async function metDb<T>(database: string, werk: (db: Db) => Promise<T>): Promise<T> {
  const { db, sluit } = openDb(database, { wachttijdMs: 5000 });
  try {
    return await werk(db);
  } finally {
    await sluit();
  }
}
