import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Proefserver, startServer } from '../steun/server.ts';

let leeg: Proefserver;
let vol: Proefserver;
beforeAll(async () => {
  [leeg, vol] = await Promise.all([startServer({ VOORBEELD: 'nee' }), startServer()]);
});
afterAll(() => Promise.all([leeg?.ruimOp(), vol?.ruimOp()]));

const lees = async (server: Proefserver, pad: string) => (await fetch(server.url + pad)).text();

test.each(['/praktijken/', '/terugblikken/', '/kennissessies/'])('%s zonder voorbeelden heeft het niet over filters', async (pad) => {
  if (pad !== '/terugblikken/') expect(await lees(vol, pad)).toContain('Toon resultaten');
  const html = await lees(leeg, pad);
  expect(html).toMatch(/Er zijn nog geen|Hier staat nu niets gepland/);
  expect(html).not.toMatch(/Haal een filter weg|Toon resultaten|>0 /);
});

test('de voorpagina en de voet tellen geen voorbeelden die er niet zijn', async () => {
  expect(await lees(vol, '/')).toMatch(/Op deze site staan verzonnen voorbeelden[\s\S]*welkom-telling/);
  expect(await lees(leeg, '/')).not.toMatch(/welkom-telling|erzonnen voorbeeld/);
});

test('wat de voorpagina van de proef voorstelt om op te zoeken, vindt iets', async () => {
  const vragen = parse(await lees(vol, '/')).querySelectorAll('.welkom-zoals a');
  expect(vragen.map(({ text }) => text)).toEqual(['geen invaller', 'zij-instromers begeleiden', 'wie besluit waarover']);
  for (const a of vragen) {
    const telling = async () => parse(await lees(vol, a.getAttribute('href') ?? '')).querySelector('.lijst-telling')?.text;
    await expect.poll(telling).toMatch(/^\d+ resulta/);
  }
});
