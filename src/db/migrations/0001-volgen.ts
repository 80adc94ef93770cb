export const TABELLEN_VOLGEN = [
  `create table volger (
    id text primary key, adres text unique, account_id text unique references account(id) on delete cascade, bevestigd_op integer,
    laatst_gemaild_op integer, opgegeven integer not null default 0, opgegeven_tot integer not null default 0, slaapt_sinds integer,
    check ((adres is null) = (account_id is not null))) strict`,
  `create table volgt (
    id text primary key, volger_id text not null references volger(id) on delete cascade, onderwerp text not null,
    ritme text not null check (ritme in ('direct', 'week')), sleutel_hash text not null unique, gevraagd_op integer not null,
    bevestigd_op integer, verteld_tot integer not null default 0, ander_tot integer not null default 0,
    unique (volger_id, onderwerp)) strict`,
  // What became one with another when an address and an account were one person: letters of before name it.
  `create table volgt_voorheen (
    id text primary key, sleutel_hash text not null unique, volgt_id text not null references volgt(id) on delete cascade) strict`,
  `create index volgt_voorheen_nu on volgt_voorheen (volgt_id)`,
  `create index volgt_onderwerp on volgt (onderwerp) where bevestigd_op is not null`,
  // Who still has to be told something: what is told at the moment that sign-up opens has its own way.
  `create index volgt_verteld on volgt (ritme, verteld_tot) where bevestigd_op is not null and onderwerp not like 'aanmelden:%'`,
  // An address is kept for what is followed, and goes with the last of it; and with the account that has it.
  `create trigger volgt_laatste after delete on volgt begin
    delete from volger where id = old.volger_id and not exists (select 1 from volgt where volger_id = old.volger_id); end`,
  `create trigger account_volger after delete on account begin delete from volger where adres = old.adres; end`,
  // With it the keys in letters are signed.
  `create table volggeheim (geheim text not null) strict`,
  `insert into volggeheim values (hex(randomblob(32)))`,
  // A look at what is new, made once whoever looks: what came since the one before, until a quarter of an hour before its moment.
  `create table volgronde (
    id integer primary key autoincrement, ritme text not null check (ritme in ('direct', 'week')), moment integer not null,
    van integer not null, tot integer not null, unique (ritme, moment)) strict`,
  `create table volgbericht (
    ronde_id integer not null references volgronde(id),
    soort text not null check (soort in ('nieuw', 'gewijzigd', 'overgenomen', 'gestopt')),
    sleutel text not null, op integer not null, tot_op integer, wat text not null, titel text not null, url text not null,
    erbij text not null, onderwerpen text not null, primary key (ronde_id, soort, sleutel)) strict, without rowid`,
  `create index volgbericht_sleutel on volgbericht (sleutel)`,
];
