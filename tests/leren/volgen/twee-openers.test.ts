import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DAG, NU } from '../../kennissessies/wereld.ts';
import { totdat } from '../../mail/steun.ts';
import { databaseVan } from '../../steun/db.ts';
import { volgwereld } from './wereld.ts';

const OPENT = NU + 10 * DAG;
const VOLGERS = 200;

async function opzet() {
  const map = await mkdtemp(join(tmpdir(), 'openers-'));
  const pad = join(map, 'openers.db');
  const w = await volgwereld({ voorrang_statussen: '["in-oprichting"]', voorrang_tot: OPENT }, pad);
  for (let i = 0; i < VOLGERS; i++) await w.volg(await w.persoon(`M${i}`, 'waterkant'), { nu: NU + i });
  const kinderen: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const kind of kinderen) if (kind.exitCode === null && kind.signalCode === null) kind.kill('SIGKILL');
    await w.sluit();
    await rm(map, { recursive: true });
  });
  return {
    ...w,
    /** A process that is ready to begin. */
    async opener(): Promise<ChildProcess> {
      const kind = spawn(process.execPath, [new URL('./opener.ts', import.meta.url).pathname, databaseVan(pad), String(OPENT)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      kinderen.push(kind);
      await once(kind.stdout ?? kind, 'data');
      return kind;
    },
  };
}
const einde = (kind: ChildProcess) => kind.exitCode ?? kind.signalCode ?? once(kind, 'exit');

test('twee processen mailen op hetzelfde moment tweehonderd mensen, het ene wordt halverwege afgeschoten: ieder krijgt precies één mail', async () => {
  const w = await opzet();
  const [een, ander] = [await w.opener(), await w.opener()];
  for (const kind of [een, ander]) kind.stdin?.write('af\n');
  await totdat(async () => (await w.post()).length >= 20, 'the first letters');
  een.kill('SIGKILL');
  await Promise.all([einde(een), einde(ander)]);
  expect(een.signalCode).toBe('SIGKILL');
  const post = await w.post();
  expect([post.length, new Set(post).size, await w.telling()]).toEqual([VOLGERS, VOLGERS, { volgers: 0, volgt: 0 }]);
});

test('worden alle processen afgeschoten, dan gaat het volgende verder waar zij waren', async () => {
  const w = await opzet();
  for (const grens of [10, 60, 110]) {
    const kind = await w.opener();
    kind.stdin?.write('af\n');
    await totdat(async () => (await w.post()).length >= grens, `${grens} letters`);
    kind.kill('SIGKILL');
    await einde(kind);
  }
  // Of each letter that was written the question is gone, and of no other.
  const [post, { volgt }] = [await w.post(), await w.telling()];
  expect(post.length + volgt).toBe(VOLGERS);
  await w.kijk(OPENT + 1);
  const alle = await w.post();
  expect([alle.length, new Set(alle).size]).toEqual([VOLGERS, VOLGERS]);
});
