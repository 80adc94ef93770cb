export const TABELLEN_ACCOUNT = [
  `create table account (
    id text primary key, adres text not null unique, naam text not null default '', functie text not null default '',
    organisatie text not null default '', onderwijsregio text, totp_geheim text, totp_bevestigd_op integer,
    totp_laatste_stap integer not null default 0, totp_klok_stap integer not null default 0,
    voorbeeld integer not null default 0,
    aangemaakt_op integer not null, gewijzigd_op integer not null) strict`,
  `create index account_onderwijsregio on account (onderwijsregio) where onderwijsregio is not null`,
  `create table recht (
    id integer primary key, account_id text references account(id) on delete set null,
    soort text not null check (soort in ('auteur', 'projectleider', 're')), onderwijsregio text,
    verleend_op integer not null, verleend_door text references account(id) on delete set null,
    ingetrokken_op integer, ingetrokken_door text references account(id) on delete set null,
    check (account_id is not null or ingetrokken_op is not null)) strict`,
  `create unique index recht_uniek on recht (account_id, soort, coalesce(onderwijsregio, '')) where ingetrokken_op is null`,
  `create index recht_regio on recht (onderwijsregio, soort) where ingetrokken_op is null`,
  `create trigger recht_blijft before delete on recht begin select raise(abort, 'a right ends, it is never deleted'); end`,
  // Where the rights of a region that merged are now: always the last of the row, never one that merged itself.
  `create table opgegane_regio (regio text primary key, nu_in text not null check (nu_in <> regio), op integer not null) strict`,
  `create index opgegane_regio_nu_in on opgegane_regio (nu_in)`,
  `create table inlogcode (
    id text primary key, adres text not null, code_hash text not null, browser_hash text not null, netwerk text not null default '',
    wacht_tot integer, aangemaakt_op integer not null, verloopt_op integer not null, pogingen integer not null default 0,
    gebruikt_op integer, tweede_pogingen integer not null default 0, laatste_poging_op integer not null default 0) strict`,
  `create index inlogcode_adres on inlogcode (adres, aangemaakt_op)`,
  `create index inlogcode_browser on inlogcode (browser_hash)`,
  `create index inlogcode_netwerk on inlogcode (netwerk) where gebruikt_op is null`,
  `create index inlogcode_aangemaakt on inlogcode (aangemaakt_op)`,
  `create table session (
    id text primary key, account_id text not null references account(id) on delete cascade, verloopt_op integer not null,
    aangemaakt_op integer not null, laatst_gezien_op integer not null, apparaat text not null default '', tweede_stap_op integer) strict`,
  `create index session_account on session (account_id)`,
  `create index session_verloopt on session (verloopt_op)`,
  `create table herstelcode (
    id integer primary key, account_id text not null references account(id) on delete cascade,
    code_hash text not null, gebruikt_op integer) strict`,
  // By which a server knows whether it has the key of the site: one row.
  `create table sleutelmerk (merk text not null) strict`,
  `insert into sleutelmerk values ('')`,
];
