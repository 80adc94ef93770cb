export const TABELLEN_GESPREK = [
  `create table gesprek (
    id text primary key, account_id text references account(id) on delete set null, van_regio text, naar_regio text not null,
    praktijk text, titel text not null, gevraagd_op integer not null,
    status text not null default 'open' check (status in ('open', 'beantwoord', 'niet-bezorgd', 'gesloten')), afgehandeld_op integer,
    afgehandeld_door text references account(id) on delete set null, herinnerd_op integer, sleutel text not null unique,
    check ((status = 'open') = (afgehandeld_op is null))) strict`,
  `create index gesprek_account on gesprek (account_id, gevraagd_op)`,
  `create index gesprek_open on gesprek (gevraagd_op) where status = 'open'`,
];
