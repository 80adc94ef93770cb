import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';

/** What an act on a text hands its promise to. */
export interface Doorvoer {
  id: string;
  /** Keeps what was promised about one text, and says whether that worked. */
  uitgever: { nu(inzendingId: string): Promise<{ gelukt: boolean }> };
}
/** `uitgevoerd`: what the act promised is done, and readers see it. */
type Doorgevoerd<Uitslag> = Uitslag extends { gelukt: true } ? Uitslag & { uitgevoerd: boolean } : Uitslag;

/**
 * Commits an act on a text, and then wakes the publisher for what it promised. `indienen` and `goedkeuren`, which seldom promise anything,
 * wake it themselves when they did.
 */
export async function doorvoeren<Uitslag extends { gelukt: boolean }>(
  db: Db,
  { id, uitgever }: Doorvoer,
  act: (trx: Transaction<Tabellen>) => Promise<Uitslag>,
): Promise<Doorgevoerd<Uitslag>> {
  const uitslag = await db.transaction().execute(act);
  const klaar = uitslag.gelukt ? { uitgevoerd: (await uitgever.nu(id)).gelukt } : {};
  return { ...uitslag, ...klaar } as Doorgevoerd<Uitslag>;
}
