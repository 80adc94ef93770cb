import type { Moment } from '#db/tabellen.ts';
import type { Kennissessiestatus } from '#db/tabellen-kennissessie.ts';
import type { Kennissessie } from './kennissessie.ts';

/** How a session stands for who organises it: its status, and "geweest" once it is over and nobody closed it. */
export type Sessiestand = Kennissessiestatus | 'geweest';
export const STANDEN = [
  'concept',
  'save-the-date',
  'open',
  'verplaatst',
  'geweest',
  'afgelast',
  'afgerond',
] as const satisfies Sessiestand[];

/** What can be done with a session as a whole. */
export type Daad =
  | 'aankondigen'
  | 'openzetten'
  | 'wijzigen'
  | 'verplaatsen'
  | 'plaatsen'
  | 'vrijgeven'
  | 'schrijven'
  | 'delen'
  | 'afgelasten'
  | 'afronden'
  | 'heropenen'
  | 'verwijderen'
  | 'kopieren';
/** Who plans it (the Realisatie-Eenheid, and the projectleider of the region that hosts it), or the publisher of terugblikken. */
export type Wie = 'organisator' | 'uitgever';
/** The status afterwards: the same as it was, or none because there is no session any more. */
type Daarna = Kennissessiestatus | 'zelfde' | 'weg';
const ZELFDE = 'zelfde';

/** The one table of states × acts × who: what does not stand here is refused. */
export const OVERGANGEN: Record<Daad, { wie: readonly Wie[]; van: Partial<Record<Sessiestand, Daarna>> }> = {
  aankondigen: { wie: ['organisator'], van: { concept: 'save-the-date' } },
  openzetten: { wie: ['organisator'], van: { concept: 'open', 'save-the-date': 'open' } },
  wijzigen: { wie: ['organisator'], van: { concept: ZELFDE, 'save-the-date': ZELFDE, open: ZELFDE, verplaatst: ZELFDE } },
  verplaatsen: {
    wie: ['organisator'],
    van: { 'save-the-date': ZELFDE, open: 'verplaatst', verplaatst: ZELFDE },
  },
  // Somebody by address, until it begins.
  plaatsen: { wie: ['organisator'], van: { open: ZELFDE, verplaatst: ZELFDE } },
  // The places that are held back.
  vrijgeven: { wie: ['organisator'], van: { 'save-the-date': ZELFDE, open: ZELFDE, verplaatst: ZELFDE } },
  // An extra letter to its people.
  schrijven: {
    wie: ['organisator'],
    van: { open: ZELFDE, verplaatst: ZELFDE, geweest: ZELFDE, afgelast: ZELFDE, afgerond: ZELFDE },
  },
  // Materials with who has a place: of what is off, nobody has one.
  delen: {
    wie: ['organisator'],
    van: { 'save-the-date': ZELFDE, open: ZELFDE, verplaatst: ZELFDE, geweest: ZELFDE, afgerond: ZELFDE },
  },
  afgelasten: { wie: ['organisator'], van: { 'save-the-date': 'afgelast', open: 'afgelast', verplaatst: 'afgelast' } },
  afronden: { wie: ['organisator', 'uitgever'], van: { geweest: 'afgerond', afgerond: ZELFDE } },
  heropenen: { wie: ['uitgever'], van: { afgerond: 'open' } },
  verwijderen: { wie: ['organisator'], van: { concept: 'weg' } },
  kopieren: {
    wie: ['organisator'],
    van: {
      ...{ concept: ZELFDE, 'save-the-date': ZELFDE, open: ZELFDE, verplaatst: ZELFDE },
      ...{ geweest: ZELFDE, afgelast: ZELFDE, afgerond: ZELFDE },
    },
  },
};

type Tijden = Pick<Kennissessie, 'status' | 'eindOp'>;

export const sessiestandVan = ({ status, eindOp }: Tijden, nu: Moment): Sessiestand =>
  nu >= eindOp && (status === 'save-the-date' || status === 'open' || status === 'verplaatst') ? 'geweest' : status;

/** Whether this can be done with a session as it stands now. */
export const kanMetSessie = (daad: Daad, k: Tijden, nu: Moment, wie: Wie = 'organisator'): boolean =>
  OVERGANGEN[daad].wie.includes(wie) && sessiestandVan(k, nu) in OVERGANGEN[daad].van;

/** The status afterwards; to be asked only of what `kan`. */
export function daarna(daad: Daad, k: Tijden, nu: Moment): Kennissessiestatus {
  const naar = OVERGANGEN[daad].van[sessiestandVan(k, nu)];
  return naar === undefined || naar === 'zelfde' || naar === 'weg' ? k.status : naar;
}
