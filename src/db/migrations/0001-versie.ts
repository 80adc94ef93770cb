export const TABELLEN_VERSIE = [
  `create table versie (onderwerp text primary key, nummer integer not null) strict, without rowid`,
  // Of each session, after how many changes of all sessions it last changed: anything of it, and the session itself.
  `create table sessieversie (
    kennissessie_id text primary key, nummer integer not null, zelf_nummer integer not null) strict, without rowid`,
  `insert into versie values ('kennissessies', 1), ('publicaties', 1), ('sessies', 1), ('adopties', 1),
    ('leestellingen', 1), ('signalen', 1), ('bronlinks', 1), ('bezoektellingen', 1), ('kennisvragen', 1), ('zoektellingen', 1)`,
];

/** Of PostgreSQL alone: word of it, and of texts, goes to every process that listens. SQLite tells whoever asks (`stempel`). */
export const MELDEN = [
  'create function versie_melden() returns trigger language plpgsql as $$ begin notify versie; return null; end $$',
  'create trigger versie_melden after update on versie for each statement execute function versie_melden()',
  'create trigger tekst_melden after insert or update or delete on tekst for each statement execute function versie_melden()',
];

/** Every change of this table counts up the version of what is kept in memory from it. */
export const teltDoor = (tabel: string, naam: string, onderwerpen: readonly string[]): string[] =>
  ['insert', 'update', 'delete'].map(
    (soort) => `create trigger ${tabel}_${soort}_${naam} after ${soort} on ${tabel} begin
      update versie set nummer = nummer + 1 where onderwerp in (${onderwerpen.map((onderwerp) => `'${onderwerp}'`).join(', ')}); end`,
  );

interface Sessietelling {
  /** What it holds is of the session itself, and not only counted. */
  zelf?: boolean;
  /** In SQL, the session of a row. */
  sessie?: (rij: string) => string;
}
const RIJEN = { insert: ['new'], update: ['new', 'old'], delete: ['old'] };

/** Every change of this table counts up the version of the agenda, and says which session it was about. */
export function teltSessieDoor(tabel: string, { zelf = false, sessie = (rij) => `${rij}.kennissessie_id` }: Sessietelling = {}): string[] {
  return Object.entries(RIJEN).map(
    ([soort, rijen]) => `create trigger ${tabel}_${soort}_versie after ${soort} on ${tabel} begin
      update versie set nummer = nummer + 1 where onderwerp in ('kennissessies'${zelf ? ", 'sessies'" : ''});
      insert into sessieversie (kennissessie_id, nummer, zelf_nummer)
        select s.id, v.nummer, ${zelf ? 'v.nummer' : '0'} from versie v,
          (${rijen.map((rij) => `select ${sessie(rij)} as id`).join(' union ')}) s
        where v.onderwerp = 'kennissessies' and s.id is not null
        on conflict (kennissessie_id) do update set nummer = excluded.nummer${zelf ? ', zelf_nummer = excluded.zelf_nummer' : ''};
    end`,
  );
}
