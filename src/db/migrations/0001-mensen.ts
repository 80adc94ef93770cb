export const TABELLEN_MENSEN = [
  `create table rechtverzoek (
    id text primary key, account_id text not null references account(id) on delete cascade,
    soort text not null check (soort in ('auteur', 'projectleider')), onderwijsregio text not null,
    toelichting text not null default '' check (length(toelichting) <= 300), gevraagd_op integer not null,
    uitslag text not null default 'open' check (uitslag in ('open', 'gehonoreerd', 'afgewezen', 'ingetrokken')),
    reden text not null default '', door text references account(id) on delete set null, op integer,
    check ((uitslag = 'open') = (op is null))) strict`,
  `create unique index rechtverzoek_open on rechtverzoek (account_id, onderwijsregio) where uitslag = 'open'`,
  `create index rechtverzoek_wacht on rechtverzoek (onderwijsregio, gevraagd_op) where uitslag = 'open'`,
  `create index rechtverzoek_account on rechtverzoek (account_id, gevraagd_op)`,
  `create table uitnodiging (
    id text primary key, adres text not null, soort text not null check (soort in ('auteur', 'projectleider', 're')),
    onderwijsregio text, door text references account(id) on delete set null, gemaakt_op integer not null,
    verloopt_op integer not null, gebruikt_op integer, ingetrokken_op integer) strict`,
  `create index uitnodiging_adres on uitnodiging (adres)`,
  `create index uitnodiging_open on uitnodiging (gemaakt_op) where gebruikt_op is null and ingetrokken_op is null`,
  `create index uitnodiging_door on uitnodiging (door, gemaakt_op)`,
  `create table adreswijziging (
    id text primary key, account_id text not null references account(id) on delete cascade, nieuw_adres text not null,
    oud_hash text not null, nieuw_hash text not null, aangemaakt_op integer not null, verloopt_op integer not null,
    pogingen integer not null default 0, gebruikt_op integer) strict`,
  `create index adreswijziging_account on adreswijziging (account_id, aangemaakt_op)`,
  // Waits here until the file beside the database has it.
  `create table onomkeerbaar (id integer primary key autoincrement, daad text not null) strict`,
  // Up to which number it is kept outside the database as well, where there is such a place.
  `create table onomkeerbaar_bewaard (tot integer not null) strict`,
  `insert into onomkeerbaar_bewaard values (0)`,
  `create index adreswijziging_adres on adreswijziging (nieuw_adres, aangemaakt_op)`,
];
