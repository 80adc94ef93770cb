import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loopNa } from '#server/kopie/kopie-terugzetten.ts';
import { openGegevensmap } from '#server/opstarten/gegevensmap.ts';
import { paden } from '#server/opstarten/paden.ts';

const NU = Date.UTC(2026, 10, 21, 12);
const ANDERE = `${'a5'.repeat(32)}\n`;

/** A data folder in which a site with somebody of the Realisatie-Eenheid has run. */
async function gebruikt() {
  const dataDir = await mkdtemp(join(tmpdir(), 'sleutel-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  await start(dataDir);
  const { sleutel } = paden(dataDir);
  return { dataDir, sleutel };
}

/** Starts and stops; answers whether what was put away can be opened. */
async function start(dataDir: string): Promise<boolean[]> {
  const { db, kluis, sluit, geefVrij } = await openGegevensmap(dataDir, { proef: true, nu: NU });
  const rijen = await db.selectFrom('account').select(['id', 'totp_geheim']).where('totp_geheim', 'is not', null).execute();
  await sluit();
  await geefVrij();
  return rijen.map(({ id, totp_geheim }) => kluis.haalOp(totp_geheim ?? '', id) !== null);
}
const loopNaHier = (dataDir: string) => loopNa({ dataDir, elders: null, origin: 'http://localhost', nu: NU });

test('ook op één machine begint de site niet met een andere sleutel dan de eerste keer', async () => {
  const { dataDir, sleutel } = await gebruikt();
  expect(await start(dataDir)).toEqual([true]);
  await writeFile(sleutel, ANDERE);
  await expect(start(dataDir)).rejects.toThrow(
    `De sleutel in ${sleutel} is een andere dan die van deze site. Zet het bestand terug dat je`,
  );
});

test('is de sleutel weg, dan maakt de site geen nieuwe: die opent niets', async () => {
  const { dataDir, sleutel } = await gebruikt();
  await rm(sleutel);
  await expect(start(dataDir)).rejects.toThrow(`Het bestand ${sleutel} is er niet meer. Zet het bestand terug dat je hebt bewaard.`);
  expect(existsSync(sleutel)).toBe(false);
});

test.each([
  ['weg is', null],
  ['door een andere is vervangen', ANDERE],
])('wie zegt dat de sleutel %s, gaat verder zonder: de apps werken niet meer, en de volgende start begint', async (_, inhoud) => {
  const { dataDir, sleutel } = await gebruikt();
  await rm(sleutel);
  if (inhoud) await writeFile(sleutel, inhoud);
  expect((await loopNaHier(dataDir)).apps).toEqual({ dicht: 1, sleutel: inhoud !== null });
  expect([await start(dataDir), await start(dataDir)]).toEqual([[false], [false]]);
  await writeFile(sleutel, `${'b6'.repeat(32)}\n`);
  await expect(start(dataDir)).rejects.toThrow('is een andere dan die van deze site');
});

test('wie na een herstel de goede sleutel alsnog terugzet, vóór de start, begint daarmee', async () => {
  const { dataDir, sleutel } = await gebruikt();
  const goede = await readFile(sleutel, 'utf8');
  await writeFile(sleutel, ANDERE);
  await loopNaHier(dataDir);
  await writeFile(sleutel, goede);
  expect(await start(dataDir)).toEqual([true]);
  // One that fits is the site's at once: no other begins.
  await loopNaHier(dataDir);
  await writeFile(sleutel, ANDERE);
  await expect(start(dataDir)).rejects.toThrow('is een andere dan die van deze site');
});
