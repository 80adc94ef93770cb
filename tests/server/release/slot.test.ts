import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { neemSlot } from '#server/release/slot.ts';

let map: string;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'slot-'));
});
afterAll(() => rm(map, { recursive: true }));

test('velen mogen delen, maar wie alleen wil zijn wacht tot iedereen weg is', () => {
  const pad = join(map, 'een');
  const [a, b] = [neemSlot(pad, 'gedeeld'), neemSlot(pad, 'gedeeld')];
  expect(neemSlot(pad, 'alleen')).toBeNull();
  a?.();
  expect(neemSlot(pad, 'alleen')).toBeNull();
  b?.();
  const c = neemSlot(pad, 'alleen');
  expect([c === null, neemSlot(pad, 'gedeeld'), neemSlot(pad, 'alleen')]).toEqual([false, null, null]);
  c?.();
});

test('een proces dat met geweld wordt gestopt laat geen slot achter', async () => {
  const pad = join(map, 'twee');
  const kind = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { neemSlot } from ${JSON.stringify(join(process.cwd(), 'src/server/release/slot.ts'))}; neemSlot(${JSON.stringify(pad)}, 'alleen'); console.log('vast'); setInterval(() => {}, 1000);`,
  ]);
  await once(kind.stdout, 'data');
  expect(neemSlot(pad, 'alleen')).toBeNull();
  kind.kill('SIGKILL');
  await once(kind, 'exit');
  const vrij = neemSlot(pad, 'alleen');
  expect(vrij).not.toBeNull();
  vrij?.();
});
