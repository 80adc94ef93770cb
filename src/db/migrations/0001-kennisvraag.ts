import { teltDoor } from './0001-versie.ts';

export const TABELLEN_KENNISVRAAG = [
  `create table kennisvraag (
    id text primary key, vraag text not null, toelichting text not null default '', adres text,
    account_id text references account(id) on delete cascade, gesteld_op integer not null,
    status text not null default 'open' check (status in ('open', 'gekoppeld', 'beantwoord', 'gesloten')), link text,
    antwoord text not null default '', afgehandeld_op integer, afgehandeld_door text references account(id) on delete set null,
    sleutel text not null unique, check (adres is null or account_id is null), check ((status = 'open') = (afgehandeld_op is null)),
    check ((status = 'gekoppeld') = (link is not null))) strict`,
  `create index kennisvraag_gesteld on kennisvraag (gesteld_op)`,
  `create index kennisvraag_open on kennisvraag (gesteld_op) where status = 'open'`,
  // No person and no address: only what was asked, how often, on which day.
  `create table zoektelling (
    dag text not null, vraag text not null, aantal integer not null check (aantal > 0), primary key (dag, vraag)) strict, without rowid`,
  ...teltDoor('kennisvraag', 'versie', ['kennisvragen']),
  ...teltDoor('zoektelling', 'versie', ['zoektellingen']),
];
