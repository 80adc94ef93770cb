import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { openUitgever, type Uitgever } from '#publicaties/uitgeven/uitgever.ts';
import { vullen } from '#server/opstarten/voorbeelden/seed.ts';
import { databaseVan, verseDb } from '../../steun/db.ts';
import { handelingen, NU, ORIGIN, persoon, wieVan } from '../wereld.ts';

let map: string;
let open: Awaited<ReturnType<typeof verseDb>>;
let inhoud: Inhoud;
let w: ReturnType<typeof handelingen>;
let uitgever: (geduldMs?: number) => Uitgever;
let ander: ChildProcess | undefined;
const uitgevers: Uitgever[] = [];

beforeEach(async () => {
  map = await mkdtemp(join(tmpdir(), 'twee-'));
  const contentDir = join(map, 'content');
  await cp('content', contentDir, { recursive: true });
  open = await verseDb(join(map, 'huis.db'));
  const { db } = open;
  await vullen(db, { nu: NU });
  await persoon(db, 'dirk', 'projectleider', 'voorbeeldregio-heuvelrand');
  inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir, voorbeeld: true, renderDir: join(map, 'teksten') });
  w = handelingen(db, inhoud, wieVan(db));
  uitgever = (geduldMs) => {
    const log = { info() {}, warn() {}, error() {} };
    const bron = { db, inhoud, contentDir, bewaardDir: join(map, 'bewaard'), log, klok: () => NU };
    const nieuw = openUitgever({ ...bron, ...(geduldMs === undefined ? {} : { geduldMs }) });
    uitgevers.push(nieuw);
    return nieuw;
  };
});
afterEach(async () => {
  ander?.kill('SIGKILL');
  for (const een of uitgevers.splice(0)) await een.stop();
  inhoud.sluit();
  await open.sluit();
  await rm(map, { recursive: true, force: true });
});

/** A released text, and another process that took its promise and needs a while for it. */
async function doorEenAnder(duurMs: number): Promise<string> {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  const mappen = ['content', 'teksten-ander', 'bewaard'].map((naam) => join(map, naam));
  ander = fork(join(import.meta.dirname, 'ander-proces.ts'), [
    databaseVan(join(map, 'huis.db')),
    ...mappen,
    id,
    String(duurMs),
    String(NU),
  ]);
  await once(ander, 'message');
  await expect.poll(async () => (await w.haal(id)).publicatie?.bezet_tot, { interval: 5 }).toBeGreaterThan(NU);
  return id;
}

test('wie publiceert terwijl een ander proces ermee bezig is, wacht op de uitkomst daarvan', async () => {
  const id = await doorEenAnder(1500);
  // Control: who does not wait hears that it did not work, of a text that is about to be online.
  expect(await uitgever(0).nu(id)).toEqual({ gelukt: false, waarom: '' });
  expect((await w.haal(id)).publicatie?.opdracht).toBe('schrijven');
  expect(await uitgever().nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  expect([(await w.haal(id)).status, (await w.haal(id)).publicatie?.opdracht]).toEqual(['gepubliceerd', null]);
  expect((await w.brieven()).filter((brief) => brief.startsWith('bram: Gepubliceerd'))).toHaveLength(1);
});

test('wordt dat andere proces gedood, dan maakt wie wacht het zelf af zodra het vrij is', async () => {
  const id = await doorEenAnder(60_000);
  ander?.kill('SIGKILL');
  await once(ander as ChildProcess, 'exit');
  const begin = Date.now();
  const { contentDir, bewaardDir } = { contentDir: join(map, 'content'), bewaardDir: join(map, 'bewaard') };
  const log = { info() {}, warn() {}, error() {} };
  const erna = openUitgever({ db: open.db, inhoud, contentDir, bewaardDir, log, klok: () => NU + (Date.now() - begin) });
  erna.begin(ORIGIN);
  uitgevers.push(erna);
  expect(await erna.nu(id)).toEqual({ gelukt: true, zichtbaar: true });
  expect((await w.haal(id)).status).toBe('gepubliceerd');
});
