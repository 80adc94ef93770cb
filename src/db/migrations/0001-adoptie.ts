import { teltDoor } from './0001-versie.ts';

export const TABELLEN_ADOPTIE = [
  `create table adoptie (
    id text primary key, praktijk text not null, titel text not null, onderwijsregio text not null,
    stand text not null check (stand in ('verkent', 'past-toe', 'aangepast', 'geborgd', 'gestopt')), sinds text not null, tot text,
    omvang text not null default '', anders text not null default '', resultaat text not null default '',
    stopreden text check (stopreden in ('draagvlak', 'tijd', 'geld', 'paste-niet', 'mocht-niet', 'werkte-niet')),
    stopuitleg text not null default '', nummer integer not null default 1, gewijzigd_op integer not null,
    nagevraagd_op integer, weg_gemeld_op integer, opgenomen_in text references adoptie(id) on delete cascade,
    reactie text not null default '', reactie_op integer, reactie_stand text, reactie_door text references account(id) on delete set null,
    reactie_gemeld_op integer, verborgen_op integer, verborgen_omdat text not null default '',
    verborgen_door text references account(id) on delete set null,
    unique (praktijk, onderwijsregio), check ((stand = 'gestopt') = (stopreden is not null)),
    check ((stand = 'gestopt') = (tot is not null)), check (tot >= sinds),
    check ((reactie = '') = (reactie_op is null)),
    check ((reactie = '') = (reactie_stand is null)), check ((verborgen_omdat = '') = (verborgen_op is null))) strict`,
  `create table adoptiestap (
    adoptie_id text not null references adoptie(id) on delete cascade, nummer integer not null, stand text not null, sinds text not null,
    op integer not null, door text references account(id) on delete set null, gemeld_op integer, primary key (adoptie_id, nummer)) strict,
    without rowid`,
  `create index adoptiestap_ongemeld on adoptiestap (op) where gemeld_op is null`,
  ...teltDoor('adoptie', 'versie', ['adopties']),
];
