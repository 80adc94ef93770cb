import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { metBrowser } from '../steun/browser.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
// Every page on two screens, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 });

const geweigerd = (pagina: Page) => pagina.waitForFunction(() => document.title.startsWith('Fout: '));

test('onderwijsregio worden is toegankelijk op twee schermen, tot en met Wij denken erover, ook als er iets niet klopt', async () => {
  const context = await open.browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': '10.7.0.1' } });
  onTestFinished(() => context.close());
  const pagina = await context.newPage();
  const csp: string[] = [];
  pagina.on('console', (bericht) => /Content Security Policy|Refused to/.test(bericht.text()) && csp.push(bericht.text()));
  const goed = async (kop: string) => {
    await pagina.getByRole('heading', { level: 1, name: kop }).waitFor();
    expect(await keurOveral(pagina, TWEE_STANDEN), kop).toEqual([]);
    expect(csp).toEqual([]);
  };
  const verstuur = pagina.getByRole('button', { name: 'Verstuur', exact: true });

  await pagina.goto(`${open.server.url}/onderwijsregio-worden/`, { waitUntil: 'load' });
  await goed('Onderwijsregio worden');
  await pagina.getByRole('link', { name: 'Wij denken erover' }).first().press('Enter');
  await goed('Wij denken erover');
  await pagina.getByLabel('Jullie vraag').fill('Mag het met twee besturen?');
  await verstuur.press('Enter');
  await geweigerd(pagina);
  await goed('Wij denken erover');
  await pagina.getByRole('link', { name: 'Kies ten minste één sector.' }).press('Enter');
  expect(await pagina.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('sector-po');
  await pagina.getByLabel('Naam of gebied').fill('Duin- en veenstreek');
  await pagina.getByLabel('Mbo').press('Space');
  await pagina.getByLabel(/E-mailadres/).fill('denker@school.example');
  await pagina.getByLabel(/Ik vind het goed/).check();
  await verstuur.press('Enter');
  await goed('We hebben je bericht ontvangen');

  await context.addCookies((await alsRosa(open.server)).koekjes);
  await pagina.goto(`${open.server.url}/beheer/regioverkenningen/`, { waitUntil: 'load' });
  await goed("Nieuwe onderwijsregio's");
  await pagina.getByRole('link', { name: 'Duin- en veenstreek' }).press('Enter');
  await goed('Duin- en veenstreek');
  await pagina.getByRole('button', { name: 'Antwoord versturen' }).press('Enter');
  await geweigerd(pagina);
  await goed('Duin- en veenstreek');
  await pagina.getByLabel('Antwoord', { exact: true }).fill('Kom naar het spreekuur.');
  await pagina.getByRole('button', { name: 'Antwoord versturen' }).press('Enter');
  await pagina.waitForURL(/gedaan=ja/);
  await goed('Duin- en veenstreek');

  await pagina.goto(`${open.server.url}/praktijken/?pijler=behouden`, { waitUntil: 'load' });
  await goed('Best practices');
  await pagina.getByRole('link', { name: 'Haal filter Behouden weg' }).waitFor();
});
