import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totdat } from '../mail/steun.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { startProductie } from '../steun/productie.ts';

let site: Awaited<ReturnType<typeof startProductie>>;
beforeAll(async () => {
  site = await startProductie();
});
afterAll(() => site.ruimOp());

const CODE = /^[2-9A-HJ-NP-Z]{8}$/m;
/** The files in the data folder in which this can be read. */
const leesbaarIn = (wat: string): string[] =>
  readdirSync(site.dataDir, { recursive: true, encoding: 'utf8' }).filter((naam) => {
    const pad = join(site.dataDir, naam);
    return statSync(pad, { throwIfNoEntry: false })?.isFile() === true && readFileSync(pad).includes(wat);
  });

test('een bezorgde code staat na een stil ogenblik in geen enkel bestand meer, en werkt nog', async () => {
  const wie = new Bezoeker(site.url);
  const adres = 'carla@voorbeeld.example';
  const gevraagd = await wie.verzend(await wie.lees('/inloggen/'), '/inloggen/', 'Stuur mij een code', { adres });
  await totdat(() => site.post.ontvangen.length > 0, 'the letter with the code');
  const code = CODE.exec(site.post.ontvangen[0]?.brief.text ?? '')?.[0] ?? '';
  expect(code).toMatch(CODE);
  // It was there: the letter waited in the database.
  expect(leesbaarIn(code)).toEqual(['kennisplatform.db-wal']);
  await expect.poll(() => leesbaarIn(code), { timeout: 60_000, interval: 1000 }).toEqual([]);
  expect((await wie.verzend(await wie.lees(gevraagd.naar), gevraagd.naar, 'Inloggen', { code })).status).toBe(303);
});
