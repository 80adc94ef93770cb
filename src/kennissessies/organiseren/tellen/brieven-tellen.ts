import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { SessiebriefTabel } from '#db/tabellen-kennissessie.ts';

/** Remembers a letter that went to many, in the transaction that wrote it: what, and to how many; nothing when it went to nobody. */
export async function brievenTellen(
  trx: Transaction<Tabellen>,
  {
    kennissessie,
    door,
    nu,
    ...rest
  }: Pick<SessiebriefTabel, 'id' | 'soort' | 'aan' | 'onderwerp' | 'tekst' | 'aantal'> & {
    kennissessie: string;
    door: { id: string } | null;
    nu: Moment;
  },
): Promise<void> {
  if (rest.aantal === 0) return;
  await trx
    .insertInto('sessiebrief')
    .values({ ...rest, kennissessie_id: kennissessie, door: door?.id ?? null, op: nu })
    .execute();
}
