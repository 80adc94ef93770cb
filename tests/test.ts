// `npm test`: every test, with types, style and content checked meanwhile; the last line counts them all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
const [proevenCode] = await once(proeven, 'close');
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
console.log(`${goed} passed, ${mis} failed`);
process.exitCode = mis === 0 ? 0 : 1;
