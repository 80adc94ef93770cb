import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { startServer } from '../steun/server.ts';
import { testSqlite } from './doelwit.ts';
import { zonderWachters } from './zonder-wachters.ts';

/** Looks at what a process asks of the system: its writes to the database, its syncs, and its answers. Null where nobody may look. */
async function meekijken(pid: number) {
  const map = mkdtempSync(join(tmpdir(), 'strace-'));
  onTestFinished(() => rmSync(map, { recursive: true }));
  const uit = join(map, 'uit');
  const proces = spawn(
    'strace',
    ['-f', '-y', '-s', '40', '-e', 'trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg', '-o', uit, '-p', String(pid)],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let gezegd = '';
  proces.stderr.on('data', (deel) => (gezegd += deel));
  await Promise.race([once(proces.stderr, 'data'), once(proces, 'error'), once(proces, 'close')]).catch(() => {});
  if (!gezegd.includes('attached')) return null;
  return async (): Promise<string[]> => {
    proces.kill('SIGINT');
    if (proces.exitCode === null) await once(proces, 'close');
    return readFileSync(uit, 'utf8').split('\n');
  };
}

/** What came after each other: written to the database, synced, and told to somebody who asked for something to be kept. */
function volgorde(regels: readonly string[]): string {
  const tekens = regels.flatMap((regel) => {
    if (/pwrite64\(\d+<[^>]*kennisplatform\.db(-wal)?>/.test(regel)) return 'schrijft ';
    if (/f(data)?sync\(\d+<[^>]*kennisplatform\.db(-wal)?>/.test(regel)) return 'synct ';
    return /HTTP\/1\.1 303/.test(regel) ? 'antwoordt ' : [];
  });
  return tekens
    .filter((teken, plek) => teken !== tekens[plek - 1])
    .join('')
    .trim();
}

/** How a request for a code goes, which must not be lost once it was answered. */
async function vraagEenCode(wachters: readonly string[]): Promise<string | null> {
  const server = await startServer(zonderWachters(wachters));
  onTestFinished(() => server.ruimOp());
  const wie = new Bezoeker(server.url);
  await wie.lees('/inloggen/');
  const klaar = await meekijken(server.proces.pid ?? 0);
  if (!klaar) return null;
  expect((await wie.stuur('/inloggen/?_action=inloggen', { adres: 'synct@voorbeeld.example' })).status).toBe(303);
  return volgorde(await klaar());
}
const NIET = 'NOT TRIED: there is no strace on this machine, or it may not look (apt-get install strace).';

testSqlite('wat beantwoord is, is eerst gesynct', async ({ skip }) => {
  const gezien = await vraagEenCode([]);
  skip(gezien === null, NIET);
  expect(gezien).toMatch(/synct antwoordt/);
});

testSqlite('zonder die wachter komt het antwoord voordat er iets is gesynct', async ({ skip }) => {
  const gezien = await vraagEenCode(['sync']);
  skip(gezien === null, NIET);
  expect(gezien).toMatch(/^(?!.*synct).*schrijft antwoordt/);
});
