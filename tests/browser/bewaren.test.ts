import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { metBrowser, TELEFOON } from '../steun/browser.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';

const open = metBrowser();
const [POOL, RAAD] = ['bovenbestuurlijke-vervangingspool-met-vaste-contracten', 'een-regionale-lerarenraad-met-mandaat'];
const LIJST = '/praktijken/bewaard/';
const NAAST = `/praktijken/vergelijken/?p=${POOL}&p=${RAAD}`;
const zet = (pagina: Page, waarde: string) => pagina.evaluate((tekst) => localStorage.setItem('bewaarde-praktijken', tekst), waarde);
const titels = (pagina: Page) => pagina.locator('.kaart-titel').allTextContents();

test('wat je bewaart staat op je lijst, ook later, en je haalt het er weer af', async () => {
  const pagina = await open.browser.newPage({ viewport: TELEFOON });
  for (const slug of [POOL, RAAD]) {
    await pagina.goto(`${open.server.url}/praktijken/${slug}/`);
    await pagina.getByRole('button', { name: 'Bewaar' }).click();
    expect(await pagina.locator('[data-bewaarstand]').textContent()).toBe('Bewaard op dit apparaat.');
  }
  await pagina.getByRole('link', { name: 'Je bewaarde lijst (2)' }).click();
  await pagina.waitForURL(`**${LIJST}?p=**`);
  expect(await titels(pagina)).toEqual(['Bovenbestuurlijke vervangingspool met vaste contracten', 'Een regionale lerarenraad met mandaat']);
  expect(await keurOveral(pagina, TWEE_STANDEN)).toEqual([]);
  await Promise.all([
    pagina.waitForEvent('load'),
    pagina.getByRole('button', { name: /^Haal ‘Bovenbestuurlijke vervangingspool/ }).click(),
  ]);
  expect(await titels(pagina)).toEqual(['Een regionale lerarenraad met mandaat']);
  await Promise.all([pagina.waitForEvent('load'), pagina.getByRole('button', { name: /^Haal .*van je lijst$/ }).click()]);
  expect(await pagina.getByRole('heading', { name: 'Je lijst is leeg' }).count()).toBe(1);
  await pagina.context().close();
});

test('wat is ingetrokken staat er niet meer, en gaat met één klik van de lijst', async () => {
  const pagina = await open.browser.newPage();
  await pagina.goto(open.server.url + LIJST);
  await zet(pagina, JSON.stringify([POOL, 'is-er-niet-meer']));
  await Promise.all([pagina.waitForURL(`**${LIJST}?p=**`), pagina.reload()]);
  expect(await titels(pagina)).toHaveLength(1);
  await Promise.all([
    pagina.waitForEvent('load'),
    pagina
      .locator('.utrecht-alert')
      .getByRole('button', { name: /^Haal\s+van je lijst$/ })
      .click(),
  ]);
  expect(new URL(pagina.url()).search).toBe(`?p=${POOL}`);
  await pagina.context().close();
});

test('een gedeelde lijst blijft van wie haar deelde', async () => {
  const pagina = await open.browser.newPage();
  await pagina.goto(`${open.server.url}${LIJST}?p=${POOL}`);
  expect(await pagina.getByText('Dit is een gedeelde lijst.').isVisible()).toBe(true);
  expect(await pagina.getByRole('button', { name: /^Haal .*van je lijst$/ }).count()).toBe(0);
  await pagina.context().close();
});

test.each(['{', '"tekst"', '[1,null,{}]', 'null'])('met %s op de plank is de lijst leeg en blijft alles stil', async (waarde) => {
  const pagina = await open.browser.newPage();
  const fouten: string[] = [];
  pagina.on('pageerror', (fout) => fouten.push(fout.message));
  await pagina.goto(open.server.url + LIJST);
  await zet(pagina, waarde);
  await pagina.reload();
  expect(await pagina.getByRole('heading', { name: 'Je lijst is leeg' }).count()).toBe(1);
  expect(fouten).toEqual([]);
  await pagina.context().close();
});

test('waar de browser niets mag bewaren is er geen knop, en staat op de lijst waarom', async () => {
  const pagina = await open.browser.newPage();
  await pagina.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
  });
  await pagina.goto(`${open.server.url}/praktijken/${POOL}/`);
  expect(await pagina.locator('[data-bewaar]').isVisible()).toBe(false);
  await pagina.goto(open.server.url + LIJST);
  expect(await pagina.getByText('Je browser laat deze site niets bewaren.').isVisible()).toBe(true);
  await pagina.context().close();
});

test('zonder JavaScript is er geen knop, en zegt de lijst dat', async () => {
  const context = await open.browser.newContext({ javaScriptEnabled: false });
  const pagina = await context.newPage();
  await pagina.goto(`${open.server.url}/praktijken/${POOL}/`);
  expect(await pagina.locator('[data-bewaar]').isVisible()).toBe(false);
  await pagina.goto(open.server.url + LIJST);
  expect(await pagina.locator('noscript p').isVisible()).toBe(true);
  await context.close();
});

test('een vergelijking is toegankelijk, schuift op 320 pixels niet opzij en houdt daar haar koppen', async () => {
  const pagina = await open.browser.newPage();
  await pagina.goto(open.server.url + NAAST);
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.setViewportSize({ width: 320, height: 640 });
  expect(await pagina.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const cdp = await pagina.context().newCDPSession(pagina);
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: { role?: { value?: string }; ignored: boolean }[] };
  const rollen = nodes.filter(({ ignored }) => !ignored).map(({ role }) => role?.value);
  expect(['table', 'columnheader', 'rowheader', 'cell'].map((rol) => rollen.filter((een) => een === rol).length > 0)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(rollen.filter((rol) => rol === 'columnheader')).toHaveLength(2);
  await pagina.context().close();
});

const bladen = async (pagina: Page): Promise<number> => {
  const pdf = await pagina.pdf({ format: 'A4', preferCSSPageSize: true });
  return (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
};

/** What is printed larger than the text that it belongs to, headings aside. */
const groterGedrukt = (): string[] => {
  const letter = (een: Element) => Number.parseFloat(getComputedStyle(een).fontSize);
  const detail = document.querySelector('.detail');
  const alineas = [...document.querySelectorAll('.detail-tekst :is(p, li, dt, dd, td, th, figcaption)')];
  return alineas.filter((een) => !een.closest('.kader-titel') && letter(een) > letter(detail ?? een)).map((een) => een.textContent ?? '');
};

test('elke best practice past op drie vellen A4, met haar maten en contact en zonder kaarten of voet', async () => {
  const pagina = await open.browser.newPage();
  await pagina.goto(`${open.server.url}/praktijken/`);
  const adressen = await pagina.locator('.kaart-titel a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(adressen.length).toBeGreaterThan(15);
  const teLang: string[] = [];
  const teGroot: string[] = [];
  await pagina.emulateMedia({ media: 'print' });
  for (const adres of adressen) {
    await pagina.goto(adres);
    const aantal = await bladen(pagina);
    if (aantal > 3) teLang.push(`${adres} ${aantal}`);
    teGroot.push(...(await pagina.evaluate(groterGedrukt)));
  }
  expect([teLang, teGroot]).toEqual([[], []]);
  const zichtbaar = (keuze: string) => pagina.locator(keuze).first().isVisible();
  expect([await zichtbaar('.opening'), await zichtbaar('.opening-adres'), await zichtbaar('.alleen-druk')]).toEqual([true, true, true]);
  expect([await zichtbaar('.kaart'), await zichtbaar('.voet'), await zichtbaar('.utrecht-button')]).toEqual([false, false, false]);
  // The control: a text twice as long is seen.
  await pagina.evaluate(() => {
    const tekst = document.querySelector('.hoofdstuk');
    if (tekst) tekst.after(tekst.cloneNode(true), tekst.cloneNode(true));
  });
  expect(await bladen(pagina)).toBeGreaterThan(3);
  await pagina.context().close();
});
