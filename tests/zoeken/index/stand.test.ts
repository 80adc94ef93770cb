import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bijschrift, Losblad } from '#zoeken/index/bladen/levend.ts';
import { levendVan, standVan } from '#zoeken/index/stand.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';
import { maakWereld, metIndex, NU, type Wereld } from '../wereld.ts';

const blad = (anders: Partial<Losblad> = {}): Losblad => ({
  ...{ url: '/signalen/a/', soort: 'signaal', titel: 'Te weinig draaimolens', kern: 'Er zijn er twee.', html: '', datum: '2026-11-20' },
  ...{ trefwoorden: ['Knelpunt'], velden: ['Het karrenspoor is stuk.'], facetten: {}, kenmerken: ['Knelpunt'], voorbeeld: false },
  ...anders,
});

let w: Wereld;
let zoeker: Zoeker;
let bladen: readonly (Losblad | Bijschrift)[] = [blad()];
beforeAll(async () => {
  w = await maakWereld();
  zoeker = await metIndex({ ...w.bron, los: { lees: async () => ({ bladen, vers: true }) } });
}, 120_000);
afterAll(async () => {
  await zoeker.sluit();
  await w.ruimOp();
});
const gevonden = async (q: string) => (await zoeker.zoek({ adres: `?${new URLSearchParams({ q })}`, nu: NU })).resultaten;

test('een bladzijde van een andere kamer wordt gevonden, als een eigen soort, en is er niet meer zodra zij weg is', async () => {
  expect((await gevonden('karrenspoor')).map(({ url, soort, titel }) => [url, soort, titel])).toEqual([
    ['/signalen/a/', 'signaal', 'Te weinig draaimolens'],
  ]);
  expect((await zoeker.zoek({ adres: '?q=draaimolens&soort=signaal', nu: NU })).totaal).toBe(1);
  bladen = [];
  // Nobody told search: the very next answer is without it, and so is what a browser reads.
  expect(await gevonden('karrenspoor')).toEqual([]);
  const bij = JSON.parse(String(await zoeker.bestand('bij.json')));
  expect(bij.weg).toHaveLength(1);
  bladen = [blad()];
  expect(await gevonden('karrenspoor')).toHaveLength(1);
});

test('is zij gewijzigd, dan staat er meteen wat er nu staat, en wordt dat daarna ook gevonden', async () => {
  bladen = [blad({ titel: 'Genoeg draaimolens', velden: ['Het hobbelpaard is nieuw.'] })];
  expect((await gevonden('karrenspoor')).map(({ titel, passage }) => [titel, passage.map(({ tekst }) => tekst).join('')])).toEqual([
    ['Genoeg draaimolens', 'Er zijn er twee.'],
  ]);
  zoeker.bijwerken();
  await expect.poll(() => gevonden('hobbelpaard'), { timeout: 150_000, interval: 200 }).toHaveLength(1);
  expect((await gevonden('karrenspoor')).map(({ url }) => url)).not.toContain('/signalen/a/');
}, 160_000);

test('zolang er niets wijzigt is het dezelfde lijst, met elk adres één keer', async () => {
  const lees = levendVan({ agenda: w.agenda, los: { lees: async () => ({ bladen, vers: true }) } });
  const eerst = await lees();
  expect((await lees()).levend).toBe(eerst.levend);
  bladen = [blad()];
  const daarna = await lees();
  expect([daarna.levend === eerst.levend, daarna.levend.length]).toEqual([false, eerst.levend.length]);
  expect(standVan(w.inhoud, daarna.levend).has('/signalen/a/')).toBe(true);
});

test('weet de andere kamer het niet zeker, dan is ook de lijst dat niet', async () => {
  const lees = levendVan({ agenda: w.agenda, los: { lees: async () => ({ bladen, vers: false }) } });
  expect((await lees()).vers).toBe(false);
});

test('wat een andere kamer bij een tekst zegt, wordt gevonden en staat in de uitslag; zegt zij het niet meer, dan is het meteen weg', async () => {
  const url = '/praktijken/meeloopdag-in-een-week-geregeld/';
  const tekst = w.inhoud.een('praktijken', 'meeloopdag-in-een-week-geregeld');
  bladen = [{ url, zinnen: ['Onderwijsregio Kwikstaart past dit toe.'] }];
  zoeker.bijwerken();
  await expect.poll(async () => (await gevonden('kwikstaart')).map((een) => een.url), { timeout: 150_000, interval: 200 }).toEqual([url]);
  const [een] = await gevonden('wie past de meeloopdag toe in Kwikstaart');
  expect([een?.url, een?.passage.map((stuk) => stuk.tekst).join('')]).toEqual([url, 'Onderwijsregio Kwikstaart past dit toe.']);
  // What others say beside a text does not make it wait to be found.
  expect(zoeker.kanVinden(url, tekst?.digest ?? '')).toBe(true);
  const { map } = JSON.parse(String(await zoeker.bestand('bij.json')));
  const openbaar = () => zoeker.bestand(`${String(zoeker.versie).split('.')[0]}/${map}/laag.json`);
  expect(String(await openbaar())).toContain('kwikstaart');
  bladen = [];
  expect(await gevonden('kwikstaart')).toMatchObject([{ url, titel: tekst?.gegevens.titel, kenmerken: [] }]);
  expect(JSON.stringify(await gevonden('kwikstaart'))).not.toContain('Kwikstaart');
  expect(String(await openbaar())).not.toContain('kwikstaart');
  zoeker.bijwerken();
  await expect.poll(() => gevonden('kwikstaart'), { timeout: 150_000, interval: 200 }).toEqual([]);
  expect((await gevonden('meeloopdag')).map((ander) => ander.url)).toContain(url);
}, 320_000);

test('bij een tekst die er niet is staat niets', async () => {
  const zonder = standVan(w.inhoud, []);
  expect(standVan(w.inhoud, [{ url: '/praktijken/bestaat-niet/', zinnen: ['Niets.'] }])).toEqual(zonder);
});
