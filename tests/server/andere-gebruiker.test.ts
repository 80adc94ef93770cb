import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { codeOmTeLezen, eigenMap, startAlsDienst } from '../steun/alleen-lezen.ts';

let code: ReturnType<typeof codeOmTeLezen>;
beforeAll(() => {
  code = codeOmTeLezen();
});
afterAll(() => code.ruimOp());

/** What the code folder holds, and when each was last changed. */
const stand = () =>
  readdirSync(code.map, { recursive: true, encoding: 'utf8' }).map((naam) => `${naam} ${lstatSync(join(code.map, naam)).mtimeMs}`);

async function gestart(omgeving: Record<string, string>) {
  const map = eigenMap();
  const dienst = startAlsDienst(code.map, { DATA_DIR: join(map, 'data'), ...omgeving });
  onTestFinished(async () => {
    await dienst.stop('SIGKILL');
    rmSync(map, { recursive: true });
  });
  const { proces, uit, fout } = dienst;
  await expect
    .poll(() => `${uit()}${fout()}${proces.exitCode ?? ''}`, { timeout: 60_000 })
    .toMatch(/Klaar op http\S+\n|De site start niet/);
  return { map, ...dienst };
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
