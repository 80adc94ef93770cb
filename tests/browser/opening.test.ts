import { expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { keurOveral } from '../steun/keuren.ts';

const open = metBrowser();
const PRAKTIJKEN = [
  '/praktijken/drie-jaar-begeleiding-voor-iedere-startende-leraar/',
  '/praktijken/de-instroommakelaar-als-vaste-gids-voor-zij-instromers/',
  '/praktijken/onderwijs-anders-organiseren-met-leerpleinen-en-teams/',
];

/** How far down, in screens, the last of what one wants to know at once ends. */
const onderkant = () =>
  Math.max(
    ...[...document.querySelectorAll('.maatlat, .opening a[href^="mailto:"]')].map(
      (element) => (element.getBoundingClientRect().bottom + scrollY) / innerHeight,
    ),
  );

test.each([
  ['een bureau', { width: 1280, height: 800 }],
  ['een telefoon', { width: 360, height: 740 }],
])('wat het kost, hoe zeker het is en wie je mailt staan op het eerste scherm van %s', async (_, viewport) => {
  const pagina = await open.browser.newPage({ viewport });
  for (const pad of PRAKTIJKEN) {
    await pagina.goto(open.server.url + pad);
    expect(await pagina.locator('.maatlat').count()).toBe(4);
    expect(await pagina.evaluate(onderkant)).toBeLessThan(0.95);
  }
  // The control: what stands lower is seen.
  await pagina.evaluate((hoog) => {
    document.querySelector('h1')?.style.setProperty('padding-block-start', `${hoog}px`);
  }, viewport.height);
  expect(await pagina.evaluate(onderkant)).toBeGreaterThan(1);
  await pagina.close();
});

test('op een telefoon staat de toelichting van elke maat onder één knop, op een bureau bij de maat', async () => {
  const pagina = await open.browser.newPage({ viewport: TELEFOON });
  await pagina.goto(open.server.url + PRAKTIJKEN[0]);
  const [bijMaat, onderKnop] = [pagina.locator('.maatlat .maatlat-reden'), pagina.locator('.opening-waarom dd')];
  const redenen = await bijMaat.allTextContents();
  expect(redenen).toHaveLength(4);
  const zichtbaar = async () => [await bijMaat.first().isVisible(), await onderKnop.first().isVisible()];
  expect(await zichtbaar()).toEqual([false, false]);
  await pagina.getByText('Toelichting bij deze maten').click();
  expect(await zichtbaar()).toEqual([false, true]);
  expect(await onderKnop.allTextContents()).toEqual(redenen);
  await pagina.setViewportSize(BUREAU);
  expect(await zichtbaar()).toEqual([true, false]);
  await pagina.emulateMedia({ media: 'print' });
  await pagina.setViewportSize(TELEFOON);
  expect(await zichtbaar()).toEqual([true, false]);
  await pagina.close();
});

test.each([PRAKTIJKEN[0] ?? '', '/praktijken/uitleg/', '/praktijken/?sorteer=meest-zeker'])(
  '%s is toegankelijk, licht en donker',
  async (pad) => {
    const pagina = await open.browser.newPage();
    await pagina.goto(open.server.url + pad);
    expect(await keurOveral(pagina)).toEqual([]);
    await pagina.setViewportSize({ width: 320, height: 640 });
    expect(await pagina.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await pagina.close();
  },
);

test('ook waar de kleuren vastliggen zie je hoeveel rondjes er vol zijn', async () => {
  const pagina = await open.browser.newPage({ forcedColors: 'active' });
  await pagina.goto(open.server.url + PRAKTIJKEN[0]);
  const dikte = (keuze: string) =>
    pagina
      .locator(keuze)
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth));
  expect(await dikte('b.maatlat-punt')).toBeGreaterThan(3 * (await dikte('i.maatlat-punt')));
  await pagina.close();
});
