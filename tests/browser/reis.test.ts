import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { describe, expect, test, vi } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { alIngelogd, codeVoor } from '../steun/inloggen.ts';

const SESSIE = '/kennissessies/kennissessie-begeleiding-van-startende-leraren/';
const open = metBrowser();

async function post(aan: string) {
  const map = join(open.server.dataDir, 'postbus');
  const brieven = await Promise.all(
    (await readdir(map)).filter((naam) => naam.endsWith('.eml')).map(async (naam) => PostalMime.parse(await readFile(join(map, naam)))),
  );
  return brieven.filter(({ to }) => to?.some(({ address }) => address === aan));
}

const plaatsen = async (pagina: Page) => Number(/nog (\d+) plaats/.exec((await pagina.locator('main').textContent()) ?? '')?.[1]);

describe.each([
  { naam: 'een groot scherm', viewport: BUREAU, adres: 'reis-groot@voorbeeld.example' },
  { naam: 'een telefoon', viewport: TELEFOON, adres: 'reis-klein@voorbeeld.example' },
])('op $naam', ({ viewport, adres }) => {
  test('wie een regio in oprichting is, vindt een praktijk, logt in, krijgt een plek, leest de mail en geeft de plek terug', async () => {
    const context = await open.browser.newContext({ viewport, extraHTTPHeaders: { 'X-Forwarded-For': `10.9.0.${viewport.width % 250}` } });
    const pagina = await context.newPage();
    const fouten: string[] = [];
    pagina.on('console', (bericht) => bericht.type() === 'error' && fouten.push(bericht.text()));
    pagina.on('pageerror', (fout) => fouten.push(fout.message));

    await pagina.goto(open.server.url);
    await pagina.getByRole('main').getByLabel('Zoeken').fill('geen invaller');
    await pagina.keyboard.press('Enter');
    await vi.waitFor(async () => {
      await pagina.goto(`${open.server.url}/zoeken/?q=geen+invaller`);
      expect(await pagina.locator('main').textContent()).toContain('Bovenbestuurlijke vervangingspool');
    }, 60_000);
    await pagina
      .locator('main')
      .getByRole('link', { name: /Bovenbestuurlijke vervangingspool/ })
      .first()
      .click();
    await pagina.getByRole('heading', { level: 1, name: /vervangingspool/ }).waitFor();

    await pagina.goto(open.server.url + SESSIE);
    const vooraf = await plaatsen(pagina);
    await pagina
      .getByRole('link', { name: 'Aanmelden', exact: true })
      .or(pagina.getByRole('button', { name: 'Aanmelden', exact: true }))
      .first()
      .click();
    await pagina.getByLabel('E-mailadres').fill(adres);
    await pagina.getByRole('button', { name: 'Stuur mij een code' }).click();
    await pagina.getByLabel('Code').fill(await codeVoor(open.server, adres));
    await pagina.getByRole('button', { name: 'Inloggen' }).click();
    await pagina.getByLabel('Naam', { exact: true }).fill('Proefpersoon');
    await pagina.getByLabel('Functie').fill('Projectleider');
    await pagina.getByLabel('Organisatie').fill('Voorbeeldregio Plassengebied');
    await pagina.getByLabel('Onderwijsregio').selectOption({ label: 'Voorbeeldregio Plassengebied' });
    await pagina.getByRole('button', { name: 'Opslaan' }).first().click();

    if (!pagina.url().includes('/aanmelden/')) await pagina.goto(`${open.server.url + SESSIE}aanmelden/`);
    await pagina.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await pagina.getByRole('alert').or(pagina.locator('.foutenlijst')).first().waitFor();
    expect(await pagina.title()).toMatch(/^Fout: /);
    await pagina.getByRole('checkbox').first().check({ force: true });
    await pagina.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await pagina.getByText('Bevestigd').first().waitFor();
    await pagina.goto(open.server.url + SESSIE);
    expect(await plaatsen(pagina)).toBe(vooraf - 1);

    const uitnodiging = await vi.waitFor(async () => {
      const gevonden = (await post(adres)).find(({ attachments }) => attachments.some(({ mimeType }) => mimeType === 'text/calendar'));
      expect(gevonden).toBeDefined();
      return gevonden;
    }, 60_000);
    expect(uitnodiging?.subject).toMatch(/^Je bent aangemeld/);

    await pagina.goto(`${open.server.url}/mijn/aanmeldingen/`);
    await pagina
      .getByRole('button', { name: 'Afmelden' })
      .or(pagina.getByRole('link', { name: 'Afmelden' }))
      .first()
      .click();
    await pagina.getByRole('button', { name: 'Ja, meld mij af' }).click();
    await pagina.getByText('Afgemeld').first().waitFor();
    await pagina.goto(open.server.url + SESSIE);
    expect(await plaatsen(pagina)).toBe(vooraf);
    expect(fouten.filter((tekst) => !/40[0-9]/.test(tekst))).toEqual([]);
    await context.close();
  });
});

test('aanmelden gaat helemaal met het toetsenbord', async () => {
  const context = await open.browser.newContext({ viewport: BUREAU, extraHTTPHeaders: { 'X-Forwarded-For': '10.9.1.7' } });
  await alIngelogd(context, open.server, 'carla@voorbeeld.example');
  const pagina = await context.newPage();
  await pagina.goto(open.server.url + SESSIE);
  const naar = async (naam: RegExp, rol: string) => {
    for (let stap = 0; stap < 80; stap++) {
      await pagina.keyboard.press('Tab');
      const raak = await pagina.evaluate(() => {
        const hier = document.activeElement;
        const bijschrift =
          hier instanceof HTMLInputElement ? [...(hier.labels ?? [])].map((label) => label.textContent).join(' ') : hier?.textContent;
        const zichtbaar = hier ? getComputedStyle(hier).outlineStyle !== 'none' || getComputedStyle(hier).boxShadow !== 'none' : false;
        return {
          tekst: bijschrift?.trim() ?? '',
          soort: hier instanceof HTMLInputElement ? hier.type : (hier?.tagName.toLowerCase() ?? ''),
          zichtbaar,
        };
      });
      if (naam.test(raak.tekst) && raak.soort === rol) return raak;
    }
    throw new Error(`Never reached ${naam}`);
  };
  expect((await naar(/^Aanmelden$/, 'a')).zichtbaar).toBe(true);
  await pagina.keyboard.press('Enter');
  await pagina.waitForURL(/aanmelden\/$/);
  await naar(/./, 'checkbox');
  await pagina.keyboard.press('Space');
  expect((await naar(/^Aanmelden$/, 'button')).zichtbaar).toBe(true);
  await pagina.keyboard.press('Enter');
  await pagina.getByText('Bevestigd').first().waitFor();
  await context.close();
});
