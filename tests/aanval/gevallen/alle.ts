import type { Geval } from '../geval.ts';
import { BESTANDEN, PUBLICEREN } from './bewaren.ts';
import { BESLOTEN, WACHTLIJST, WEDLOOP } from './deelnemen.ts';
import { DEUR } from './deur.ts';
import { DRAAD, GULZIG } from './draad.ts';
import { FORMULIEREN } from './formulieren.ts';
import { INLOGGEN, LOGINS } from './inloggen.ts';
import { OPENBAAR } from './openbaar.ts';
import { RECHTEN } from './rechten.ts';
import { PRIVACY, TRAAG, UITVOER, VOEDEN } from './uitgeven.ts';

/** Every case there is, in the order in which they are played: some go on where others ended. */
export const GEVALLEN: readonly Geval[] = [
  ...[...LOGINS, ...DEUR, ...DRAAD, ...FORMULIEREN, ...INLOGGEN, ...RECHTEN, ...OPENBAAR],
  ...[...PUBLICEREN, ...BESTANDEN, ...VOEDEN, ...PRIVACY],
  ...[...BESLOTEN, ...WEDLOOP, ...UITVOER, ...WACHTLIJST, ...TRAAG, ...GULZIG],
];
