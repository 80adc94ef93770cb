import { teltDoor, teltSessieDoor } from './0001-versie.ts';

export const TABELLEN_INZENDING = [
  `create table inzending (
    id text primary key, onderwijsregio text,
    collectie text not null check (collectie in ('praktijken', 'terugblikken', 'elders', 'nieuws', 'onderwijsregios', 'paginas')),
    kennissessie_id text references kennissessie(id), titel text not null default '', slug text, voorbeeld integer not null default 0,
    status text not null
      check (status in ('concept', 'ingediend', 'teruggestuurd', 'goedgekeurd', 'gepland', 'gepubliceerd', 'ingetrokken')),
    status_op integer not null, stap text check (stap in ('regio', 're')), revisie integer not null default 0, goedgekeurde_revisie integer,
    gepland_op integer, begonnen_door text references account(id) on delete set null, begonnen_op integer not null,
    gewijzigd_op integer not null, deelnemers_gemaild_op integer, namens_op integer,
    check ((status = 'ingediend') = (stap is not null))) strict`,
  `create unique index inzending_adres on inzending (collectie, slug) where slug is not null`,
  `create index inzending_regio on inzending (onderwijsregio, status)`,
  `create index inzending_status on inzending (status, status_op)`,
  `create index inzending_kennissessie on inzending (kennissessie_id) where kennissessie_id is not null`,
  `create index inzending_gepland on inzending (gepland_op) where status = 'gepland'`,
  `create table inzending_revisie (
    inzending_id text not null references inzending(id) on delete cascade, nummer integer not null check (nummer > 0),
    soort text not null check (soort in ('opgeslagen', 'bijlage', 'hersteld', 'overgenomen', 'correctie', 'aanvulling', 'nagekeken')),
    velden text not null, bestand text, door text references account(id) on delete set null, op integer not null,
    primary key (inzending_id, nummer)) strict`,
  `create table inzending_gebeurtenis (
    id integer primary key, inzending_id text not null references inzending(id) on delete cascade, revisie integer not null,
    soort text not null check (soort in ('begonnen', 'ingediend', 'teruggehaald', 'teruggestuurd', 'opmerking', 'goedgekeurd', 'gepland',
      'vrijgegeven', 'gepubliceerd', 'gecorrigeerd', 'aangevuld', 'mislukt', 'ingetrokken', 'hersteld', 'overgenomen', 'verhuisd',
      'nagekeken', 'bijgewerkt', 'alleen-geplaatst', 'van-re-overgenomen')),
    stap text check (stap in ('regio', 're')), door text references account(id) on delete set null, op integer not null,
    toelichting text not null default '', veld text) strict`,
  `create index gebeurtenis_inzending on inzending_gebeurtenis (inzending_id, id)`,
  // What stands in CONTENT_DIR, and what should: a row is the promise, the file follows.
  `create table publicatie (
    inzending_id text primary key references inzending(id), collectie text not null, slug text not null, revisie integer not null,
    opdracht text check (opdracht in ('schrijven', 'weghalen')), bestand text not null, digest text not null, op_schijf text,
    online_op integer, gewijzigd_op integer not null, pogingen integer not null default 0, volgende_poging_op integer not null default 0,
    bezet_tot integer not null default 0, fout text not null default '',
    oude_slug text, oude_digest text, unique (collectie, slug)) strict`,
  `create index publicatie_fout on publicatie (inzending_id) where fout != ''`,
  `create index publicatie_opdracht on publicatie (volgende_poging_op) where opdracht is not null`,
  `create table vervallen_adres (
    pad text primary key, naar text, inzending_id text references inzending(id), op integer not null) strict, without rowid`,
  // Every text that is online, where more machines show it: what a folder is for one. Gone is without a digest; its words stay.
  `create table tekst (
    collectie text not null check (collectie in ('praktijken', 'terugblikken', 'elders', 'nieuws', 'onderwijsregios', 'paginas')),
    slug text not null, bestand text not null, digest text, nr integer not null unique, primary key (collectie, slug)) strict`,
  // Every upload that is kept, and when it was last sent in or found: cleaning up goes by this, on whichever machine.
  `create table bijlage (
    berging text not null check (berging in ('bijlagen', 'deelnemers')), sleutel text not null, gezien_op integer not null,
    primary key (berging, sleutel)) strict, without rowid`,
  `create table vertrouwde_regio (
    onderwijsregio text primary key, verleend_op integer not null, verleend_door text references account(id) on delete set null) strict`,
  `create table zonder_terugblik (
    kennissessie_id text primary key references kennissessie(id) on delete cascade, reden text not null, op integer not null,
    door text references account(id) on delete set null) strict`,
  `create table nakijkverzoek (slug text primary key, herzien_voor text not null, gemaild_op integer not null) strict, without rowid`,
  `create table bronlink (
    link text primary key, nagekeken_op integer not null, mislukt integer not null check (mislukt >= 0),
    reden text check (reden in ('weg', 'fout', 'foutpagina', 'naam-weg', 'onbereikbaar', 'te-laat')),
    check ((mislukt = 0) = (reden is null))) strict, without rowid`,
  `create index bronlink_mislukt on bronlink (mislukt)`,
  // Pages only show what failed twice: a look that finds all well makes nobody forget them.
  `create trigger bronlink_update_versie after update on bronlink when old.mislukt >= 2 or new.mislukt >= 2 begin
    update versie set nummer = nummer + 1 where onderwerp = 'bronlinks'; end`,
  `create trigger bronlink_delete_versie after delete on bronlink when old.mislukt >= 2 begin
    update versie set nummer = nummer + 1 where onderwerp = 'bronlinks'; end`,
  ...teltSessieDoor('zonder_terugblik', { zelf: true }),
  ...teltDoor('vervallen_adres', 'versie', ['publicaties']),
];
