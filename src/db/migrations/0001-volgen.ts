export const TABELLEN_VOLGEN = [
  `create table volger (
    id text primary key, adres text unique, account_id text unique references account(id) on delete cascade, bevestigd_op integer,
    laatst_gemaild_op integer, check ((adres is null) = (account_id is not null))) strict`,
  `create table volgt (
    id text primary key, volger_id text not null references volger(id) on delete cascade, onderwerp text not null,
    ritme text not null check (ritme in ('direct', 'week')), sleutel_hash text not null unique, gevraagd_op integer not null,
    bevestigd_op integer, unique (volger_id, onderwerp)) strict`,
  `create index volgt_onderwerp on volgt (onderwerp) where bevestigd_op is not null`,
  // An address is kept for what is followed, and goes with the last of it; and with the account that has it.
  `create trigger volgt_laatste after delete on volgt begin
    delete from volger where id = old.volger_id and not exists (select 1 from volgt where volger_id = old.volger_id); end`,
  `create trigger account_volger after delete on account begin delete from volger where adres = old.adres; end`,
];
