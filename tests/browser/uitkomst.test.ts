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
  ['/onderwijsregios/', /\(po\)/],
  ['/kennissessies/', /^Online/],
])('op een telefoon staat na het kiezen op %s de uitkomst bovenaan', async (pad, keuze) => {
  const { telling, kop, weg } = await kies(TELEFOON, pad, keuze);
  await expect.poll(kop).toBeLessThan(0);
  // The page scrolls smoothly: the title is out of sight before it has arrived.
  await expect.poll(telling).toBeLessThan(TELEFOON.height / 2);
  await weg();
});

test('op een groot scherm staat alles al in beeld en blijft de bladzij staan', async () => {
  const { telling, kop, weg } = await kies(BUREAU, '/praktijken/', /^Werven/);
  await new Promise((klaar) => setTimeout(klaar, 1000));
  expect(await kop()).toBeGreaterThanOrEqual(0);
  expect(await telling()).toBeLessThan(BUREAU.height);
  await weg();
});
