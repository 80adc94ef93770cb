import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table account (
    id text primary key, adres text not null unique, naam text not null default '', functie text not null default '',
    organisatie text not null default '', onderwijsregio text, totp_geheim text, totp_bevestigd_op integer,
    totp_laatste_stap integer not null default 0, voorbeeld integer not null default 0,
    aangemaakt_op integer not null, gewijzigd_op integer not null) strict`,
  `create table recht (
    id integer primary key, account_id text not null references account(id) on delete cascade,
    soort text not null check (soort in ('auteur', 'projectleider', 're')), onderwijsregio text,
    verleend_op integer not null, verleend_door text) strict`,
  `create unique index recht_uniek on recht (account_id, soort, ifnull(onderwijsregio, ''))`,
  `create table inlogcode (
    id text primary key, adres text not null, code_hash text not null, browser_hash text not null, ip_hash text not null default '',
    aangemaakt_op integer not null, verloopt_op integer not null, pogingen integer not null default 0, gebruikt_op integer,
    tweede_pogingen integer not null default 0, laatste_poging_op integer not null default 0) strict`,
  `create index inlogcode_adres on inlogcode (adres, aangemaakt_op)`,
  `create index inlogcode_browser on inlogcode (browser_hash)`,
  `create index inlogcode_aangemaakt on inlogcode (aangemaakt_op)`,
  `create table session (
    id text primary key, account_id text not null references account(id) on delete cascade, verloopt_op integer not null,
    aangemaakt_op integer not null, laatst_gezien_op integer not null, apparaat text not null default '', tweede_stap_op integer) strict`,
  `create index session_account on session (account_id)`,
  `create index session_verloopt on session (verloopt_op)`,
  `create table herstelcode (
    id integer primary key, account_id text not null references account(id) on delete cascade,
    code_hash text not null, gebruikt_op integer) strict`,
  `create table kennissessie (
    id text primary key, slug text not null unique, titel text not null, kern text not null default '',
    soort text not null check (soort in ('kennissessie', 'landelijke-bijeenkomst')),
    schaal text not null check (schaal in ('landelijk', 'regionaal')),
    vorm text not null check (vorm in ('fysiek', 'online', 'hybride')), gastregio text,
    begin_op integer not null, eind_op integer not null check (eind_op > begin_op), plaats text not null default '',
    online_link text not null default '', doelgroepen text not null default '[]', programma text not null default '[]',
    organisator text not null, contact text not null default '', capaciteit integer not null check (capaciteit >= 0),
    achtergehouden integer not null default 0 check (achtergehouden >= 0), aanmelden_vanaf integer not null, aanmelden_tot integer not null,
    status text not null check (status in ('concept', 'save-the-date', 'open', 'afgelast', 'verplaatst', 'afgerond')),
    reden text not null default '', ical_uid text not null unique, volgnummer integer not null default 0,
    voorbeeld integer not null default 0, aangemaakt_op integer not null, gewijzigd_op integer not null) strict`,
  `create index kennissessie_begin on kennissessie (begin_op)`,
  `create table kennissessie_bouwsteen (
    kennissessie_id text not null references kennissessie(id) on delete cascade, bouwsteen text not null,
    primary key (kennissessie_id, bouwsteen)) strict, without rowid`,
  `create table aanmelding (
    id text primary key, kennissessie_id text not null references kennissessie(id), account_id text references account(id),
    status text not null check (status in ('bevestigd', 'wachtlijst', 'aangeboden', 'afgemeld', 'aanwezig', 'afwezig')),
    prioriteit integer not null default 0, aangemeld_op integer not null, deelname text check (deelname in ('fysiek', 'online')),
    vraag text not null default '', toegang text not null default '', dieet text not null default '',
    toestemming_op integer not null, sleutel text not null unique, volgnummer integer not null default 0,
    gewijzigd_op integer not null, unique (kennissessie_id, account_id)) strict`,
  `create index aanmelding_status on aanmelding (kennissessie_id, status, prioriteit, aangemeld_op, id)`,
  `create index aanmelding_account on aanmelding (account_id)`,
  `create table outbox (
    id integer primary key autoincrement, kenmerk text not null unique, reeks text not null, aan text not null, onderwerp text not null,
    tekst text not null, html text not null, agenda text, agenda_methode text check (agenda_methode in ('REQUEST', 'CANCEL')),
    aangemaakt_op integer not null, pogingen integer not null default 0, volgende_poging_op integer not null,
    bezet_tot integer not null default 0, bezorgd_op integer, opgegeven_op integer, fout text not null default '') strict`,
  `create index outbox_wachtend on outbox (volgende_poging_op) where bezorgd_op is null and opgegeven_op is null`,
  `create index outbox_reeks on outbox (reeks, id) where bezorgd_op is null and opgegeven_op is null`,
  `create table versie (onderwerp text primary key, nummer integer not null) strict, without rowid`,
  `insert into versie values ('kennissessies', 1)`,
  ...['kennissessie', 'kennissessie_bouwsteen', 'aanmelding'].flatMap((tabel) =>
    ['insert', 'update', 'delete'].map(
      (soort) => `create trigger ${tabel}_${soort}_versie after ${soort} on ${tabel} begin
        update versie set nummer = nummer + 1 where onderwerp = 'kennissessies'; end`,
    ),
  ),
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
