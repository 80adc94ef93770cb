export const TABELLEN_GEBEURTENIS = [
  `create table gebeurtenis (
    id integer primary key autoincrement, op integer not null, door text references account(id) on delete set null,
    wat text not null, over text references account(id) on delete set null,
    kennissessie_id text references kennissessie(id) on delete set null, onderwijsregio text,
    bijzonderheden text not null default '' check (length(bijzonderheden) <= 300)) strict`,
  `create index gebeurtenis_door on gebeurtenis (door) where door is not null`,
  `create index gebeurtenis_over on gebeurtenis (over) where over is not null`,
  `create index gebeurtenis_kennissessie on gebeurtenis (kennissessie_id) where kennissessie_id is not null`,
  `create index gebeurtenis_onderwijsregio on gebeurtenis (onderwijsregio) where onderwijsregio is not null`,
  // Whatever the code does, a row stays as it was written; only what is erased elsewhere loses its name here.
  `create trigger gebeurtenis_blijft before delete on gebeurtenis begin select raise(abort, 'gebeurtenis is append-only'); end`,
  `create trigger gebeurtenis_vast before update on gebeurtenis
    when new.id is distinct from old.id or new.op is distinct from old.op or new.wat is distinct from old.wat
      or new.onderwijsregio is distinct from old.onderwijsregio or new.bijzonderheden is distinct from old.bijzonderheden
      or (new.door is distinct from old.door and new.door is not null)
      or (new.over is distinct from old.over and new.over is not null)
      or (new.kennissessie_id is distinct from old.kennissessie_id and new.kennissessie_id is not null)
    begin select raise(abort, 'gebeurtenis is append-only'); end`,
  // Up to which event the log was told.
  `create table gebeurtenis_gemeld (tot integer not null) strict`,
  `insert into gebeurtenis_gemeld values (0)`,
  `create view inzage as select id, op, door, wat, over, kennissessie_id from gebeurtenis where wat >= 'inzage-' and wat < 'inzage.'`,
];
