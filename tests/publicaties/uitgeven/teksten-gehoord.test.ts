import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { digestVan } from '#grond/digest.ts';
import { tekstZetten } from '#publicaties/uitgeven/tekstrijen.ts';
import { openTekstspiegel } from '#publicaties/uitgeven/tekstspiegel.ts';
import { databaseVan, haalTriggerWeg, verseDb } from '../../steun/db.ts';

const NOOIT_MS = 600_000;
/** So that what is looked at sixty times less often, every row and file, comes after the end of the test. */
const SOMS_MS = 500;
const BINNEN = { interval: 5, timeout: 20_000 };
const stil = { info() {}, warn() {}, error() {} };
let teller = 0;

/** Somebody who writes, and another machine with a folder of its own that hears of it as `stempel` says. */
async function tweeMachines({ kijkMs = NOOIT_MS, hoort = true }) {
  const pad = `/teksten-gehoord-${++teller}`;
  const [een, contentDir] = [await verseDb(pad), await mkdtemp(join(tmpdir(), 'gehoord-'))];
  const ander = openDb(databaseVan(pad));
  const stempel = hoort ? ander.stempel : () => null;
  const spiegel = await openTekstspiegel({ db: ander.db, stempel, contentDir, opzijDir: join(contentDir, 'opzij'), log: stil, kijkMs });
  onTestFinished(async () => {
    await spiegel.stop();
    await ander.sluit();
    await rm(contentDir, { recursive: true });
  });
  spiegel.begin({ een: () => undefined, bijwerken: async () => {} });
  const daar = (slug: string) => readFile(join(contentDir, 'nieuws', `${slug}.mdx`), 'utf8').catch(() => null);
  return { db: een.db, ander, contentDir, spiegel, daar };
}
const zet = (db: Db, slug: string) =>
  db.transaction().execute((trx) => tekstZetten(trx, { collectie: 'nieuws', slug }, { bestand: slug, digest: digestVan(slug) }));

test('een machine hoort dat een andere een tekst heeft geschreven, en haalt die dan; zonder dat bericht niet', async () => {
  const { db, ander, daar } = await tweeMachines({});
  await expect.poll(ander.stempel, BINNEN).not.toBeNull();
  // What is taken over because somebody begins to listen.
  await zet(db, 'nul');
  await expect.poll(() => daar('nul'), BINNEN).toBe('nul');
  await zet(db, 'een');
  await expect.poll(() => daar('een'), BINNEN).toBe('een');
  const gehoord = ander.stempel();
  await haalTriggerWeg(db, 'tekst_melden', 'tekst');
  await zet(db, 'twee');
  // Longer than it takes to look again.
  await new Promise((klaar) => setTimeout(klaar, 300));
  expect([ander.stempel(), await daar('twee')]).toEqual([gehoord, null]);
  await db.updateTable('versie').set({ nummer: 2 }).where('onderwerp', '=', 'kennissessies').execute();
  await expect.poll(() => daar('twee'), BINNEN).toBe('twee');
});

test('kan niemand het vertellen, dan vraagt een machine er zelf naar', async () => {
  const { db, daar } = await tweeMachines({ kijkMs: SOMS_MS, hoort: false });
  await zet(db, 'een');
  await expect.poll(() => daar('een'), BINNEN).toBe('een');
});

test('lukte het overnemen niet, dan vraagt zij het opnieuw zonder dat iemand nog iets zegt', async () => {
  const { db, ander, contentDir, daar, spiegel } = await tweeMachines({ kijkMs: SOMS_MS });
  await expect.poll(ander.stempel, BINNEN).not.toBeNull();
  await writeFile(join(contentDir, 'nieuws'), 'geen map');
  await zet(db, 'een');
  await expect.poll(spiegel.achterSinds.bind(spiegel), BINNEN).not.toBeNull();
  await rm(join(contentDir, 'nieuws'));
  await expect.poll(() => daar('een'), BINNEN).toBe('een');
  expect(spiegel.achterSinds()).toBeNull();
});
