import { teltSessieDoor } from './0001-versie.ts';

export const TABELLEN_KENNISSESSIE = [
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
    capaciteit_online integer check (capaciteit_online >= 0), vrijgeven_op integer, vrijgegeven_op integer,
    voorrang_statussen text not null default '[]', voorrang_tot integer,
    max_per_regio integer check (max_per_regio > 0), max_per_regio_tot integer,
    versie integer not null default 1, reden_afgelast text not null default '', reden_gewijzigd text not null default '',
    verplaatst_van text not null default '[]',
    evaluatie integer not null default 1 check (evaluatie in (0, 1)),
    ical_uid text not null unique, volgnummer integer not null default 0,
    voorbeeld integer not null default 0, aangemaakt_op integer not null, gewijzigd_op integer not null,
    trefwoorden text not null default '[]') strict`,
  `create index kennissessie_begin on kennissessie (begin_op)`,
  `create table kennissessie_bouwsteen (
    kennissessie_id text not null references kennissessie(id) on delete cascade, bouwsteen text not null,
    primary key (kennissessie_id, bouwsteen)) strict, without rowid`,
  `create table bijeenkomst (
    id text primary key, kennissessie_id text not null references kennissessie(id) on delete cascade,
    begin_op integer not null, eind_op integer not null check (eind_op > begin_op), onderdeel text not null default '',
    ical_uid text not null unique) strict`,
  `create index bijeenkomst_kennissessie on bijeenkomst (kennissessie_id)`,
  `create table aanmelding (
    id text primary key, kennissessie_id text not null references kennissessie(id), account_id text references account(id),
    status text not null check (status in ('bevestigd', 'wachtlijst', 'aangeboden', 'afgemeld')),
    prioriteit integer not null default 0, aangemeld_op integer not null, deelname text check (deelname in ('fysiek', 'online')),
    vraag text not null default '', toegang text not null default '', dieet text not null default '',
    toestemming_op integer not null, sleutel text not null unique, volgnummer integer not null default 0,
    gewijzigd_op integer not null, vergeefs_op integer, antwoordbrief text, onderwijsregio text, regiostatus text,
    unique (kennissessie_id, account_id)) strict`,
  `create index aanmelding_status on aanmelding (kennissessie_id, status, prioriteit, aangemeld_op, id)`,
  // All that a cap counts, so that it is read from the index alone.
  `create index aanmelding_plaats on aanmelding (kennissessie_id, onderwijsregio, regiostatus, status, deelname)`,
  `create index aanmelding_account on aanmelding (account_id)`,
  `create index aanmelding_regio on aanmelding (onderwijsregio)`,
  // Nobody is registered without having agreed: until then a place, or a turn, is held for an address.
  `create table plaatsuitnodiging (
    id text primary key, kennissessie_id text not null references kennissessie(id), adres text not null,
    plek text not null check (plek in ('achtergehouden', 'vrij', 'wachtlijst')), sleutel text not null unique,
    door text references account(id) on delete set null, gemaakt_op integer not null, verloopt_op integer not null,
    uitslag text not null default 'open' check (uitslag in ('open', 'aangenomen', 'geweigerd', 'verlopen', 'ingetrokken')),
    uitslag_op integer, check ((uitslag = 'open') = (uitslag_op is null))) strict`,
  `create unique index plaatsuitnodiging_open on plaatsuitnodiging (kennissessie_id, adres) where uitslag = 'open'`,
  `create index plaatsuitnodiging_adres on plaatsuitnodiging (adres)`,
  `create index plaatsuitnodiging_verloopt on plaatsuitnodiging (verloopt_op) where uitslag = 'open'`,
  // Whoever holds the key reads somebody's calendar: only its hash is kept.
  `create table agenda_adres (
    account_id text primary key references account(id) on delete cascade, sleutel_hash text not null unique,
    gemaakt_op integer not null) strict, without rowid`,
  // The question itself stays with who asked it; equal questions have one fingerprint.
  `create table vraaguitkomst (
    kennissessie_id text not null references kennissessie(id) on delete cascade, kenmerk text not null,
    uitkomst text not null check (uitkomst in ('in-de-sessie', 'schriftelijk', 'doorgezet', 'niet')), antwoord text not null default '',
    door text references account(id) on delete set null, op integer not null,
    primary key (kennissessie_id, kenmerk)) strict, without rowid`,
  `create table sessiebrief (
    id text primary key, kennissessie_id text not null references kennissessie(id) on delete cascade,
    soort text not null check (soort in ('extra', 'gewijzigd', 'afgelast', 'antwoord')),
    aan text not null check (aan in ('allen', 'plaats', 'wachtlijst', 'vragers', 'onderdeel')),
    onderwerp text not null, tekst text not null default '',
    aantal integer not null check (aantal > 0), door text references account(id) on delete set null, op integer not null) strict`,
  `create index sessiebrief_kennissessie on sessiebrief (kennissessie_id)`,
  // A link, or a file that lies beside the database under its hash; each once a session.
  `create table materiaal (
    id text primary key, kennissessie_id text not null references kennissessie(id) on delete cascade, titel text not null,
    link text, hash text, soort text, grootte text, toegevoegd_op integer not null,
    check ((link is null) = (hash is not null) and (hash is null) = (soort is null) and (hash is null) = (grootte is null)),
    unique (kennissessie_id, link), unique (kennissessie_id, hash)) strict`,
  // A meeting of a session that has one is the session itself, so its id is no reference.
  `create table herinnering (
    aanmelding_id text not null references aanmelding(id) on delete cascade, bijeenkomst_id text not null,
    soort text not null check (soort in ('week', 'dag')), begin_op integer not null,
    uitslag text not null check (uitslag in ('verstuurd', 'gemist')), vastgelegd_op integer not null,
    primary key (aanmelding_id, bijeenkomst_id, soort, begin_op)) strict, without rowid`,
  ...teltSessieDoor('kennissessie', { zelf: true, sessie: (rij) => `${rij}.id` }),
  ...['kennissessie_bouwsteen', 'bijeenkomst'].flatMap((tabel) => teltSessieDoor(tabel, { zelf: true })),
  // Most changes are these, and they leave a session itself as it was.
  ...['aanmelding', 'plaatsuitnodiging'].flatMap((tabel) => teltSessieDoor(tabel)),
];
