import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { perDialect } from '#db/dialecten/beide-dialecten.ts';
import { openDb } from '#db/open.ts';
import { OP_PG } from '../steun/db.ts';

/**
 * Numbers of visits, of asking too often and of changes follow from looking, and from what is looked at here anyway. The others say how
 * far the work of every minute is.
 */
const TELLERS = [
  'leestelling',
  'zoektelling',
  'versie',
  'sessieversie',
  'dagtaak',
  'gebeurtenis_gemeld',
  'onomkeerbaar',
  'onomkeerbaar_bewaard',
  'volgronde',
  'grens',
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
  stand(): Promise<Stand>;
  /** The rows that a query finds, each as "a|b". */
  rijen(vraag: string): Promise<string[]>;
  /** The tables in which these words stand somewhere. */
  tabellenMet(woorden: string): Promise<string[]>;
  sluit(): Promise<void>;
}

/** Every column there is, by its table. */
const KOLOMMEN = perDialect<{ tabel: string; kolom: string }>(
  sql`select m.name as tabel, k.name as kolom from sqlite_master m join pragma_table_info(m.name) k where m.type = 'table'`,
  sql`select table_name as tabel, column_name as kolom from information_schema.columns join information_schema.tables using (table_name)
    where columns.table_schema = 'public' and table_type = 'BASE TABLE'`,
);
/** Another one after every write: PostgreSQL says how far its log is. */
const GESCHREVEN = sql<{ tot: string }>`select pg_current_wal_insert_lsn()::text as tot`;

/** Looks at a database that is in use, without holding anybody up. */
export async function openStandboek(adres: string): Promise<Standboek> {
  const { db, stempel, sluit } = openDb(adres);
  const vraag = async (tekst: string) => (await sql.raw<Record<string, unknown>>(tekst).execute(db)).rows.map((rij) => Object.values(rij));
  const { rows } = await sql<{ tabel: string; kolom: string }>`${KOLOMMEN}`.execute(db);
  const tabellen = [...Map.groupBy(rows, ({ tabel }) => tabel)].filter(([tabel]) => !TELLERS.includes(tabel));
  const vragen = tabellen.map(([tabel, kolommen]) => {
    const vast = kolommen.map(({ kolom }) => kolom).filter((kolom) => !BEWEEGT[tabel]?.includes(kolom));
    return [tabel, `select ${vast.map((kolom) => `"${kolom}"`).join(', ')} from "${tabel}" ${ZONDER[tabel] ?? ''}`] as const;
  });
  const versie = async () => (OP_PG ? (await GESCHREVEN.execute(db)).rows[0]?.tot : stempel());
  let laatst: { versie: unknown; stand: Stand } | undefined;
  return {
    async stand() {
      const nu = await versie();
      if (laatst !== undefined && laatst.versie === nu) return laatst.stand;
      const stand: Stand = new Map();
      for (const [tabel, tekst] of vragen) {
        const alle = (await vraag(tekst)).map((rij) => JSON.stringify(rij));
        stand.set(tabel, `${alle.length} ${hash('sha256', alle.sort().join('\n'))}`);
      }
      laatst = { versie: nu, stand };
      return stand;
    },
    rijen: async (tekst) => (await vraag(tekst)).map((rij) => rij.join('|')),
    async tabellenMet(woorden) {
      const met = await Promise.all(
        [...new Set(rows.map(({ tabel }) => tabel))].map(async (tabel) => {
          const alle = await vraag(`select * from "${tabel}"`);
          return alle.some((rij) => rij.join('\n').includes(woorden)) ? tabel : [];
        }),
      );
      return met.flat();
    },
    sluit,
  };
}

/** The tables that are not as they were. */
export const anders = (voor: Stand, na: Stand): string[] => [...na].flatMap(([tabel, stand]) => (voor.get(tabel) === stand ? [] : [tabel]));
