import { Migrator } from 'kysely/migration';
import * as begin from '#db/migrations/0001-begin.ts';
import * as inzending from '#db/migrations/0002-inzending.ts';
import * as kennisvraag from '#db/migrations/0003-kennisvraag.ts';
import * as antwoord from '#db/migrations/0004-antwoord.ts';
import * as sessieversie from '#db/migrations/0006-sessieversie.ts';
import * as bijeenkomst from '#db/migrations/0007-bijeenkomst.ts';
import * as vergeefs from '#db/migrations/0008-vergeefs.ts';
import * as bijhouden from '#db/migrations/0009-bijhouden.ts';
import * as trefwoorden from '#db/migrations/0010-trefwoorden.ts';
import * as gebeurtenis from '#db/migrations/0011-gebeurtenis.ts';
import type { Db } from './tabellen.ts';

const MIGRATIONS = {
  '0001-begin': begin,
  '0002-inzending': inzending,
  '0003-kennisvraag': kennisvraag,
  '0004-antwoord': antwoord,
  '0006-sessieversie': sessieversie,
  '0007-bijeenkomst': bijeenkomst,
  '0008-vergeefs': vergeefs,
  '0009-bijhouden': bijhouden,
  '0010-trefwoorden': trefwoorden,
  '0011-gebeurtenis': gebeurtenis,
};

/** Brings the tables up to date in one transaction; throws when a migration fails and leaves the database as it was. */
export async function migreren(db: Db): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).migrateToLatest();
  if (error) throw error;
}
