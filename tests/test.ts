// `npm test`: types, style and content, then every test; the last line counts them all.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const verslag = join(mkdtempSync(join(tmpdir(), 'regiokring-test-')), 'verslag.json');
const draai = (...delen: string[]) => spawnSync(process.execPath, delen, { stdio: 'inherit' }).status === 0;

const checkGoed = draai('src/server/check.ts');
draai(
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${verslag}`,
  ...process.argv.slice(2),
);

interface Verslag {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  success: boolean;
}
let telling: Verslag = { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1, success: false };
try {
  telling = JSON.parse(readFileSync(verslag, 'utf8'));
} catch {
  console.error('The test runner left no report.');
}
// A file that could not even be loaded counts as one failure.
const kapot = telling.numFailedTests === 0 && !telling.success ? 1 : 0;
const goed = telling.numPassedTests + (checkGoed ? 1 : 0);
const mis = telling.numFailedTests + kapot + (checkGoed ? 0 : 1);
console.log(`${goed} passed, ${mis} failed`);
process.exit(mis === 0 ? 0 : 1);
