export const TABELLEN_OUTBOX = [
  `create table outbox (
    id integer primary key autoincrement, kenmerk text not null unique, reeks text not null, aan text not null, onderwerp text not null,
    tekst text not null, html text not null, agenda text, agenda_methode text check (agenda_methode in ('REQUEST', 'CANCEL')),
    aangemaakt_op integer not null, pogingen integer not null default 0, volgende_poging_op integer not null,
    bezet_tot integer not null default 0, bezorgd_op integer, opgegeven_op integer, fout text not null default '',
    antwoord_aan text not null default '', uitschrijflink text, verloopt_op integer, soort text not null default '') strict`,
  `create index outbox_wachtend on outbox (volgende_poging_op) where bezorgd_op is null and opgegeven_op is null`,
  `create index outbox_reeks on outbox (reeks, id)`,
  `create index outbox_bezorgd on outbox (bezorgd_op) where bezorgd_op is not null`,
  `create index outbox_opgegeven on outbox (opgegeven_op) where opgegeven_op is not null`,
  `create index outbox_verloopt on outbox (verloopt_op) where bezorgd_op is null and verloopt_op is not null`,
];
