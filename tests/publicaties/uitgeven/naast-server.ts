import { join } from 'node:path';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import type { Proefserver } from '../../steun/server.ts';
import { handelingen, wieVan } from '../wereld.ts';

export interface Ernaast {
  db: Db;
  w: ReturnType<typeof handelingen>;
  sluit(): Promise<void>;
}

/** A second process on the database of a running server, as during a deploy, and what authors and reviewers do in it. */
export async function naastServer({ dataDir, contentDir }: Pick<Proefserver, 'dataDir' | 'contentDir'>): Promise<Ernaast> {
  const { db, sluit } = openDb(join(dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const inhoud = await openInhoud({
    vertrouwdDir: 'content',
    contentDir,
    voorbeeld: true,
    renderDir: join(dataDir, 'teksten'),
    kijken: false,
  });
  return {
    db,
    w: handelingen(db, inhoud, wieVan(db)),
    async sluit() {
      inhoud.sluit();
      await sluit();
    },
  };
}
