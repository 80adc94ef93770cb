import { teltSessieDoor } from './0001-versie.ts';

export const TABELLEN_RONDE = [
  `create table onderdeel (
    id text primary key, kennissessie_id text not null references kennissessie(id) on delete cascade,
    ronde integer not null check (ronde > 0), begin_op integer not null, eind_op integer not null check (eind_op > begin_op),
    titel text not null check (titel != ''), doelgroepen text not null default '[]', plaats text not null default '',
    capaciteit integer not null check (capaciteit > 0), afgelast_op integer, versie integer not null default 1,
    unique (kennissessie_id, ronde, titel), unique (id, ronde)) strict`,
  // One choice a round; a part that somebody chose cannot go before its people are told.
  `create table onderdeelkeuze (
    aanmelding_id text not null references aanmelding(id) on delete cascade, ronde integer not null, onderdeel_id text not null,
    primary key (aanmelding_id, ronde), foreign key (onderdeel_id, ronde) references onderdeel (id, ronde)) strict, without rowid`,
  `create index onderdeelkeuze_onderdeel on onderdeelkeuze (onderdeel_id)`,
  // Whoever gives a place up, in whatever way, leaves the parts of the session as well.
  `create trigger onderdeelkeuze_met_plaats after update of status on aanmelding when new.status != 'bevestigd'
    begin delete from onderdeelkeuze where aanmelding_id = new.id; end`,
  ...teltSessieDoor('onderdeel', { zelf: true }),
  ...teltSessieDoor('onderdeelkeuze', { sessie: (rij) => `(select kennissessie_id from aanmelding where id = ${rij}.aanmelding_id)` }),
];
