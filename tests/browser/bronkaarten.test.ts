import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';

const open = metBrowser();
vi.setConfig({ testTimeout: 400_000 });

async function bezoek(adres?: string): Promise<Page> {
  const context = await open.browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': '10.3.0.19' } });
  onTestFinished(() => context.close());
  if (adres) await alIngelogd(context, open.server, adres);
  return context.newPage();
}

/** Without faults in both widths; with SCHERMEN also a picture of each. */
async function goed(pagina: Page, naam: string): Promise<void> {
  expect(await keurOveral(pagina, TWEE_STANDEN), naam).toEqual([]);
  if (!process.env.SCHERMEN) return;
  for (const maat of [BUREAU, TELEFOON]) {
    await pagina.setViewportSize(maat);
    await pagina.screenshot({ path: `${process.env.SCHERMEN}/${naam}-${maat.width}.png`, fullPage: true });
  }
}

test('een bronkaart maken is toegankelijk, ook als er iets niet klopt, en elke vraag met meer velden heeft een naam', async () => {
  const pagina = await bezoek('bram@voorbeeld.example');
  await pagina.goto(`${open.server.url}/mijn/publicaties/nieuwe-bronkaart/`);
  await goed(pagina, 'nieuw');
  await pagina.getByRole('main').getByRole('button', { name: 'Beginnen met schrijven' }).click();
  await pagina.getByRole('heading', { level: 1, name: 'Bronkaart schrijven' }).waitFor();
  await goed(pagina, 'formulier');
  for (const vraag of ['Wat voor bron is het?', 'Van wie is het, en van wanneer?', 'Waar hoort het bij?'])
    expect(await pagina.getByRole('group', { name: vraag }).count()).toBe(1);
  await pagina.getByLabel('Adres').fill('javascript:alert(1)');
  await pagina.getByLabel('Titel').fill('Een bron');
  await pagina.getByRole('main').getByRole('button', { name: 'Indienen' }).click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  expect(await pagina.getByLabel('Adres').inputValue()).toBe('javascript:alert(1)');
  await goed(pagina, 'fout');
});

test('een bronkaart lezen is toegankelijk, en haar link zegt waar hij heen gaat', async () => {
  const pagina = await bezoek();
  await pagina.goto(`${open.server.url}/elders/`);
  await goed(pagina, 'lijst');
  await pagina.getByRole('link', { name: "Breed-regionale strategiesessie onderwijsregio's" }).click();
  await goed(pagina, 'kaart');
  const naar = pagina.getByRole('link', { name: 'Bekijk het op ra-zon.nl' });
  expect(await naar.getAttribute('href')).toBe('https://ra-zon.nl/nieuws/breed-regionale-strategiesessie-onderwijsregios');
  await pagina.goto(`${open.server.url}/bouwstenen/samenwerking-en-governance/`);
  await goed(pagina, 'bouwsteen');
});
