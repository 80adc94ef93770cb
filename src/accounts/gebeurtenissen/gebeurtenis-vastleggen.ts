import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { Gebeurtenissoort } from './soorten-gebeurtenis.ts';

export interface Gebeurtenis {
  wat: Gebeurtenissoort;
  /** Who did it; null for the command line. */
  door: { id: string } | null;
  /** Account of the person it is about. */
  over?: string | null;
  kennissessie?: string | null;
  onderwijsregio?: string | null;
  /** Facts in a few words (at most 300 characters), never a name, an address or somebody's own text: those must be able to vanish. */
  bijzonderheden?: string;
  nu: Moment;
}

/** Writes down who did what, in the transaction of the act itself: both stand, or neither. The only way into `gebeurtenis` and `inzage`. */
export async function gebeurtenisVastleggen(
  trx: Transaction<Tabellen>,
  { wat, door, over = null, kennissessie = null, onderwijsregio = null, bijzonderheden = '', nu }: Gebeurtenis,
): Promise<void> {
  await trx
    .insertInto('gebeurtenis')
    .values({ op: nu, door: door?.id ?? null, wat, over, kennissessie_id: kennissessie, onderwijsregio, bijzonderheden })
    .execute();
}
