import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';

const open = metBrowser();

async function naar(pad: string, viewport = BUREAU, javaScriptEnabled = true): Promise<Page> {
  const context = await open.browser.newContext({ viewport, javaScriptEnabled, reducedMotion: 'reduce' });
  const pagina = await context.newPage();
  await pagina.goto(open.server.url + pad);
  // What a full load would wipe out.
  if (javaScriptEnabled) await pagina.evaluate(() => Object.assign(window, { gebleven: true }));
  return pagina;
}
const tekst = async (wat: Locator) => ((await wat.textContent()) ?? '').trim();
const gebleven = (pagina: Page) => pagina.evaluate(() => 'gebleven' in window);
const telling = (pagina: Page) => tekst(pagina.locator('#resultaten h2').first());
const actief = (pagina: Page) => pagina.evaluate(() => (document.activeElement as HTMLInputElement).value);

test('een filter werkt meteen: adres, lijst en aantallen gaan mee, de focus blijft en het aantal wordt gemeld', async () => {
  const pagina = await naar('/praktijken/');
  const alles = await telling(pagina);
  await pagina.getByLabel(/^Werven/).focus();
  await pagina.keyboard.press('Space');
  await expect.poll(() => telling(pagina)).not.toBe(alles);
  expect(new URL(pagina.url()).search).toBe('?taak=werven');
  expect([await gebleven(pagina), await actief(pagina)]).toEqual([true, 'werven']);
  expect(await tekst(pagina.getByRole('status').first())).toBe(await telling(pagina));
  // The counts are those of the page at that address.
  const hier = () => pagina.locator('.facet-optie:not([hidden]) .facet-tekst').allTextContents();
  const direct = await hier();
  await pagina.reload();
  expect(await hier()).toEqual(direct);
  await pagina.context().close();
});

test('de terugknop haalt de vorige keuze terug, met de vinkjes die erbij horen', async () => {
  const pagina = await naar('/praktijken/');
  const alles = await telling(pagina);
  await pagina.getByLabel(/^Werven/).check();
  await expect.poll(() => telling(pagina)).not.toBe(alles);
  await pagina.goBack();
  await expect.poll(() => telling(pagina)).toBe(alles);
  expect([await pagina.getByLabel(/^Werven/).isChecked(), await gebleven(pagina)]).toEqual([false, true]);
  await pagina.goForward();
  await expect.poll(() => pagina.getByLabel(/^Werven/).isChecked()).toBe(true);
  await pagina.context().close();
});

test('na opnieuw laden haalt de terugknop ook de vorige lijst terug', async () => {
  const pagina = await naar('/praktijken/');
  const alles = await telling(pagina);
  await pagina.getByLabel(/^Werven/).check();
  await expect.poll(() => telling(pagina)).not.toBe(alles);
  await pagina.reload();
  await pagina.goBack();
  await expect.poll(() => telling(pagina)).toBe(alles);
  expect([new URL(pagina.url()).search, await pagina.getByLabel(/^Werven/).isChecked()]).toEqual(['', false]);
  await pagina.context().close();
});

test('een sprong binnen de pagina vraagt niets opnieuw, ook niet op de weg terug', async () => {
  const pagina = await naar('/praktijken/?taak=werven');
  const gevraagd: string[] = [];
  pagina.on('request', (verzoek) => gevraagd.push(verzoek.url()));
  await pagina.evaluate(() => location.assign('#resultaten'));
  await pagina.goBack();
  await expect.poll(() => pagina.evaluate(() => location.hash)).toBe('');
  expect([gevraagd, await gebleven(pagina)]).toEqual([[], true]);
  await pagina.context().close();
});

test('de kaart van de regio’s gaat mee met het landsdeel dat gekozen is', async () => {
  const pagina = await naar('/onderwijsregios/');
  const gekozen = pagina.locator('.landsdelen [aria-current]');
  expect(await gekozen.count()).toBe(0);
  await pagina.getByRole('checkbox', { name: /^West/ }).check();
  await expect.poll(() => gekozen.count()).toBe(1);
  expect([await tekst(gekozen), await gebleven(pagina)]).toEqual([expect.stringContaining('West'), true]);
  await pagina.context().close();
});

test('wie met een keuze in het adres komt en die weghaalt, ziet weer alle keuzes en houdt de focus', async () => {
  const pagina = await naar('/praktijken/?taak=werven&sector=mbo');
  await pagina.getByLabel(/^Mbo/).uncheck();
  await expect.poll(() => pagina.url()).not.toContain('sector');
  await expect.poll(() => telling(pagina)).toMatch(/^\d+ best/);
  const direct = () => pagina.locator('.facet-optie:not([hidden]) .facet-tekst').allTextContents();
  await expect.poll(async () => (await direct()).length).toBeGreaterThan(10);
  expect(await actief(pagina)).toBe('mbo');
  await pagina.context().close();
});

test('geeft de server geen antwoord of een fout, dan laadt de pagina gewoon', async () => {
  const pagina = await naar('/praktijken/');
  let eerste = true;
  await pagina.route('**/praktijken/?*', (route) => {
    const nu = eerste;
    eerste = false;
    return nu ? route.fulfill({ status: 503, body: 'vol' }) : route.continue();
  });
  await pagina.getByLabel(/^Werven/).check();
  await expect.poll(() => gebleven(pagina)).toBe(false);
  await expect.poll(() => telling(pagina)).toMatch(/^\d+ best/);
  expect(new URL(pagina.url()).search).toBe('?taak=werven');
  await pagina.context().close();
});

test('duurt het te lang, dan laadt de pagina gewoon', async () => {
  const pagina = await naar('/praktijken/');
  let eerste = true;
  await pagina.route('**/praktijken/?*', (route) => {
    const nu = eerste;
    eerste = false;
    // Never answered, until the full load does away with it.
    return nu ? undefined : route.continue();
  });
  await pagina.getByLabel(/^Werven/).check();
  await expect.poll(() => gebleven(pagina)).toBe(false);
  expect(new URL(pagina.url()).search).toBe('?taak=werven');
  await pagina.context().close();
});

test('zonder script staat er een knop, die nooit over een keuze ligt; met script is hij op een groot scherm niet nodig', async () => {
  for (const viewport of [BUREAU, TELEFOON]) {
    const pagina = await naar('/praktijken/', viewport, false);
    const uitklap = pagina.locator('details.facetten-knop summary');
    if (await uitklap.isVisible()) await uitklap.click();
    const [vakje, knoppen] = [pagina.locator('.facet[open] input'), pagina.locator('.facetten-knoppen')];
    const onderste = await vakje.last().boundingBox();
    expect(await knoppen.evaluate((een) => getComputedStyle(een).position)).toBe('static');
    expect((await knoppen.boundingBox())?.y).toBeGreaterThan((onderste?.y ?? 0) + (onderste?.height ?? 0));
    await pagina.context().close();
  }
  const pagina = await naar('/praktijken/');
  expect(await pagina.getByRole('button', { name: 'Toon resultaten' }).isVisible()).toBe(false);
  await pagina.context().close();
});

test('de kaart en de lijst van landsdelen leiden naar dezelfde gefilterde lijst', async () => {
  const pagina = await naar('/onderwijsregios/', BUREAU, false);
  const lijst = await pagina.locator('.landsdelen ul a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const kaart = await pagina.locator('.landsdelenkaart a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect([...kaart].sort()).toEqual([...lijst].sort());
  expect(kaart).toHaveLength(5);
  await pagina.getByRole('link', { name: /^Zuid-Nederland/ }).click();
  await pagina.waitForURL(/landsdeel=Zuid-Nederland/);
  expect(await telling(pagina)).toBe("2 onderwijsregio's");
  expect(await pagina.getByRole('link', { name: /^Zuid-Nederland/ }).getAttribute('aria-current')).toBe('true');
  await pagina.context().close();
});

test('op een telefoon zie je na een keuze hoeveel er over zijn, en spring je erheen', async () => {
  const pagina = await naar('/praktijken/', TELEFOON);
  await pagina.locator('.facetten-knop summary').click();
  const knop = pagina.locator('.facetten-knoppen button');
  const inBeeld = async () => (await knop.boundingBox())?.y ?? Number.POSITIVE_INFINITY;
  expect(await inBeeld()).toBeGreaterThan(TELEFOON.height);
  await pagina.getByLabel(/^€€ /).check();
  await expect.poll(() => tekst(knop)).toMatch(/^Toon \d+ best practices$/);
  expect(await tekst(knop)).toBe(`Toon ${await telling(pagina)}`);
  expect(await inBeeld()).toBeLessThan(TELEFOON.height - 40);
  // What has the focus is never behind it.
  const onder: string[] = [];
  for (let stap = 0; stap < 12; stap += 1) {
    await pagina.keyboard.press('Tab');
    const actieveRand = await pagina.evaluate(() => {
      const actief = document.activeElement;
      return actief?.closest('.facet') ? actief.getBoundingClientRect().bottom : 0;
    });
    if (actieveRand > (await inBeeld())) onder.push(await actief(pagina));
  }
  expect(onder).toEqual([]);
  await knop.click();
  await expect.poll(() => pagina.evaluate(() => document.querySelector('#resultaten')?.getBoundingClientRect().top)).toBeLessThan(100);
  expect(await gebleven(pagina)).toBe(true);
  await pagina.context().close();
});
