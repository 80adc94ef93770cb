import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { BUREAU, metBrowser, metGroteLetter, TELEFOON } from '../steun/browser.ts';
import { keurOveral } from '../steun/keuren.ts';
import { beginSchrijven } from '../steun/schrijver.ts';

const open = metBrowser();
vi.setConfig({ testTimeout: 400_000 });

const begin = (schermmaat: { width: number; height: number }, soort?: 'terugblik' | 'best practice') =>
  beginSchrijven(open, schermmaat, soort, { inStappen: true });
const STAPPEN = ['Kern', 'Aanpak', 'Opbrengst', 'Overdragen'];
const koppen = (pagina: Page) => pagina.locator('.opsteldeel h2:visible').allTextContents();
const kop = async (pagina: Page) => (await koppen(pagina)).map((tekst) => tekst.trim());
const balk = (pagina: Page) => pagina.getByRole('navigation', { name: 'Stappen' });
const verder = (pagina: Page, naam: string) => pagina.getByRole('button', { name: `Verder met ${naam}` }).click();

test('een best practice van begin tot eind in stappen: elke stap bewaart, telt mee en heeft een eigen adres', async () => {
  const { pagina, meldingen } = await begin({ width: 1284, height: 800 });
  expect(await kop(pagina)).toEqual(['Kern']);
  expect((await balk(pagina).getByRole('listitem').allInnerTexts()).map((tekst) => tekst.split('\n')[0])).toEqual(STAPPEN);
  await balk(pagina).getByText('nog 5 antwoorden', { exact: true }).waitFor();
  await pagina.getByText('nog 5 antwoorden, ongeveer 5 minuten').waitFor();
  await pagina.getByLabel('Titel', { exact: true }).fill('Eén vast gezicht voor elke starter');
  const bewaard = pagina.waitForResponse(/bewaren\/$/);
  await verder(pagina, 'Aanpak');
  expect([await kop(pagina), new URL(pagina.url()).search]).toEqual([['Aanpak'], '?stap=aanpak']);
  await expect.poll(() => pagina.evaluate(() => document.activeElement?.id)).toBe('deel-aanpak');
  expect((await bewaard).status()).toBe(200);
  await balk(pagina).getByText('nog 4 antwoorden', { exact: true }).waitFor();

  await pagina.goBack();
  await expect.poll(() => kop(pagina)).toEqual(['Kern']);
  expect(await pagina.getByLabel('Titel', { exact: true }).inputValue()).toBe('Eén vast gezicht voor elke starter');
  await balk(pagina)
    .getByRole('button', { name: /^Overdragen/ })
    .click();
  expect(await kop(pagina)).toEqual(['Overdragen']);
  await pagina.reload();
  expect([await kop(pagina), await balk(pagina).locator('[aria-current=step]').textContent()]).toEqual([
    ['Overdragen'],
    expect.stringMatching(/^\s*Overdragen/),
  ]);
  expect(meldingen).toEqual([]);
});

test('ook met een fout in deze stap ga je verder zonder iets te verliezen, en een link naar de fout opent zijn stap', async () => {
  const { pagina, meldingen } = await begin({ width: 1285, height: 800 });
  await pagina.getByLabel('Kern', { exact: true }).fill('lang '.repeat(200));
  await verder(pagina, 'Aanpak');
  await pagina.getByText('Maak ‘Kern’ korter').waitFor({ timeout: 20_000 });
  expect(await kop(pagina)).toEqual(['Aanpak']);
  await pagina.getByLabel('Aanleiding', { exact: true }).fill('Blijft staan.');
  await pagina.getByRole('button', { name: 'Indienen' }).click();
  const fout = pagina.locator('#foutenlijst').getByRole('link', { name: /Maak ‘Kern’ korter/ });
  await fout.waitFor();
  // The first fault is in the first step; the other steps kept what was typed.
  expect(await kop(pagina)).toEqual(['Kern']);
  await balk(pagina).getByText('Aanpak').click();
  expect([await kop(pagina), await pagina.getByLabel('Aanleiding', { exact: true }).inputValue()]).toEqual([['Aanpak'], 'Blijft staan.']);
  await fout.click();
  expect([await kop(pagina), await pagina.evaluate(() => document.activeElement?.id)]).toEqual([['Kern'], 'veld-kern']);
  await pagina.getByLabel('Kern', { exact: true }).fill('Kort genoeg.');
  await pagina.getByRole('button', { name: 'Indienen' }).click();
  const opbrengst = pagina.locator('#foutenlijst').getByRole('link', { name: /‘Effect’/ });
  await opbrengst.click();
  expect(await kop(pagina)).toEqual(['Opbrengst']);
  expect(meldingen).toEqual([]);
});

test('wie alles op één pagina wil, krijgt dat, houdt dat na Opslaan, en kan terug', async () => {
  const { pagina } = await begin({ width: 1286, height: 800 }, 'terugblik');
  await pagina.getByRole('button', { name: 'Alles op één pagina' }).click();
  expect(await kop(pagina)).toEqual(['Kern', 'Verslag', 'Deelnemers', 'Verband']);
  await pagina.getByLabel('Vervolg').fill('In maart.');
  await pagina.getByRole('button', { name: 'Opslaan' }).click();
  await pagina.waitForURL(/stap=alles&bewaard=/);
  expect(await kop(pagina)).toEqual(['Kern', 'Verslag', 'Deelnemers', 'Verband']);
  await balk(pagina)
    .getByRole('link', { name: /^Verband/ })
    .click();
  await expect.poll(() => pagina.evaluate(() => document.activeElement?.id)).toBe('deel-verband');
  await pagina.getByRole('button', { name: 'Schrijf in stappen' }).click();
  expect((await kop(pagina)).length).toBe(1);
  await pagina.getByRole('button', { name: 'Alles op één pagina' }).waitFor();
});

test('verwante best practices kies je met het toetsenbord uit een lijst; ze blijven na bewaren en na terugzetten', async () => {
  const { pagina, meldingen } = await begin({ width: 1287, height: 800 });
  await balk(pagina)
    .getByRole('button', { name: /^Overdragen/ })
    .click();
  const veld = pagina.getByRole('combobox', { name: 'Zoek een best practice' });
  const groep = pagina.getByRole('group', { name: /^Verwante best practices/ });
  await veld.pressSequentially('exit');
  const optie = groep.getByRole('option').first();
  await optie.waitFor();
  expect([await veld.getAttribute('aria-expanded'), await veld.getAttribute('aria-activedescendant')]).toEqual(['true', null]);
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.setViewportSize({ width: 1287, height: 800 });
  await pagina.keyboard.press('ArrowDown');
  expect([await optie.getAttribute('aria-selected'), await veld.getAttribute('aria-activedescendant')]).toEqual([
    'true',
    await optie.getAttribute('id'),
  ]);
  await pagina.keyboard.press('ArrowUp');
  expect(await veld.getAttribute('aria-activedescendant')).toBeNull();
  await pagina.keyboard.press('ArrowUp');
  await pagina.keyboard.press('ArrowDown');
  await pagina.keyboard.press('ArrowDown');
  const naam = (await optie.evaluate((een) => een.firstChild?.textContent)) ?? '';
  const bewaard = pagina.waitForResponse(/bewaren\/$/, { timeout: 20_000 });
  await pagina.keyboard.press('Enter');
  const vakje = groep.getByRole('checkbox', { name: naam });
  expect([await vakje.isChecked(), await veld.inputValue(), await groep.getByRole('listbox').isVisible()]).toEqual([true, '', false]);
  await groep.getByText(`Toegevoegd: ${naam}.`).waitFor();
  await bewaard;
  // Nothing found is said; Enter there never sends the form, and Escape closes the list.
  await veld.pressSequentially('qqqq');
  await groep.getByText('Niets gevonden.').waitFor();
  await pagina.keyboard.press('Enter');
  await veld.fill('');
  await veld.pressSequentially('exit');
  await groep.getByRole('option').first().waitFor();
  await pagina.keyboard.press('Escape');
  expect(await groep.getByRole('listbox').isVisible()).toBe(false);
  await pagina.reload();
  expect(await vakje.isChecked()).toBe(true);

  await pagina.context().route('**/bewaren/', (verzoek) => verzoek.abort());
  await pagina.getByLabel('Contact', { exact: true }).fill('anders@voorbeeldregio-heuvelrand.example');
  await veld.fill('');
  await veld.pressSequentially('loket');
  await groep.getByRole('option').first().click();
  const tweede = groep.getByRole('checkbox').nth(1);
  const waarde = await tweede.getAttribute('value');
  await pagina.getByText('Bewaren lukt nu niet.').waitFor({ timeout: 60_000 });
  pagina.on('dialog', (vraag) => void vraag.accept());
  await pagina.reload();
  expect(await groep.getByRole('checkbox').count()).toBe(1);
  await pagina.getByRole('button', { name: 'Terugzetten' }).click();
  expect([await tweede.getAttribute('value'), await tweede.isChecked()]).toEqual([waarde, true]);
  expect(meldingen).toEqual([]);
});

test('naast de tekst leest wie een breed scherm heeft mee; smal wordt er niets voor gehaald', async () => {
  const { pagina, meldingen } = await begin({ width: 1288, height: 800 });
  let gehaald = 0;
  pagina.on('request', (verzoek) => void (verzoek.url().endsWith('/meelezen/') && gehaald++));
  await pagina.getByLabel('Titel', { exact: true }).fill('Een titel om mee te lezen');
  const blad = pagina.getByRole('region', { name: /^Voorbeeld/ });
  await blad.getByRole('heading', { name: 'Een titel om mee te lezen' }).waitFor({ timeout: 20_000 });
  expect(gehaald).toBe(1);
  expect(await pagina.locator('h1').count()).toBe(1);
  await pagina.getByText('Zo komt het eruit te zien').click();
  const bewaard = pagina.waitForResponse(/bewaren\/$/, { timeout: 20_000 });
  await pagina.getByLabel('Titel', { exact: true }).fill('Een andere titel');
  await bewaard;
  await pagina.waitForTimeout(500);
  expect(gehaald).toBe(1);
  await pagina.getByText('Zo komt het eruit te zien').click();
  await blad.getByRole('heading', { name: 'Een andere titel' }).waitFor();
  await pagina.setViewportSize(TELEFOON);
  expect(await blad.isVisible()).toBe(false);
  const weer = pagina.waitForResponse(/bewaren\/$/, { timeout: 20_000 });
  await pagina.getByLabel('Titel', { exact: true }).fill('Op de telefoon');
  await weer;
  expect(gehaald).toBe(2);
  expect(meldingen).toEqual([]);
});

test('op een telefoon is de weg één regel, en de balk ook; niets schuift opzij', async () => {
  const { pagina, meldingen } = await begin({ width: 320, height: 640 });
  const hoog = async (plek: string) => (await pagina.locator(plek).boundingBox())?.height ?? 0;
  for (const width of [320, 360]) {
    await pagina.setViewportSize({ width, height: 640 });
    expect([width, (await hoog('.stappenbalk-lijst')) < 50, (await hoog('.opstelbalk')) < 80]).toEqual([width, true, true]);
    for (const stap of STAPPEN) {
      await balk(pagina)
        .getByRole('button', { name: new RegExp(`^${stap}`) })
        .click();
      expect([await kop(pagina), (await hoog('.stappenbalk-lijst')) < 50]).toEqual([[stap], true]);
      expect(await pagina.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  }
  expect(meldingen).toEqual([]);
});

test.each([
  ['best practice', STAPPEN],
  ['terugblik', ['Kern', 'Verslag', 'Deelnemers', 'Verband']],
] as const)('elke stap van een %s is toegankelijk, licht en donker, breed en smal, en ook na een fout', async (soort, stappen) => {
  const { pagina, meldingen } = await begin({ ...BUREAU, width: soort === 'terugblik' ? 1289 : 1290 }, soort);
  for (const stap of stappen) {
    await balk(pagina)
      .getByRole('button', { name: new RegExp(`^${stap}`) })
      .click();
    await pagina.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    expect([stap, await keurOveral(pagina)]).toEqual([stap, []]);
    if (process.env.SCHERMEN)
      for (const [width, height] of [
        [1280, 800],
        [360, 740],
      ] as const) {
        await pagina.setViewportSize({ width, height });
        await pagina.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
        for (const colorScheme of ['light', 'dark'] as const) {
          await pagina.emulateMedia({ colorScheme });
          await pagina.screenshot({ path: `${process.env.SCHERMEN}/${soort}-${stap}-${width}-${colorScheme}.png`.replaceAll(' ', '-') });
        }
        await pagina.screenshot({
          path: `${process.env.SCHERMEN}/${soort}-${stap}-${width}-heel.png`.replaceAll(' ', '-'),
          fullPage: true,
        });
      }
  }
  await pagina.getByRole('button', { name: 'Indienen' }).click();
  await pagina.locator('#foutenlijst').waitFor();
  expect(await keurOveral(pagina)).toEqual([]);
  expect(meldingen).toEqual([]);
});

test('met een letter van 200 % past de balk met stappen op een telefoon, bij elke stap', async () => {
  const { pagina } = await begin(TELEFOON);
  const rand = () =>
    pagina.evaluate(() => [
      document.documentElement.scrollWidth,
      Math.max(...[...document.querySelectorAll('.stappenbalk *')].map((een) => Math.floor(een.getBoundingClientRect().right))),
    ]);
  for (const naam of STAPPEN) {
    await balk(pagina).getByText(naam).click();
    await expect.poll(() => kop(pagina)).toEqual([naam]);
    const [breed, rechts] = await metGroteLetter(pagina, rand);
    expect([naam, breed, (rechts ?? 0) <= TELEFOON.width]).toEqual([naam, TELEFOON.width, true]);
  }
  await pagina.context().close();
});
