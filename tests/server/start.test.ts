import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
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

/** What a server said, line by line. */
const regels = (tekst: string): Record<string, unknown>[] =>
  tekst
    .split('\n')
    .filter((regel) => regel.startsWith('{'))
    .map((regel) => JSON.parse(regel));
const leeft = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each(['SIGTERM', 'SIGINT'] as const)(
  'npm start geeft %s door: de site sluit af, zegt waarom en laat niets draaien',
  async (signaal) => {
    const map = await mkdtemp(join(tmpdir(), 'npm-start-'));
    onTestFinished(() => rm(map, { recursive: true, force: true }));
    const env = { ...process.env, LOG_LEVEL: 'info', PORT: '0', DATA_DIR: join(map, 'data'), CONTENT_DIR: join(map, 'content') };
    cpSync('content', env.CONTENT_DIR, { recursive: true });
    const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    onTestFinished(() => {
      if (npm.pid && leeft(npm.pid)) process.kill(-npm.pid, 'SIGKILL');
    });
    let uit = '';
    let fout = '';
    npm.stdout.on('data', (deel) => (uit += deel));
    npm.stderr.on('data', (deel) => (fout += deel));
    const dicht = once(npm, 'close');
    await expect.poll(() => `${uit}${npm.exitCode ?? ''}`).toMatch(/Klaar op http:\/\/\S+:\d+\n|^\d+$/);
    const [, port = ''] = /Klaar op \S+:(\d+)/.exec(uit) ?? [];
    const start = regels(fout).find(({ msg }) => msg === 'Started.');
    const pid = Number(start?.pid);
    expect(start).toMatchObject({ versie: expect.any(String), release: expect.any(String), instellingen: { siteUrl: null } });
    expect([leeft(pid), pid === npm.pid]).toEqual([true, false]);

    // Only npm itself, as a service manager of one process does.
    npm.kill(signaal);
    await dicht;
    expect(regels(fout).filter(({ msg }) => msg === 'Stopped.')).toEqual([expect.objectContaining({ reden: signaal, pid })]);
    expect([leeft(pid), fout.includes('Stopped with answers still running')]).toEqual([false, false]);
    const weer = createServer().listen(Number(port), '127.0.0.1');
    await once(weer, 'listening');
    weer.close();
  },
);

test('een storing die niemand opving staat als één regel in het logboek, zonder adressen, en het proces eindigt met 1', () => {
  const programma = `
    import { eindigBijStoring } from '#server/opstarten/afsluiten.ts';
    import { maakLogboek } from '#server/opstarten/logboek.ts';
    eindigBijStoring(maakLogboek('info'));
    void Promise.reject(new Error('kapot voor anna@voorbeeld.example'));
    setTimeout(() => {}, 60_000);`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', programma], { encoding: 'utf8' });
  expect([status, regels(stderr)]).toEqual([
    1,
    [
      expect.objectContaining({
        level: 60,
        reden: 'storing',
        msg: 'Stopped.',
        err: expect.objectContaining({ message: 'kapot voor [adres]' }),
      }),
    ],
  ]);
});
