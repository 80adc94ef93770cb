import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import type { Onderdeel } from '#kennissessies/onderdeel.ts';

/** What an organiser decides about a part. */
export type Onderdeelgegevens = Pick<Onderdeel, 'ronde' | 'beginOp' | 'eindOp' | 'titel' | 'doelgroepen' | 'plaats' | 'capaciteit'>;

/** The columns that an organiser writes. */
export const alsOnderdeelrij = ({ ronde, beginOp, eindOp, titel, doelgroepen, plaats, capaciteit }: Onderdeelgegevens) => ({
  ...{ ronde, begin_op: beginOp, eind_op: eindOp, titel, plaats, capaciteit },
  doelgroepen: JSON.stringify(doelgroepen),
});

/** The same parts for a copy of a session, at the same hours and without their people; what is off does not come along. */
export async function onderdelenMee(trx: Transaction<Tabellen>, onderdelen: readonly Onderdeel[], kopie: string): Promise<void> {
  const rijen = onderdelen
    .filter(({ afgelast }) => !afgelast)
    .map((een) => ({ ...alsOnderdeelrij(een), id: randomUUID(), kennissessie_id: kopie, afgelast_op: null, versie: 1 }));
  if (rijen.length > 0) await trx.insertInto('onderdeel').values(rijen).execute();
}
