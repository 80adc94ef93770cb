import { Afschrift } from '#db/afschrift.ts';
import type { OpenDatabase } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { type Signaal, signalenLezen } from './signaal.ts';

export interface Signalenboek {
  /** All signals, also those that not everybody may read; `vers` is false when the database did not answer and this is the last copy. */
  lees(): Promise<{ signalen: readonly Signaal[]; vers: boolean; nummer: number | null }>;
  /** How often any of them has changed; null when the database does not tell. */
  nummer(): number | null | Promise<number | null>;
}

const GEEN: readonly Signaal[] = [];

/** The signals in memory, read again when one changed: public pages show them without the database. */
export function openSignalen(db: Db, { stempel }: { stempel?: OpenDatabase['stempel'] } = {}): Signalenboek {
  const afschrift = new Afschrift<readonly Signaal[]>({ db, onderwerp: 'signalen', lees: () => signalenLezen(db), stempel });
  return {
    async lees() {
      const { waarde, vers, nummer } = await afschrift.lees();
      return { signalen: waarde ?? GEEN, vers, nummer };
    },
    nummer: () => afschrift.nummer(),
  };
}
