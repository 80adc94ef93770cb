import { hash } from 'node:crypto';
import Database from 'better-sqlite3';

/**
 * Numbers of visits and of changes follow from looking, and from what is looked at here anyway. The others say how far the work of every
 * minute is.
 */
const TELLERS = [
  'leestelling',
  'zoektelling',
  'versie',
  'sessieversie',
  'dagtaak',
  'gebeurtenis_gemeld',
  'onomkeerbaar',
  'volgronde',
  'sqlite_sequence',
];
/** What time alone changes: when somebody was last seen, and how far a letter is on its way. */
const BEWEEGT: Record<string, readonly string[]> = {
  session: ['laatst_gezien_op'],
  outbox: [
    'onderwerp',
    'antwoord_aan',
    'tekst',
    'html',
    'agenda',
    'pogingen',
    'volgende_poging_op',
    'bezet_tot',
    'bezorgd_op',
    'opgegeven_op',
    'fout',
    'uitschrijflink',
  ],
};

/** Of logins that were over before a case began: they go when somebody uses them, or when the day's work is done. */
export const OUD_APPARAAT = 'Oude browser';
const ZONDER: Record<string, string> = { session: `where apparaat <> '${OUD_APPARAAT}'` };

/** Per table how many rows there are, and a hash over all that is in them. */
export type Stand = Map<string, string>;

export interface Standboek {
  /** How the database stands now. */
  stand(): Stand;
  /** The rows that a query finds, each as "a|b". */
  rijen(sql: string): string[];
  sluit(): void;
}

/** Looks at a database that is in use, without holding anybody up. */
export function openStandboek(pad: string): Standboek {
  const db = new Database(pad, { readonly: true });
  const tabellen = db.prepare(`select name from sqlite_master where type = 'table' order by name`).pluck().all() as string[];
  const vragen = tabellen
    .filter((tabel) => !TELLERS.includes(tabel))
    .map((tabel) => {
      const kolommen = (db.pragma(`table_info(${tabel})`) as { name: string }[]).map(({ name }) => name);
      const vast = kolommen.filter((kolom) => !BEWEEGT[tabel]?.includes(kolom)).map((kolom) => `"${kolom}"`);
      return [tabel, db.prepare(`select ${vast.join(', ')} from "${tabel}" ${ZONDER[tabel] ?? ''}`).raw()] as const;
    });
  const versie = db.prepare('pragma data_version').pluck();
  let laatst: { versie: unknown; stand: Stand } | undefined;
  return {
    stand() {
      const nu = versie.get();
      if (laatst !== undefined && laatst.versie === nu) return laatst.stand;
      const stand = new Map(
        vragen.map(([tabel, vraag]) => {
          const alle = vraag.all().map((rij) => JSON.stringify(rij));
          return [tabel, `${alle.length} ${hash('sha256', alle.sort().join('\n'))}`];
        }),
      );
      laatst = { versie: nu, stand };
      return stand;
    },
    rijen: (sql) => (db.prepare(sql).raw().all() as unknown[][]).map((rij) => rij.join('|')),
    sluit: () => void db.close(),
  };
}

/** The tables that are not as they were. */
export const anders = (voor: Stand, na: Stand): string[] => [...na].flatMap(([tabel, stand]) => (voor.get(tabel) === stand ? [] : [tabel]));
