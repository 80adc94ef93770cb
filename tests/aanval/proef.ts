import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { OP_PG } from '../steun/db.ts';
import { type Proefserver, startServer } from '../steun/server.ts';
import { maakPlek, type Plek } from './plek.ts';
import { zonderWachters } from './zonder-wachters.ts';

const plekken = new Map<string, Plek>();

/**
 * A server as `startServer` begins it, on the database that these tests are about. On PostgreSQL each has a database and a bucket of its
 * own; the trial runs there only because the guard that keeps it on one machine is taken out.
 */
export async function startProef(omgeving: Record<string, string> = {}): Promise<Proefserver> {
  if (!OP_PG) return startServer(omgeving);
  if (omgeving.DATABASE_URL) return startServer({ ...omgeving, ...alsProef(omgeving) });
  const bekend = plekken.get(omgeving.DATA_DIR ?? '');
  const plek = bekend ?? (await maakPlek());
  const { KLARE_GEGEVENS: klaar } = process.env;
  if (klaar && !bekend && !omgeving.SITE_URL) cpSync(klaar, plek.dataDir, { recursive: true, filter: (pad) => !/\.db(-\w+)?$/.test(pad) });
  plekken.set(plek.dataDir, plek);
  const ruimPlekOp = async () => (bekend ? undefined : plek.ruimOp());
  const server = await startServer({ ...omgeving, ...plek.omgeving, ...alsProef(omgeving) }).catch(async (fout) => {
    await ruimPlekOp();
    throw fout;
  });
  return {
    ...server,
    ruimOp: async () => {
      await server.ruimOp();
      await ruimPlekOp();
    },
  };
}

const alsProef = ({ SITE_URL, AANVAL_ZONDER = '' }: Record<string, string>): Record<string, string> =>
  SITE_URL ? {} : zonderWachters([...AANVAL_ZONDER.split(',').filter(Boolean), 'elders']);

/** What `openDb` opens to look in the database of this server. */
export const databaseBij = ({ dataDir }: Proefserver): string => plekken.get(dataDir)?.adres ?? join(dataDir, 'kennisplatform.db');
