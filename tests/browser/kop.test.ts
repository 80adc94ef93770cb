import { expect, test } from 'vitest';
import { metBrowser, TELEFOON } from '../steun/browser.ts';

const open = metBrowser();

test.each(['/', '/praktijken/', '/over/', '/bestaat-niet/', '/inloggen/'])(
  'boven %s staat één keer dat er voorbeelden op de site staan, op een smal scherm op één regel',
  async (pad) => {
    const context = await open.browser.newContext({ viewport: { width: 320, height: 640 } });
    const pagina = await context.newPage();
    await pagina.goto(open.server.url + pad);
    const balk = pagina.getByRole('banner').getByText('Op deze site staan verzonnen voorbeelden.');
    expect(await balk.count()).toBe(1);
    expect((await balk.boundingBox())?.height).toBeLessThan(40);
    await context.close();
  },
);

test('wie inlogt of zijn eigen omgeving zoekt, vindt op een telefoon dezelfde link', async () => {
  const context = await open.browser.newContext({ viewport: TELEFOON });
  const pagina = await context.newPage();
  await pagina.goto(open.server.url);
  await pagina.locator('.kop-menuknop summary').click();
  const link = pagina.getByRole('link', { name: 'Inloggen of mijn omgeving' });
  expect(await link.getAttribute('href')).toBe('/mijn/');
  expect(await link.isVisible()).toBe(true);
  await context.close();
});

test.each(['/praktijken/', '/kennissessies/', '/'])(
  'op %s staat boven geen enkele titel dat hij verzonnen is, en erbij wel',
  async (pad) => {
    const context = await open.browser.newContext();
    const pagina = await context.newPage();
    await pagina.goto(open.server.url + pad);
    const woorden = await pagina.locator('main').getByText('Verzonnen voorbeeld', { exact: true }).all();
    expect(woorden.length).toBeGreaterThan(0);
    const erboven = await Promise.all(
      woorden.map((een) =>
        een.evaluate((woord) => {
          const titel = woord.closest(':is(li, article):has(h2, h3, h4)')?.querySelector('h2, h3, h4');
          return !titel || Boolean(titel.compareDocumentPosition(woord) & Node.DOCUMENT_POSITION_PRECEDING);
        }),
      ),
    );
    expect(erboven).not.toContain(true);
    await context.close();
  },
);

test('op een telefoon staan de drie wegen naar binnen op de eerste twee schermen', async () => {
  const context = await open.browser.newContext({ viewport: TELEFOON });
  const pagina = await context.newPage();
  await pagina.goto(open.server.url);
  const onderkanten = await pagina.locator('.weg').evaluateAll((wegen) => wegen.map((weg) => weg.getBoundingClientRect().bottom));
  expect(onderkanten).toHaveLength(3);
  expect(Math.max(...onderkanten)).toBeLessThanOrEqual(2 * TELEFOON.height);
  await context.close();
});
