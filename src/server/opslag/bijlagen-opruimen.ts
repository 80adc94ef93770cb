import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { type BERGINGEN, type Bergingen, type Bergsleutel, hashVan } from '#inhoud/bijlagen/berging.ts';
import { bijlagenBijschrijven, bijlageSchrappen } from './bijlageboek.ts';

/** A file may wait this long for the text that it was sent for. */
const GEDULD_MS = 7 * DAG_MS;

interface Opruimwerk {
  bergingen: Bergingen;
  welke: (typeof BERGINGEN)[number];
  /** Hashes of everything that a text, old version or file speaks of; only asked when there is something to remove. */
  inGebruik(): Promise<ReadonlySet<string>>;
  nu: Moment;
}

/**
 * Removes what was sent in and belongs to no text; answers what. What is found without a row was sent in a moment ago, or put there by
 * somebody: it waits as long from now.
 */
export async function bijlagenOpruimen(db: Db, { bergingen, welke, inGebruik, nu }: Opruimwerk): Promise<Bergsleutel[]> {
  const voor = nu - GEDULD_MS;
  const berging = bergingen[welke];
  const oud = await bijlagenBijschrijven(db, welke, { er: await berging.lijst(), voor, nu });
  if (oud.length === 0) return [];
  const gebruikt = await inGebruik();
  const weg: Bergsleutel[] = [];
  for (const sleutel of oud) {
    if (gebruikt.has(hashVan(sleutel))) continue;
    // Whoever sends it in again writes its row after this, and then looks whether it is still there.
    const geschrapt = await db.transaction().execute(async (trx) => {
      if (!(await bijlageSchrappen(trx, welke, { sleutel, voor }))) return false;
      await berging.weg(sleutel);
      return true;
    });
    if (geschrapt) weg.push(sleutel);
  }
  return weg;
}
