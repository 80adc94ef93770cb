import { readdirSync, readlinkSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDraad } from '#zoeken/draad/draad.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';
import { grote, indexmap, maakWereld, metKlareIndex, NU, SNEL, tot, type Wereld, zoek } from '../wereld.ts';

// The large index does not follow in these tests: what is found comes from the small one.
const ALLEEN_KLEIN = { ...SNEL, rust: 600_000, uiterlijk: 600_000 };
let wereld: Wereld;
let zoeker: Zoeker;
beforeEach(async () => {
  wereld = await maakWereld();
  zoeker = await metKlareIndex({ ...wereld.bron, ritme: ALLEEN_KLEIN });
});
afterEach(async () => {
  await zoeker.sluit();
  await wereld.ruimOp();
});

const URL = '/praktijken/meeloopdag-in-een-week-geregeld/';
const bestand = (slug = 'meeloopdag-in-een-week-geregeld') => join(wereld.contentDir, `praktijken/${slug}.mdx`);
const adressen = async (q: string) => (await zoek(zoeker, { q })).resultaten.map(({ url }) => url);
const titels = async (q: string) => (await zoek(zoeker, { q })).resultaten.map(({ titel }) => titel);
const bij = async (): Promise<{ versie: string; map: string | null; weg: string[] }> =>
  JSON.parse(String(await zoeker.bestand('bij.json')));
async function schrijf(titel: string, slug?: string): Promise<void> {
  await writeFile(bestand(slug), (await readFile(bestand(), 'utf8')).replace(/^titel: .*$/m, `titel: "${titel}"`));
}
const digest = (slug = 'meeloopdag-in-een-week-geregeld') => wereld.inhoud.een('praktijken', slug)?.digest ?? '';
const vindbaar = () => tot(() => zoeker.kanVinden(URL, digest()));

test('een nieuwe tekst is vindbaar zonder dat de grote index verandert, en staat tussen de andere', async () => {
  const { versie } = await bij();
  await schrijf('Kwikstaartproject met een meeloopdag', 'kwikstaart');
  await tot(() => digest('kwikstaart') !== '');
  expect(zoeker.kanVinden('/praktijken/kwikstaart/', digest('kwikstaart'))).toBe(false);
  await tot(() => zoeker.kanVinden('/praktijken/kwikstaart/', digest('kwikstaart')));
  expect(await titels('kwikstaartproject')).toEqual(['Kwikstaartproject met een meeloopdag']);
  // The same text under another title: as good an answer as its twin, and neither is there twice.
  const meeloop = (await zoek(zoeker, { q: 'meeloopdag' })).resultaten.map(({ url }) => url);
  expect(meeloop.slice(0, 2).sort()).toEqual(['/praktijken/kwikstaart/', URL]);
  expect(new Set(meeloop).size).toBe(meeloop.length);
  expect(await bij()).toMatchObject({ versie, map: expect.stringMatching(/^bij-/), weg: [] });
});

test('een gewijzigde tekst staat er één keer, met wat er nu staat', async () => {
  const voor = (await zoek(zoeker, { q: 'meeloopdag' })).totaal;
  await schrijf('Meeloopdag met een kwikstaart');
  await tot(() => wereld.inhoud.een('praktijken', 'meeloopdag-in-een-week-geregeld')?.gegevens.titel.includes('kwikstaart') ?? false);
  await vindbaar();
  const na = await zoek(zoeker, { q: 'meeloopdag' });
  expect(na.totaal).toBe(voor);
  expect(na.resultaten.filter(({ url }) => url === URL).map(({ titel }) => titel)).toEqual(['Meeloopdag met een kwikstaart']);
  // Again: the text of before is gone as well.
  await schrijf('Meeloopdag met een ijsvogel');
  await tot(() => wereld.inhoud.een('praktijken', 'meeloopdag-in-een-week-geregeld')?.gegevens.titel.includes('ijsvogel') ?? false);
  await vindbaar();
  expect((await zoek(zoeker, { q: 'meeloopdag' })).totaal).toBe(voor);
  expect(await titels('kwikstaart')).not.toContain('Meeloopdag met een kwikstaart');
});

test('controle: zonder het weglaten van wat vervallen is staat een gewijzigde tekst er twee keer', async () => {
  await schrijf('Meeloopdag met een kwikstaart');
  await tot(() => wereld.inhoud.een('praktijken', 'meeloopdag-in-een-week-geregeld')?.gegevens.titel.includes('kwikstaart') ?? false);
  await vindbaar();
  const stand = await bij();
  const draad = await openDraad(indexmap(wereld.bron, zoeker));
  const keren = async (weg: string[]) => {
    await draad.neem({ ...stand, weg });
    return (await draad.zoek('?q=meeloopdag', NU)).resultaten.filter(({ url }) => url === URL).length;
  };
  expect(stand.weg).toHaveLength(1);
  expect([await keren([]), await keren(stand.weg)]).toEqual([2, 1]);
  await draad.sluit();
});

test('een ingetrokken tekst is meteen weg, uit de grote index en uit de kleine, en een teruggezette is er weer', async () => {
  const tekst = await readFile(bestand(), 'utf8');
  await schrijf('Kwikstaartproject', 'kwikstaart');
  await tot(() => zoeker.kanVinden('/praktijken/kwikstaart/', digest('kwikstaart')));
  for (const slug of ['meeloopdag-in-een-week-geregeld', 'kwikstaart']) {
    await rm(bestand(slug));
    await tot(() => digest(slug) === '');
    await expect.poll(() => adressen('meeloopdag')).not.toContain(`/praktijken/${slug}/`);
  }
  await writeFile(bestand(), tekst);
  await tot(() => digest() !== '');
  await vindbaar();
  expect(await adressen('meeloopdag')).toContain(URL);
  await tot(() => zoeker.versie === grote(zoeker));
});

test('een gedood kind laat de oude stand heel, meldt het en wordt opnieuw gestart', async () => {
  const dode = setInterval(() => {
    for (const pid of kinderen()) doden(pid);
  }, 5);
  await schrijf('Kwikstaartproject', 'kwikstaart');
  await tot(() => zoeker.stand === 'fout');
  expect(wereld.meldingen).toContain('What is new cannot be found yet.');
  expect((await zoek(zoeker, { q: 'loket' })).totaal).toBeGreaterThan(0);
  expect(await titels('kwikstaartproject')).toEqual([]);
  // A withdrawal does not wait for it.
  await rm(bestand());
  await tot(() => digest() === '');
  await expect.poll(() => adressen('meeloopdag')).not.toContain(URL);
  clearInterval(dode);
  await tot(() => zoeker.stand === 'klaar');
  expect(await titels('kwikstaartproject')).toEqual(['Kwikstaartproject']);
});

test('de grote index neemt over wat in de kleine stond, en niets is er intussen even niet', async () => {
  await schrijf('Kwikstaartproject', 'kwikstaart');
  await tot(() => zoeker.kanVinden('/praktijken/kwikstaart/', digest('kwikstaart')));
  const { versie } = await bij();
  zoeker.bijwerken();
  await schrijf('IJsvogelproject', 'ijsvogel');
  while ((await bij()).versie === versie) {
    expect(await titels('kwikstaartproject')).toEqual(['Kwikstaartproject']);
    await wacht(20);
  }
  expect(await titels('kwikstaartproject')).toEqual(['Kwikstaartproject']);
  // What came while it was being made is not forgotten.
  await expect.poll(() => titels('ijsvogelproject')).toEqual(['IJsvogelproject']);
});

function doden(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was over already.
  }
}

/** Children that index for this test, by the folder they work in. */
const kinderen = (): number[] =>
  readdirSync('/proc')
    .filter((naam) => /^\d+$/.test(naam))
    .map(Number)
    .filter((pid) => {
      try {
        return pid !== process.pid && readlinkSync(`/proc/${pid}/cwd`).startsWith(join(wereld.map, 'zoekindex'));
      } catch {
        return false;
      }
    });
