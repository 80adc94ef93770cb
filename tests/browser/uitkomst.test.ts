import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';

const open = metBrowser();

/** Chooses a filter without JavaScript and says how to see where the count of results stands. */
async function kies(viewport: typeof BUREAU, pad: string, keuze: RegExp) {
  const context = await open.browser.newContext({ viewport, javaScriptEnabled: false });
  const pagina = await context.newPage();
  await pagina.goto(open.server.url + pad);
  const knop = pagina.locator('details.facetten-knop summary');
  if (await knop.isVisible()) await knop.click();
  await pagina.getByLabel(keuze).first().check();
  await pagina.getByRole('button', { name: 'Toon resultaten' }).click();
  await pagina.waitForURL(/\?.*#resultaten$/);
  const hoogte = async (wat: Locator) => (await wat.boundingBox())?.y ?? -1;
  return {
    telling: () => hoogte(pagina.locator('#resultaten h2').first()),
    kop: () => hoogte(pagina.getByRole('heading', { level: 1 })),
    weg: () => context.close(),
  };
}

/** The title above the list is out of sight when the page jumped to the results. */
test.each([
  ['/praktijken/', /^Werven/],
  ['/terugblikken/', /\(po\)/],
  ['/kennissessies/', /^Online/],
])('op een telefoon staat na het kiezen op %s de uitkomst bovenaan', async (pad, keuze) => {
  const { telling, kop, weg } = await kies(TELEFOON, pad, keuze);
  await expect.poll(kop).toBeLessThan(0);
  expect(await telling()).toBeLessThan(TELEFOON.height / 2);
  await weg();
});

test('op een groot scherm staat alles al in beeld en blijft de bladzij staan', async () => {
  const { telling, kop, weg } = await kies(BUREAU, '/praktijken/', /^Werven/);
  await new Promise((klaar) => setTimeout(klaar, 1000));
  expect(await kop()).toBeGreaterThanOrEqual(0);
  expect(await telling()).toBeLessThan(BUREAU.height);
  await weg();
});

test.each([
  ['een groot scherm', BUREAU],
  ['een telefoon', TELEFOON],
])(
  'op %s is Toon resultaten meteen in beeld, hoe lang de rij filters ook is, en de focus komt er nooit achter',
  async (_naam, viewport) => {
    const context = await open.browser.newContext({ viewport, javaScriptEnabled: false, reducedMotion: 'reduce' });
    const pagina = await context.newPage();
    await pagina.goto(`${open.server.url}/praktijken/`);
    const uitklap = pagina.locator('details.facetten-knop summary');
    if (await uitklap.isVisible()) await uitklap.click();
    const knop = pagina.getByRole('button', { name: 'Toon resultaten' });
    await pagina.getByLabel(/^Werven/).check();
    const onderkant = async (wat: Locator) =>
      (await wat.boundingBox().then((vak) => vak && vak.y + vak.height)) ?? Number.POSITIVE_INFINITY;
    expect(await onderkant(knop)).toBeLessThanOrEqual(viewport.height);
    await pagina.locator('.facet[open] input').first().focus();
    for (let stap = 0; stap < 12; stap++) {
      await pagina.keyboard.press('Tab');
      const vak = pagina.locator('.facet :focus');
      if ((await vak.count()) > 0)
        expect(await onderkant(vak)).toBeLessThanOrEqual((await pagina.locator('.facetten-knoppen').boundingBox())?.y ?? 0);
    }
    await context.close();
  },
);
