import pg from 'pg';

/** Names of databases of this run begin like this, so that no other run on the same server loses one. */
const voorvoegsel = (): string => process.env.PG_TESTRONDE ?? '';
/** With all tables and nothing in them. */
export const LEEG = (): string => `${voorvoegsel()}_leeg`;

/** The address of a database by its name. */
export function pgAdres(naam: string): string {
  const url = new URL(process.env.PG_TESTCLUSTER ?? '');
  url.pathname = `/${naam}`;
  return url.href;
}

export interface PgBeheer {
  /** Makes a database, as a copy of another when that is given; nobody may be connected to that one. Answers its address. */
  maak(naam: string, van?: string): Promise<string>;
  gooiWeg(naam: string): Promise<void>;
  /** Throws away all that this run made. */
  ruimOp(): Promise<void>;
  sluit(): Promise<void>;
}

export async function beheerPg(): Promise<PgBeheer> {
  const client = new pg.Client({ connectionString: pgAdres('postgres') });
  // The cluster may go before who looks after its databases.
  client.on('error', () => {});
  await client.connect();
  const gooiWeg = async (naam: string) => void (await client.query(`drop database if exists ${naam} with (force)`));
  return {
    async maak(naam, van) {
      // Faster than through the log, for a few megabytes.
      await client.query(`create database ${naam}${van ? ` template ${van} strategy file_copy` : ''}`);
      return pgAdres(naam);
    },
    gooiWeg,
    async ruimOp() {
      const { rows } = await client.query<{ naam: string }>('select datname as naam from pg_database where starts_with(datname, $1)', [
        `${voorvoegsel()}_`,
      ]);
      for (const { naam } of rows) await gooiWeg(naam);
    },
    sluit: () => client.end(),
  };
}
