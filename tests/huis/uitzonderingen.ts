/**
 * What does not keep to a rule of the house yet. These lists only get shorter: a test fails on what is not in them, and on what is in them
 * without need.
 */

/** Functions of more than 60 lines. */
export const LANG: readonly string[] = [
  'src/inhoud/lezen/openen.ts openInhoud',
  'src/inhoud/verbanden.ts maken',
  'src/mail/bezorgen.ts startBezorging',
  'src/publicaties/bureau/browser/bewaren.ts vanzelfBewaren',
  'src/publicaties/uitgeven/uitgever.ts openUitgever',
  'src/server/http/cache/pages.ts openPages',
  'src/zoeken/draad/draad.ts openDraad',
  'src/zoeken/motor.ts maakMotor',
  'src/zoeken/taal/synoniemen.ts synoniemen',
  'src/zoeken/taal/woordenschat.ts woordenschat',
];

/** Folders that lean on each other. */
export const KRINGEN: readonly string[] = [
  'src/server: http <-> opstarten',
  'src/server: http <-> release',
  'src/server: opstarten <-> release',
  'src/server/http: . <-> cache',
];

/** Tables that a room writes which is not theirs. */
export const TABELLEN: readonly string[] = [];

/** Files of grond that one room uses. */
export const GROND: readonly string[] = ['src/grond/taal/stam.ts', 'src/grond/taal/werkdag.ts'];
