import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pgProgrammas } from '../../steun/cluster.ts';
import { testEigen } from '../doelwit.ts';

const gevonden = pgProgrammas();
/** Where all of them are; a link may lead to some alone. */
export const PROGRAMMAS = gevonden === null ? '' : dirname(realpathSync(join(gevonden, 'postgres')));

/** What takes long, and a PostgreSQL of its own that may be killed, whatever DATABASE_TEST_URL says: for `npm run aanval -- --pg`. */
export const testTraag = (naam: string, proef: () => Promise<void>): void =>
  testEigen(
    naam,
    async ({ skip }) => {
      skip(process.env.AANVAL !== 'alles', 'takes long: npm run aanval -- --pg');
      skip(PROGRAMMAS === '', 'PostgreSQL is not here: apt-get install postgresql');
      await proef();
    },
    600_000,
  );
