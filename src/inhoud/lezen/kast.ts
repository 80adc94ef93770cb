import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What may be forgotten: by name, in one file. A disk that is full, read-only or broken makes it forget, never fail. */
export interface Kast {
  haal(naam: string): string | undefined;
  /** Shows everything whose name starts like this, under the rest of its name. */
  elk(begin: string, doe: (naam: string, tekst: string) => void): void;
  /** Names without their beginning. */
  namen(begin: string): string[];
  /** Puts things away; null takes a thing out. */
  leg(dingen: Iterable<readonly [naam: string, tekst: string | null]>): void;
  sluit(): void;
}

/** Opens the cupboard in `map`. Other code may make other things of the same files, so it starts empty when our code changed. */
export function openKast(map: string): Kast {
  const bestand = `inhoud-${codeversie()}.db`;
  const db = kans(() => openen(map, bestand)) ?? kans(() => opnieuw(map, bestand));
  if (!db) return { haal: () => undefined, elk() {}, namen: () => [], leg() {}, sluit() {} };
  const haal = db.prepare<[string], string>('select tekst from ding where naam = ?').pluck();
  const elk = db.prepare<[string, string], [string, string]>('select naam, tekst from ding where naam >= ? and naam < ?').raw();
  const namen = db.prepare<[string, string], string>('select naam from ding where naam >= ? and naam < ?').pluck();
  const leg = db.prepare('insert into ding values (?, ?) on conflict (naam) do update set tekst = excluded.tekst');
  const weg = db.prepare('delete from ding where naam = ?');
  const legAlles = db.transaction((dingen: Iterable<readonly [string, string | null]>) => {
    for (const [naam, tekst] of dingen)
      if (tekst === null) weg.run(naam);
      else leg.run(naam, tekst);
  });
  return {
    haal: (naam) => kans(() => haal.get(naam)),
    elk(begin, doe) {
      kans(() => {
        for (const [naam, tekst] of elk.iterate(begin, `${begin}\u{10FFFF}`)) doe(naam.slice(begin.length), tekst);
      });
    },
    namen: (begin) => kans(() => namen.all(begin, `${begin}\u{10FFFF}`).map((naam) => naam.slice(begin.length))) ?? [],
    leg: (dingen) => kans(() => legAlles.immediate(dingen)),
    sluit: () => void kans(() => db.close()),
  };
}

function openen(map: string, bestand: string): Database.Database {
  mkdirSync(map, { recursive: true });
  for (const naam of readdirSync(map)) if (/^inhoud-.*\.db/.test(naam) && !naam.startsWith(bestand)) rmSync(join(map, naam));
  const db = new Database(join(map, bestand), { timeout: 50 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('trusted_schema = OFF');
  db.exec('create table if not exists ding (naam text primary key, tekst text not null) strict');
  return db;
}

function opnieuw(map: string, bestand: string): Database.Database {
  for (const einde of ['', '-wal', '-shm']) rmSync(join(map, bestand + einde), { force: true });
  return openen(map, bestand);
}

/** One hash over what reads and renders a text and the packages it uses; of this process, whose code does not change. */
const codeversie = (): string => (versie ??= hashVanCode());
let versie: string | undefined;

function hashVanCode(): string {
  const som = createHash('sha256');
  const top = join(import.meta.dirname, '../../..');
  const eigen = globSync('src/inhoud/{*,lezen/*,tekst/*}.ts', { cwd: top });
  for (const naam of [...eigen.sort(), 'package-lock.json']) som.update(readFileSync(join(top, naam)));
  return som.digest('hex').slice(0, 16);
}

function kans<T>(werk: () => T): T | undefined {
  try {
    return werk();
  } catch {
    return undefined;
  }
}
