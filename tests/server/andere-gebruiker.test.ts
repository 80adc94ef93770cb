import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, lstatSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

/** Only root can start something as somebody else; for others the code is read-only for themselves, which says the same of writing. */
const ANDER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null;
if (!ANDER) console.log('Not root: the site starts as the same user, who may not write in the code.');
const START = ['--import', './src/server/vooraf.mjs', 'src/server/start.ts'];

/** The code with its build, in which nobody may write. Not in the folder of this run: another user may not come there. */
const code = mkdtempSync('/tmp/alleen-lezen-');
beforeAll(() => {
  for (const deel of ['src', 'public', 'content', 'releases', 'package.json', 'package-lock.json', 'astro.config.mjs'])
    cpSync(deel, join(code, deel), { recursive: true, verbatimSymlinks: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(code, 'node_modules'));
  rechten('a-w,a+rX');
});
afterAll(() => {
  rechten('u+w');
  rmSync(code, { recursive: true });
});
const rechten = (wat: string) => execFileSync('chmod', ['-R', wat, code]);

/** What the code folder holds, and when each was last changed. */
const stand = () =>
  readdirSync(code, { recursive: true, encoding: 'utf8' }).map((naam) => `${naam} ${lstatSync(join(code, naam)).mtimeMs}`);

function startAlsAnder(map: string, omgeving: Record<string, string>): ChildProcess {
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: '0', DATA_DIR: join(map, 'data'), ...omgeving };
  delete env.HOME;
  return spawn(process.execPath, START, { cwd: code, env, ...ANDER, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function gestart(omgeving: Record<string, string>) {
  const map = mkdtempSync('/tmp/andere-gebruiker-');
  if (ANDER) chownSync(map, ANDER.uid, ANDER.gid);
  const proces = startAlsAnder(map, omgeving);
  let uit = '';
  let fout = '';
  proces.stdout?.on('data', (deel) => (uit += deel));
  proces.stderr?.on('data', (deel) => (fout += deel));
  const dicht = once(proces, 'close');
  onTestFinished(async () => {
    proces.kill('SIGKILL');
    await dicht;
    rmSync(map, { recursive: true });
  });
  await expect.poll(() => `${uit}${fout}${proces.exitCode ?? ''}`, { timeout: 60_000 }).toMatch(/Klaar op http\S+\n|De site start niet/);
  const stop = async () => {
    proces.kill('SIGTERM');
    await dicht;
    return proces.exitCode;
  };
  return { map, stop, uit: () => uit, fout: () => fout };
}

test('een gebouwde site start als een andere gebruiker op code waar die niets mag schrijven, zonder HOME', async () => {
  const eerst = stand();
  const { map, stop, uit, fout } = await gestart({
    SITE_URL: 'https://kennis.voorbeeld.nl',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_VAN: 'post@voorbeeld.nl',
  });
  expect([uit().split('\n')[0], fout().includes('"level":50')]).toEqual([expect.stringMatching(/^Klaar op http/), false]);
  const adres = /Klaar op (\S+)/.exec(uit())?.[1] ?? '';
  expect((await fetch(`${adres}/gezond`)).status).toBe(200);
  await expect.poll(uit).toContain('(CONTENT_DIR) kan de site niet schrijven.');
  expect(uit()).toContain('De pagina Privacy (/privacy/) is nog een concept.');
  expect(await stop()).toBe(0);
  expect(stand()).toEqual(eerst);

  const rechten = readdirSync(join(map, 'data'), { recursive: true, encoding: 'utf8' }).map((naam) => {
    const bestand = lstatSync(join(map, 'data', naam));
    return `${naam} ${(bestand.mode & 0o077).toString(8)}`;
  });
  expect(rechten.filter((regel) => !regel.endsWith(' 0'))).toEqual([]);
  expect(lstatSync(join(map, 'data')).mode & 0o777).toBe(0o700);
});

test('kan die gebruiker in DATA_DIR niet schrijven, dan zegt de start welke map en voor wie', async () => {
  const DATA_DIR = mkdtempSync('/tmp/dichte-gegevens-');
  onTestFinished(() => rmSync(DATA_DIR, { recursive: true }));
  chmodSync(DATA_DIR, 0o500);
  const { fout } = await gestart({ DATA_DIR });
  expect(fout()).toMatch(
    new RegExp(`^De site start niet\\. In de map ${DATA_DIR} \\(DATA_DIR\\) kan niet worden geschreven\\. .*nummer \\d+`),
  );
});
