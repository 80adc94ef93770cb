import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

async function start(env: Record<string, string>) {
  const map = await mkdtemp(join(tmpdir(), 'start-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  return spawnSync(process.execPath, ['src/server/start.ts'], {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'silent', DATA_DIR: join(map, 'data'), ...env },
  });
}

test('een CONTENT_DIR die er niet is wordt niet gemaakt maar gemeld', async () => {
  const CONTENT_DIR = join(tmpdir(), 'bestaat-niet/content');
  const { status, stderr } = await start({ CONTENT_DIR, PORT: '0' });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^De site start niet\. De map \S+ \(CONTENT_DIR\) bestaat niet\.[^\n]+\n$/)]);
  expect(existsSync(CONTENT_DIR)).toBe(false);
});

test('een bezette poort is één zin', async () => {
  const bezet = createServer().listen(0, '127.0.0.1');
  await once(bezet, 'listening');
  onTestFinished(() => void bezet.close());
  const { port } = bezet.address() as AddressInfo;
  const { status, stderr } = await start({ PORT: String(port) });
  expect([status, stderr]).toEqual([
    1,
    `De site start niet. Poort ${port} op 127.0.0.1 is al bezet: stop wat daar draait, of kies met PORT een andere poort.\n`,
  ]);
});
