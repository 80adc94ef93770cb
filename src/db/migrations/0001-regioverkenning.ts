export const TABELLEN_REGIOVERKENNING = [
  `create table regioverkenning (
    id text primary key, gebied text not null, sectoren text not null, partners text not null default '', vraag text not null default '',
    adres text, account_id text references account(id) on delete cascade, gemeld_op integer not null,
    status text not null default 'open' check (status in ('open', 'beantwoord', 'gesloten')), antwoord text not null default '',
    afgehandeld_op integer, afgehandeld_door text references account(id) on delete set null,
    check ((adres is null) <> (account_id is null)), check ((status = 'open') = (afgehandeld_op is null))) strict`,
  `create index regioverkenning_gemeld on regioverkenning (gemeld_op)`,
  `create index regioverkenning_open on regioverkenning (gemeld_op) where status = 'open'`,
];
