import { teltSessieDoor } from './0001-versie.ts';

// A meeting of a session that has one is the session itself, so its id is no reference.
export const TABELLEN_OPKOMST = [
  `create table aanwezigheid (
    aanmelding_id text not null references aanmelding(id) on delete cascade, bijeenkomst_id text not null,
    uitslag text not null check (uitslag in ('aanwezig', 'afwezig')), door text references account(id) on delete set null,
    op integer, primary key (aanmelding_id, bijeenkomst_id)) strict, without rowid`,
  // Whoever gives a place up before the start, or loses it, was not there on that registration, whatever was ticked already.
  `create trigger aanwezigheid_met_plaats after update of status on aanmelding when new.status != 'bevestigd'
    begin delete from aanwezigheid where aanmelding_id = new.id; end`,
  `create table zonder_aanmelding (
    kennissessie_id text not null references kennissessie(id) on delete cascade, bijeenkomst_id text not null,
    aantal integer not null check (aantal >= 0), door text references account(id) on delete set null, op integer not null,
    primary key (kennissessie_id, bijeenkomst_id)) strict, without rowid`,
  `create table evaluatieverzoek (
    aanmelding_id text primary key references aanmelding(id) on delete cascade, sleutel text not null unique,
    beantwoord integer not null default 0 check (beantwoord in (0, 1))) strict, without rowid`,
  // In the order of a random key: neither who answered nor when can be read from it.
  `create table evaluatie (
    id text primary key, kennissessie_id text not null references kennissessie(id) on delete cascade,
    bruikbaar integer not null check (bruikbaar between 1 and 5), meegenomen text not null default '', beter text not null default '')
    strict, without rowid`,
  `create index evaluatie_kennissessie on evaluatie (kennissessie_id)`,
  // Pages of what is over tell how many people were there.
  ...teltSessieDoor('aanwezigheid', { sessie: (rij) => `(select kennissessie_id from aanmelding where id = ${rij}.aanmelding_id)` }),
  ...teltSessieDoor('zonder_aanmelding'),
];
