import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pgProgrammas } from '../../steun/cluster.ts';
import { testEigen } from '../doelwit.ts';

const gevonden = pgProgrammas();
/** Where all of them are; a link may lead to some alone. */
export const PROGRAMMAS = gevonden === null ? '' : dirname(realpathSync(join(gevonden, 'postgres')));

/** What takes long, and a PostgreSQL that may be killed: for `npm run aanval`, where there is one. */
export const testTraag = (naam: string, proef: () => Promise<void>): void =>
  testEigen(
    naam,
    async ({ skip }) => {
      skip(process.env.AANVAL !== 'alles', 'takes long: npm run aanval');
      skip(PROGRAMMAS === '', 'PostgreSQL is not here: apt-get install postgresql');
      await proef();
    },
    600_000,
  );
