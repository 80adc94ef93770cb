import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { odtdelen, zip } from '../inhoud/bijlagen/maken.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { inloggen, inloggenZonderScript } from '../steun/inloggen.ts';
import { alsRosa } from '../steun/rosa.ts';
import { beginSchrijven } from '../steun/schrijver.ts';

const open = metBrowser();

const doel = (pagina: Page) => pagina.getByLabel('Aanleiding', { exact: true });
/** What of a text lies on this device: not which sort of field somebody likes. */
const kopieen = (pagina: Page) =>
  pagina.evaluate(() =>
    Object.entries(localStorage)
      .filter(([naam]) => naam !== 'regiokring-gewoon-veld')
      .map(([, waarde]) => waarde)
      .join('\n'),
  );
/** Counts the warnings when leaving, and leaves anyway. */
function waarschuwingen(pagina: Page): string[] {
  const gezien: string[] = [];
  pagina.on('dialog', (vraag) => {
    gezien.push(vraag.type());
    void vraag.accept();
  });
  return gezien;
}

test('wie bij Opslaan uitgelogd blijkt, houdt zijn tekst: na inloggen en terugkomen is hij er weer', async () => {
  const { pagina } = await beginSchrijven(open, { width: 361, height: 740 });
  const adres = pagina.url();
  const gezien = waarschuwingen(pagina);
  await doel(pagina).fill('Net voor het uitloggen geschreven.');
  await pagina.context().clearCookies();
  await pagina.getByRole('button', { name: 'Opslaan' }).click();
  await pagina.getByRole('heading', { name: /Je bent intussen uitgelogd/ }).waitFor();
  const link = pagina.getByRole('link', { name: 'Inloggen (opent in een nieuw tabblad)' });
  expect(await link.getAttribute('href')).toBe(`/inloggen/?naar=${encodeURIComponent(new URL(adres).pathname)}`);
  expect(await kopieen(pagina)).toContain('Net voor het uitloggen geschreven.');
  expect(await pagina.locator('.opstelbalk').textContent()).toContain('Nog niet bewaard');
  // A browser only warns who did something on the page.
  await pagina.getByRole('heading', { level: 1 }).click();
  await pagina.goto(`${open.server.url}/inloggen/`);
  expect(gezien).toEqual(['beforeunload']);

  await inloggen(pagina.context(), open.server, 'bram@voorbeeld.example');
  await pagina.goto(adres);
  expect(await doel(pagina).inputValue()).toBe('');
  await pagina.getByRole('button', { name: 'Terugzetten' }).click();
  expect(await doel(pagina).inputValue()).toBe('Net voor het uitloggen geschreven.');
  await pagina.getByRole('button', { name: 'Opslaan' }).click();
  await pagina.waitForURL(/bewaard=/);
  expect([await doel(pagina).inputValue(), await kopieen(pagina)]).toEqual(['Net voor het uitloggen geschreven.', '']);
}, 60_000);

test('wie in een ander venster iets anders bewaarde, ziet beide teksten en raakt geen van beide kwijt', async () => {
  const { pagina } = await beginSchrijven(open, { width: 1281, height: 900 });
  const adres = pagina.url();
  const bijlage = await pagina.request.post(adres.replace('bewerken/', 'bijlagen/sturen/'), {
    headers: { Origin: open.server.url },
    multipart: {
      omschrijving: 'Het draaiboek',
      bestand: { name: 'beeld.odt', mimeType: 'x/y', buffer: zip(odtdelen()) },
    },
  });
  expect(await bijlage.json()).toMatchObject({ markdown: expect.stringContaining('Het draaiboek') });
  const tweede = await pagina.context().newPage();
  await tweede.goto(adres);
  await doel(tweede).fill('Uit het tweede venster.');
  await tweede.getByRole('button', { name: 'Opslaan' }).click();
  await tweede.waitForURL(/bewaard=/);

  const gezien = waarschuwingen(pagina);
  await doel(pagina).fill('Uit het eerste venster.');
  await pagina.getByText('in een ander venster of door iemand anders gewijzigd').waitFor({ timeout: 20_000 });
  await pagina.getByRole('button', { name: 'Opslaan' }).click();
  await pagina.getByText('is nog niet bewaard').waitFor();
  // Only what was written differs: the file belongs to both.
  expect(await pagina.locator('table.verschil caption').allTextContents()).toEqual(['Aanleiding']);
  // Nothing replaces the other text before somebody chooses to.
  await doel(pagina).fill('Uit het eerste venster, nog iets langer.');
  await pagina.getByText('Nog niet bewaard. Kies Opslaan').waitFor({ timeout: 20_000 });
  await pagina.goto(`${open.server.url}/mijn/publicaties/`);
  expect(gezien).toEqual(['beforeunload']);
  await pagina.goto(adres);
  expect(await doel(pagina).inputValue()).toBe('Uit het tweede venster.');
  await pagina.getByRole('button', { name: 'Terugzetten' }).click();
  expect(await doel(pagina).inputValue()).toBe('Uit het eerste venster, nog iets langer.');
}, 60_000);

test('te lange tekst: de balk zegt wat te doen en probeert het niet steeds opnieuw; na Opslaan niets om terug te zetten', async () => {
  const { pagina } = await beginSchrijven(open, { width: 362, height: 740 });
  let gestuurd = 0;
  pagina.on('request', (verzoek) => void (verzoek.url().endsWith('/bewaren/') && gestuurd++));
  await pagina.clock.install();
  await pagina.getByLabel('Kern', { exact: true }).fill('lang '.repeat(200));
  await pagina.clock.fastForward(5000);
  await pagina.getByText('Maak ‘Kern’ korter').waitFor();
  for (let keer = 0; keer < 4; keer += 1) await pagina.clock.fastForward(20_000);
  expect(gestuurd).toBe(1);
  await pagina.getByLabel('Kern', { exact: true }).press('a');
  await pagina.clock.fastForward(5000);
  await expect.poll(() => gestuurd).toBe(2);
  await pagina.getByRole('button', { name: 'Opslaan' }).click();
  await pagina.locator('#foutenlijst').waitFor();
  expect(await pagina.locator('[data-teruggevonden]').isVisible()).toBe(false);
}, 60_000);

test('van tekst die online staat komt pas een nieuwe versie als je opslaat: een kleine correctie kan ook na lang typen', async () => {
  const bram = new Bezoeker(open.server.url);
  await inloggenZonderScript(bram, open.server, 'bram@voorbeeld.example');
  const lijst = await bram.lees('/mijn/publicaties/');
  const knop = lijst.html.querySelectorAll('main button').find(({ text }) => /^Hier verder schrijven.*Oost/.test(text.trim()));
  const { naar } = await bram.verzend(lijst, '/mijn/publicaties/', knop?.text.trim() ?? '');
  const mijn = new URL(naar, open.server.url).pathname;
  const rosa = await alsRosa(open.server);
  const beheer = '/beheer/publicaties/';
  await rosa.verzend(await rosa.lees(beheer), beheer, 'Laat deze regio zelf beoordelen', { onderwijsregio: 'voorbeeldregio-heuvelrand' });
  const context = await open.browser.newContext({ viewport: TELEFOON });
  await context.addCookies(bram.koekjes);
  const pagina = await context.newPage();
  await pagina.goto(`${open.server.url}${mijn}bewerken/`);
  const kern = pagina.getByLabel('Kern', { exact: true });
  await kern.focus();
  await kern.press('End');
  await kern.pressSequentially(' Echt waar.');
  await pagina.getByText('Alleen op dit apparaat bewaard.').waitFor({ timeout: 20_000 });
  expect(await kopieen(pagina)).toContain('Echt waar.');
  await pagina.getByRole('button', { name: 'Kleine correctie meteen online' }).click();
  await pagina.waitForURL(/gedaan=gecorrigeerd/);
  await expect.poll(() => kopieen(pagina)).toBe('');
}, 60_000);

test('wat verstuurd is en bewaard, blijft niet op het apparaat', async () => {
  const { pagina } = await beginSchrijven(open, BUREAU);
  await doel(pagina).fill('Meteen naar het voorbeeld.');
  await pagina.getByRole('button', { name: 'Voorbeeld', exact: true }).click();
  await pagina.waitForURL(/voorbeeld/);
  await expect.poll(() => kopieen(pagina)).toBe('');
}, 60_000);
