import { expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';

const open = metBrowser();

/** Chooses a filter without JavaScript and says where the count of results stands. */
async function kies(viewport: typeof BUREAU, pad: string, keuze: RegExp) {
  const context = await open.browser.newContext({ viewport, javaScriptEnabled: false });
  const pagina = await context.newPage();
  await pagina.goto(open.server.url + pad);
  const knop = pagina.locator('details.facetten-knop summary');
  if (await knop.isVisible()) await knop.click();
  await pagina.getByLabel(keuze).first().check();
  await pagina.getByRole('button', { name: 'Toon resultaten' }).click();
  await pagina.waitForURL(/\?.*#resultaten$/);
  const telling = await pagina.locator('#resultaten h2').first().boundingBox();
  const kop = await pagina.getByRole('heading', { level: 1 }).boundingBox();
  await context.close();
  return { telling: telling?.y ?? -1, kop: kop?.y ?? -1 };
}

test.each(['/praktijken/', '/terugblikken/', '/kennissessies/'])(
  'op een telefoon staat na het kiezen op %s de uitkomst in beeld',
  async (pad) => {
    const { telling } = await kies(TELEFOON, pad, pad === '/kennissessies/' ? /^Online/ : /Werven|po/);
    expect(telling).toBeGreaterThanOrEqual(0);
    expect(telling).toBeLessThan(TELEFOON.height / 2);
  },
);

test('op een groot scherm blijft de bladzij bovenaan staan', async () => {
  const { telling, kop } = await kies(BUREAU, '/praktijken/', /Werven/);
  expect(kop).toBeGreaterThanOrEqual(0);
  expect(telling).toBeLessThan(BUREAU.height);
});
