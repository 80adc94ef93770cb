/**
 * What does not keep to a rule of the house yet. These lists only get shorter: a test fails on what is not in them, and on what is in them
 * without need.
 */

/** Wider than 140 signs: file and number of lines. */
export const BREED: readonly string[] = [
  'src/design/art/tafels.ts 1',
  'src/inhoud/bijlagen/kantoor.ts 1',
  'src/inhoud/lezen/controleren.ts 1',
  'src/inhoud/lezen/ooit.ts 1',
  'src/inhoud/tekst/persoonsgegevens.ts 1',
  'src/inhoud/tekst/veilig-adres.ts 1',
  'src/inhoud/verwijzingen.ts 1',
  'src/kennissessies/aanmelden/antwoorden.ts 1',
  'src/kennissessies/agenda/agendablad.ts 1',
  'src/kennissessies/agenda/bij-inhoud.ts 1',
  'src/kennissessies/brieven/ics.ts 1',
  'src/mail/outbox.ts 1',
  'src/publicaties/adres.ts 1',
  'src/publicaties/bijhouden/aanvullen.ts 1',
  'src/publicaties/bijhouden/dode-links.ts 1',
  'src/publicaties/brieven.ts 3',
  'src/publicaties/bureau/ontbrekend.ts 1',
  'src/publicaties/bureau/verwijderen.ts 1',
  'src/publicaties/uitgeven/oude-adressen.ts 1',
  'src/publicaties/uitgeven/uitvoeren.ts 1',
  'src/publicaties/uitgeven/wanneer.ts 1',
  'src/publicaties/velden/velden-terugblik.ts 1',
  'src/publicaties/velden/woordkeuzes.ts 1',
  'src/server/http/answer/well-known.ts 1',
  'src/server/http/locals.ts 1',
  'src/server/http/render.ts 1',
  'src/zoeken/index/record.ts 1',
  'src/zoeken/openbaar/indexbestanden.ts 1',
  'src/zoeken/opmaak.ts 10',
  'src/zoeken/synoniemen-controleren.ts 4',
  'src/zoeken/taal/stopwoorden.ts 14',
];

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

/** File names without their ending that occur more than once. */
export const BESTANDSNAMEN: readonly string[] = [
  'aanvullen',
  'beheerder',
  'bijvoegen',
  'gegevens',
  'melden',
  'plaatsen',
  'schijf',
  'woorden',
];

/** Names that more than one file exports. */
export const UITVOERNAMEN: readonly string[] = [
  'Bekend',
  'Gebeurtenis',
  'Gebeurtenissoort',
  'Gegevens',
  'PER_PAGINA',
  'Post',

  'aanvullen',
  'alsMarkdown',
  'bijvoegen',
  'leesbaar',
  'mislukt',
  'opmaak',
  'telling',
  'vastleggen',
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
