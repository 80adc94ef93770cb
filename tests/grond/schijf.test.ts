import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schrijfHeel } from '#grond/schijf.ts';

let map: string;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'schijf-'));
});
afterAll(() => rm(map, { recursive: true, force: true }));

const LANG = 4_000_000;
const [OUD, NIEUW] = ['a'.repeat(LANG), 'b'.repeat(LANG)];

/** How often a reader met anything but a whole file while it was replaced up to so many times; stops at the first. */
async function halveLezingen(schrijf: (pad: string, inhoud: string) => Promise<void>, keren: number): Promise<number> {
  const pad = join(map, 'tekst.txt');
  await writeFile(pad, OUD);
  let bezig = true;
  let half = 0;
  const lezer = (async () => {
    while (bezig) if (!/^(a+|b+)$/.test(await readFile(pad, 'utf8')) || (await stat(pad)).size !== LANG) half += 1;
  })();
  for (let keer = 0; keer < keren && half === 0; keer += 1) await schrijf(pad, keer % 2 ? OUD : NIEUW);
  bezig = false;
  await lezer;
  return half;
}

test('een lezer ziet het oude of het nieuwe bestand, nooit een half', async () => {
  expect(await halveLezingen(schrijfHeel, 20)).toBe(0);
  expect(await readdir(map)).toEqual(['tekst.txt']);
});

test('wie het bestand zelf overschrijft, wordt door dezelfde lezer betrapt', async () => {
  expect(await halveLezingen((pad, inhoud) => writeFile(pad, inhoud), 1000)).toBeGreaterThan(0);
});

test('lukt het niet, dan blijft het oude staan en ligt er niets naast', async () => {
  const bezet = join(map, 'bezet');
  await writeFile(join(map, 'tekst.txt'), 'oud');
  await expect(schrijfHeel(join(bezet, 'x'), 'nieuw')).rejects.toThrow(/ENOENT/);
  await expect(schrijfHeel(map, 'nieuw')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EBUSY|EPERM/);
  expect([await readFile(join(map, 'tekst.txt'), 'utf8'), await readdir(map)]).toEqual(['oud', ['tekst.txt']]);
});

test('een bestand krijgt alleen de rechten die het nodig heeft', async () => {
  await schrijfHeel(join(map, 'brief.eml'), 'x', 0o600);
  expect((await stat(join(map, 'brief.eml'))).mode & 0o777).toBe(0o600);
});
