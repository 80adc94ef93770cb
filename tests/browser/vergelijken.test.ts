import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { metBrowser, TELEFOON } from '../steun/browser.ts';

const open = metBrowser();
const zin = (pagina: Page) => pagina.locator('.vergelijkbalk p').textContent();
const knop = (pagina: Page) => pagina.locator('.vergelijkbalk button');
const vak = (pagina: Page, plek: number) => pagina.locator('.kaart input[name=p]').nth(plek);
const aan = (pagina: Page) => pagina.locator('.kaart input[name=p]:checked').evaluateAll((vakken) => vakken.length);

test('bij het aanvinken staat hoeveel je er koos, en een vierde gaat niet', async () => {
  const pagina = await open.browser.newPage({ viewport: TELEFOON });
  await pagina.goto(`${open.server.url}/praktijken/`);
  expect(await zin(pagina)).toBe('Vink twee of drie best practices aan.');
  await vak(pagina, 2).check();
  await expect.poll(() => zin(pagina)).toBe('1 gekozen. Vink er nog een of twee aan.');
  expect(await knop(pagina).isDisabled()).toBe(true);
  await vak(pagina, 0).check();
  expect([await zin(pagina), await knop(pagina).textContent()]).toEqual(['2 gekozen. Je kunt er nog een bij kiezen.', 'Vergelijk deze 2']);
  await vak(pagina, 1).check();
  expect(await zin(pagina)).toBe('3 gekozen. Meer passen er niet naast elkaar.');
  await vak(pagina, 3).click();
  expect([await zin(pagina), await aan(pagina), await vak(pagina, 3).isChecked()]).toEqual([
    '3 gekozen. Meer passen er niet naast elkaar. Haal eerst een vinkje weg.',
    3,
    false,
  ]);
  await pagina.context().close();
});

test('de kolommen staan in de volgorde waarin je aanvinkte', async () => {
  const pagina = await open.browser.newPage();
  await pagina.goto(`${open.server.url}/praktijken/`);
  const gekozen: (string | null)[] = [];
  for (const plek of [4, 0, 2]) {
    await vak(pagina, plek).check();
    gekozen.push(await vak(pagina, plek).getAttribute('value'));
    await expect.poll(() => zin(pagina)).toContain(`${gekozen.length} gekozen`);
  }
  await knop(pagina).click();
  await pagina.waitForURL('**/vergelijken/**');
  expect(new URL(pagina.url()).searchParams.getAll('p')).toEqual(gekozen);
  const kolommen = await pagina.locator('thead th a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(kolommen).toEqual(gekozen.map((slug) => `/praktijken/${slug}/`));
  // Back in the list the ticks count again.
  await pagina.goBack();
  await expect.poll(() => zin(pagina)).toBe(`${await aan(pagina)} gekozen. Meer passen er niet naast elkaar.`);
  await pagina.context().close();
});

test('wie daarna filtert, houdt de vinkjes van wat er nog staat', async () => {
  const pagina = await open.browser.newPage();
  await pagina.goto(`${open.server.url}/praktijken/?kosten=2`);
  for (const plek of [0, 1]) await vak(pagina, plek).check();
  await expect.poll(() => zin(pagina)).toContain('2 gekozen');
  await pagina.getByLabel(/^€€€ /).check();
  await expect.poll(() => pagina.locator('.keuze').count()).toBe(2);
  expect([await aan(pagina), await zin(pagina)]).toEqual([2, '2 gekozen. Je kunt er nog een bij kiezen.']);
  await pagina.context().close();
});

test('op een telefoon staat achter een titel geen dubbele punt', async () => {
  const pagina = await open.browser.newPage({ viewport: TELEFOON });
  const slugs = ['een-regionale-banenmarkt-waar-we-mee-stopten', 'een-regionale-lerarenraad-met-mandaat'];
  await pagina.goto(`${open.server.url}/praktijken/vergelijken/?${new URLSearchParams(slugs.map((slug) => ['p', slug]))}`);
  const kop = await pagina
    .locator('td[data-kop]')
    .first()
    .evaluate((cel) => getComputedStyle(cel, '::before').content);
  expect(kop).toBe('"Een regionale banenmarkt, waar we mee stopten"');
  await pagina.context().close();
});
