// `npm test`: every test, with types, style and content checked meanwhile; the last line counts them all. Where there is a PostgreSQL,
// what it may do otherwise than SQLite runs on it as well; with --pg everything that makes a database, and nothing else.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginCluster, type Cluster, pgProgrammas } from './steun/cluster.ts';

const vragen = process.argv.slice(2).filter((vraag) => vraag !== '--pg');
const alleenPg = vragen.length < process.argv.length - 2;
const { pg, waaromNiet = '' } = await zoekPg();
if (alleenPg && !pg) {
  console.error(`${waaromNiet}.\n0 passed, 1 failed`);
  process.exit(1);
}
const verslag = join(mkdtempSync(join(tmpdir(), 'regiokring-test-')), 'verslag.json');

const controle = spawn(process.execPath, ['src/server/check.ts'], { stdio: ['ignore', 'pipe', 'pipe'] });
const controleuitvoer: Buffer[] = [];
for (const stroom of [controle.stdout, controle.stderr]) stroom.on('data', (deel) => controleuitvoer.push(deel));
const controleKlaar = once(controle, 'close');

const proeven = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${verslag}`,
    ...(alleenPg ? ['--project=postgres'] : []),
    ...vragen,
  ],
  { stdio: 'inherit', env: { ...process.env, ...(pg ? { DATABASE_TEST_URL: pg.url, POSTGRES: alleenPg ? 'alles' : 'kern' } : {}) } },
);
const [proevenCode] = await once(proeven, 'close');
await pg?.stop();
const [controleCode] = await controleKlaar;
process.stdout.write(`\n${Buffer.concat(controleuitvoer)}`);

interface Verslag {
  numPassedTests: number;
  numFailedTests: number;
  success: boolean;
}
let telling: Verslag = { numPassedTests: 0, numFailedTests: 0, success: false };
try {
  telling = JSON.parse(readFileSync(verslag, 'utf8'));
} catch {
  console.error('The test runner left no report.');
}
// A file that could not even be loaded, or a runner that ended badly, counts as one failure.
const kapot = telling.numFailedTests === 0 && !(telling.success && proevenCode === 0) ? 1 : 0;
const goed = telling.numPassedTests + (controleCode === 0 ? 1 : 0);
const mis = telling.numFailedTests + kapot + (controleCode === 0 ? 0 : 1);
if (!pg) console.log(`${waaromNiet}: everything ran on SQLite alone.`);
console.log(`${goed} passed, ${mis} failed`);
process.exitCode = mis === 0 ? 0 : 1;

async function zoekPg(): Promise<{ pg: Cluster | null; waaromNiet?: string }> {
  const url = process.env.DATABASE_TEST_URL;
  if (url) return { pg: { url, stop: async () => {} } };
  const programmas = pgProgrammas();
  if (!programmas) return { pg: null, waaromNiet: 'No PostgreSQL here (apt-get install postgresql, or DATABASE_TEST_URL)' };
  try {
    return { pg: await beginCluster(programmas) };
  } catch (fout) {
    return { pg: null, waaromNiet: `PostgreSQL is here and does not begin (${String(fout).trim().split('\n').at(-1)})` };
  }
}
