import Database from 'better-sqlite3';

interface Kolom {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}
type Waarde = string | number | null;

const JAAR_MS = 365 * 24 * 60 * 60_000;
const MOMENT = /_op$|^op$|_tot$/;
/** What has passed is forgotten when a backup is put back. */
const LATER = /^(verloopt_op|expire|expires_at)$/;
/** What a made-up row must say to be one that this table takes. */
const MOET: Record<string, Record<string, Waarde>> = {
  rechtverzoek: { soort: 'auteur', uitslag: 'open', op: null },
  uitnodiging: { soort: 're' },
  onomkeerbaar: { daad: '{"wat":"volgen-gestopt","volgt":"van-niemand","op":1}' },
  plaatsuitnodiging: { plek: 'vrij', uitslag: 'open', uitslag_op: null },
  vraaguitkomst: { uitkomst: 'niet' },
  sessiebrief: { soort: 'extra', aan: 'allen' },
  materiaal: { link: 'https://voorbeeld.example' },
  herinnering: { soort: 'dag', uitslag: 'verstuurd' },
  inzending: { collectie: 'praktijken', status: 'concept' },
  inzending_revisie: { soort: 'opgeslagen' },
  inzending_gebeurtenis: { soort: 'begonnen' },
  publicatie: { collectie: 'praktijken' },
  tekst: { collectie: 'nieuws' },
  bijlage: { berging: 'bijlagen' },
  bronlink: { reden: 'weg' },
  kennisvraag: { status: 'open', afgehandeld_op: null },
  regioverkenning: { status: 'open', adres: 'denkt@voorbeeld.example', afgehandeld_op: null },
  volger: { adres: 'volger@voorbeeld.example' },
  volgt: { ritme: 'direct' },
  volgronde: { ritme: 'direct' },
  volgbericht: { soort: 'nieuw' },
};

/** Gives every table at least one row, of this moment; what a row refers to is there. */
export function vulAlles(pad: string, nu: number): void {
  const db = new Database(pad);
  db.pragma('foreign_keys = ON');
  for (const tabel of tabellenVan(db)) {
    if (db.prepare(`select count(*) from "${tabel}"`).pluck().get() !== 0) continue;
    const rij = Object.entries(maakRij(db, tabel, nu));
    const kolommen = rij.map(([naam]) => `"${naam}"`).join(', ');
    db.prepare(`insert into "${tabel}" (${kolommen}) values (${rij.map(() => '?').join(', ')})`).run(rij.map(([, waarde]) => waarde));
  }
  db.close();
}

/** The tables of which not every row is the same in both files. */
export function anders(een: string, ander: string): string[] {
  const [a, b] = [een, ander].map((pad) => new Database(pad, { readonly: true })) as [Database.Database, Database.Database];
  const rijen = (db: Database.Database, tabel: string) =>
    db
      .prepare(`select * from "${tabel}"`)
      .all()
      .map((rij) => JSON.stringify(rij))
      .sort();
  try {
    return tabellenVan(a).filter((tabel) => rijen(a, tabel).join('\n') !== rijen(b, tabel).join('\n'));
  } finally {
    a.close();
    b.close();
  }
}

/** In the order in which they were made, with what SQLite itself remembers of numbers. */
export const tabellenVan = (db: Database.Database): string[] =>
  db.prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%' order by rowid").pluck().all() as string[];

function maakRij(db: Database.Database, tabel: string, nu: number): Record<string, Waarde> {
  const kolommen = db.prepare('select * from pragma_table_info(?)').all(tabel) as Kolom[];
  const naar = db
    .prepare('select "from" as van, "table" as tabel, coalesce("to", \'id\') as kolom from pragma_foreign_key_list(?)')
    .all(tabel) as { van: string; tabel: string; kolom: string }[];
  const rij: Record<string, Waarde> = {};
  for (const { name, type, notnull, pk } of kolommen) {
    const verwijst = naar.find(({ van }) => van === name);
    if (verwijst)
      rij[name] =
        notnull || pk ? (db.prepare(`select "${verwijst.kolom}" from "${verwijst.tabel}" limit 1`).pluck().get() as Waarde) : null;
    else if (type.toLowerCase() === 'integer') rij[name] = LATER.test(name) ? nu + JAAR_MS : MOMENT.test(name) ? nu : 1;
    else rij[name] = notnull || pk ? `${name} — é` : null;
  }
  return { ...rij, ...MOET[tabel] };
}
