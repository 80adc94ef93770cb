import { teltDoor } from './0001-versie.ts';

export const TABELLEN_BEZOEK = [
  `create table bezoektelling (
    kennissessie_id text primary key references kennissessie(id) on delete cascade, geteld_op integer not null,
    aangemeld integer not null, bijgehouden integer not null check (bijgehouden in (0, 1)),
    nieuw integer not null, terug integer not null, onbekend integer not null) strict, without rowid`,
  `create table bezoektelling_regio (
    kennissessie_id text not null references bezoektelling(kennissessie_id) on delete cascade, onderwijsregio text not null,
    aantal integer not null check (aantal > 0), primary key (kennissessie_id, onderwijsregio)) strict, without rowid`,
  ...teltDoor('bezoektelling', 'versie', ['bezoektellingen']),
];
