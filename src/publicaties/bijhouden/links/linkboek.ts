import { Afschrift } from '#db/afschrift.ts';
import type { OpenDatabase } from '#db/open.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Linkreden } from '#db/tabellen-inzending.ts';
import { KAPOT_NA } from './links-nakijken.ts';

/** By address, when it was found last that it leads nowhere any more, and what was found. */
export type Kapot = ReadonlyMap<string, { op: Moment; reden: Linkreden }>;

const VOOR_IEDEREEN: readonly Linkreden[] = ['weg', 'foutpagina', 'naam-weg'];
/** Whether readers are told: not of what may be a bad day of that site, which is only work for who wrote the card. */
export const isVoorIedereen = (reden: Linkreden): boolean => VOOR_IEDEREEN.includes(reden);

export interface Linkboek {
  /** `vers` is false when the database did not answer and this is the last copy. */
  lees(): Promise<{ kapot: Kapot; vers: boolean; nummer: number | null }>;
  /** How often any of it has changed; null when the database does not tell. */
  nummer(): number | null | Promise<number | null>;
}

const GEEN: Kapot = new Map();

/** The links that do not work any more, in memory: cards say so without the database. */
export function openLinkboek(db: Db, { stempel }: { stempel?: OpenDatabase['stempel'] } = {}): Linkboek {
  const afschrift = new Afschrift<Kapot>({ db, onderwerp: 'bronlinks', lees: () => kapotteLinks(db), stempel });
  return {
    async lees() {
      const { waarde, vers, nummer } = await afschrift.lees();
      return { kapot: waarde ?? GEEN, vers, nummer };
    },
    nummer: () => afschrift.nummer(),
  };
}

/** The same from the database itself. */
export async function kapotteLinks(db: Db): Promise<Kapot> {
  const rijen = await db.selectFrom('bronlink').selectAll().where('mislukt', '>=', KAPOT_NA).execute();
  return new Map(rijen.flatMap(({ link, nagekeken_op, reden }) => (reden ? [[link, { op: nagekeken_op, reden }] as const] : [])));
}
