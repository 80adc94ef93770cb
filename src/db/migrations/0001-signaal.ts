import { teltDoor } from './0001-versie.ts';

export const TABELLEN_SIGNAAL = [
  `create table signaal (
    id text primary key, soort text not null check (soort in ('knelpunt', 'dilemma', 'kans', 'ruimte-in-de-regels')),
    titel text not null, speelt text not null, nodig text not null, onderwijsregio text not null,
    account_id text references account(id) on delete set null,
    openbaar_gewenst integer not null check (openbaar_gewenst in (0, 1)), met_naam integer not null check (met_naam in (0, 1)),
    status text not null default 'ingediend' check (status in ('ingediend', 'teruggestuurd', 'gebundeld', 'naar-tafel', 'beantwoord',
      'niet-doorgezet', 'heropend', 'ingetrokken')),
    nummer integer not null default 1, ingediend_op integer not null, gewijzigd_op integer not null, bekeken_op integer,
    openbaar_op integer, gebundeld_in text references signaal(id), tafel text not null default '', tafel_dag text not null default '',
    antwoord text not null default '', namens text not null default '', antwoord_dag text not null default '', afgehandeld_op integer,
    niet_opgelost text not null default '', niet_opgelost_op integer,
    check ((status = 'gebundeld') = (gebundeld_in is not null)), check (gebundeld_in is null or gebundeld_in <> id),
    check (openbaar_op is null or (openbaar_gewenst = 1 and bekeken_op is not null and status not in ('teruggestuurd', 'ingetrokken'))),
    check (status not in ('beantwoord', 'niet-doorgezet') or (antwoord <> '' and afgehandeld_op is not null)),
    check ((niet_opgelost = '') = (niet_opgelost_op is null))) strict`,
  `create index signaal_bundel on signaal (gebundeld_in) where gebundeld_in is not null`,
  `create index signaal_status on signaal (status, ingediend_op)`,
  `create index signaal_regio on signaal (onderwijsregio, ingediend_op)`,
  `create table signaalbewijs (
    signaal_id text not null references signaal(id) on delete cascade, plek integer not null, collectie text not null, slug text not null,
    titel text not null, primary key (signaal_id, plek)) strict, without rowid`,
  `create table medesignaal (
    signaal_id text not null references signaal(id) on delete cascade, onderwijsregio text not null, tekst text not null,
    op integer not null, account_id text references account(id) on delete set null, primary key (signaal_id, onderwijsregio)) strict,
    without rowid`,
  `create table signaalstap (
    signaal_id text not null references signaal(id) on delete cascade, nummer integer not null, handeling text not null,
    tekst text not null, op integer not null, door text references account(id) on delete set null, primary key (signaal_id, nummer))
    strict, without rowid`,
  `create index signaalstap_op on signaalstap (op)`,
  ...['signaal', 'signaalbewijs', 'medesignaal'].flatMap((tabel) => teltDoor(tabel, 'versie', ['signalen'])),
];
