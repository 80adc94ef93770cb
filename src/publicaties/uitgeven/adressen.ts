import { Afschrift } from '#db/afschrift.ts';
import type { OpenDatabase } from '#db/open.ts';
import type { Db, Moment } from '#db/tabellen.ts';

/** What became of an address where something stood once: gone, or moved. */
type Vervallen = { soort: 'weg' } | { soort: 'verhuisd'; naar: string };

export interface Adressen {
  /** For an address that no page has; undefined when nothing ever stood there or the database does not answer. */
  zoek(pad: string): Promise<Vervallen | undefined>;
}

/** The withdrawn and moved addresses in memory, read again when they changed; without a database the last copy counts. */
export function openAdressen(db: Db, { stempel, klok }: { stempel?: OpenDatabase['stempel']; klok?: () => Moment } = {}): Adressen {
  const lees = async () => {
    const rijen = await db.selectFrom('vervallen_adres').select(['pad', 'naar']).execute();
    return new Map(
      rijen.map(({ pad, naar }): [string, Vervallen] => [pad, naar === null ? { soort: 'weg' } : { soort: 'verhuisd', naar }]),
    );
  };
  const afschrift = new Afschrift<Map<string, Vervallen>>({ db, onderwerp: 'publicaties', lees, stempel, klok });
  return {
    async zoek(pad) {
      return (await afschrift.lees()).waarde?.get(pad);
    },
  };
}
