import { Afschrift } from '#db/afschrift.ts';
import type { OpenDatabase } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { type Adoptie, adoptiesLezen } from './adoptie.ts';

export interface Adoptieboek {
  /** All adopties, also hidden ones; `vers` is false when the database did not answer and this is the last copy. */
  lees(): Promise<{ adopties: readonly Adoptie[]; vers: boolean; nummer: number | null }>;
  /** How often any of them has changed; null when the database does not tell. */
  nummer(): number | null | Promise<number | null>;
}

const GEEN: readonly Adoptie[] = [];

/** The adopties in memory, read again when one changed: public pages show them without the database. */
export function openAdopties(db: Db, { stempel }: { stempel?: OpenDatabase['stempel'] } = {}): Adoptieboek {
  const afschrift = new Afschrift<readonly Adoptie[]>({ db, onderwerp: 'adopties', lees: () => adoptiesLezen(db), stempel });
  return {
    async lees() {
      const { waarde, vers, nummer } = await afschrift.lees();
      return { adopties: waarde ?? GEEN, vers, nummer };
    },
    nummer: () => afschrift.nummer(),
  };
}
