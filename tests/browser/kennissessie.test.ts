import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';

const open = metBrowser();
const OPEN = '/kennissessies/landelijke-kennisdag-van-plan-naar-uitvoering/';
const VOL = '/kennissessies/leerkring-hybride-docenten-3-bijeenkomsten/';
const AFGELAST = '/kennissessies/intervisie-kwartiermakers/';

async function naar(pad: string, viewport: typeof BUREAU, javaScriptEnabled = false): Promise<Page> {
  const context = await open.browser.newContext({ viewport, javaScriptEnabled, reducedMotion: 'reduce' });
  const pagina = await context.newPage();
  await pagina.goto(open.server.url + pad);
  return pagina;
}

const tekst = async (wat: Locator) => ((await wat.textContent()) ?? '').replace(/\s+/g, ' ').trim();

/** Whether any of it is on the screen, and not behind something else. */
const inBeeld = (pagina: Page, naam: string) =>
  pagina.getByRole('link', { name: naam, exact: true }).evaluateAll((links) =>
    links.some((link) => {
      const { left, top, width, height } = link.getBoundingClientRect();
      const boven = document.elementFromPoint(left + width / 2, top + height / 2);
      return height > 0 && top >= 0 && top + height <= innerHeight && link.contains(boven);
    }),
  );

test.each([
  ['een groot scherm', BUREAU],
  ['een telefoon', TELEFOON],
])('op %s staan dag, tijd, plaats, voor wie en het aantal plaatsen met de knop in één kaart', async (_naam, viewport) => {
  const pagina = await naar(OPEN, viewport);
  const kaart = pagina.locator('.aanmeldkaart');
  expect(await tekst(kaart)).toMatch(
    /21.*donderdag 21 januari 2027, 09\.30 tot 16\.30 uur.*Utrecht.*Projectleiders, programmamanagers en bestuurders.*Open.*nog \d+ plaatsen.*Aanmelden/i,
  );
  expect(await kaart.getByRole('link', { name: 'Aanmelden', exact: true }).getAttribute('href')).toBe(`${OPEN}aanmelden/`);
  await pagina.context().close();
});

test('op een groot scherm staat de knop meteen in beeld en blijft hij dat bij het lezen', async () => {
  const pagina = await naar(OPEN, BUREAU);
  expect(await inBeeld(pagina, 'Aanmelden')).toBe(true);
  await pagina.evaluate(() => scrollTo(0, 900));
  expect([await inBeeld(pagina, 'Aanmelden'), await inBeeld(pagina, 'Meld je aan')]).toEqual([true, false]);
  await pagina.context().close();
});

test('op een telefoon komt de knop onderin zodra die in de kaart voorbij is, en gaat hij weer weg', async () => {
  const pagina = await naar(OPEN, TELEFOON);
  const onderin = () => inBeeld(pagina, 'Meld je aan');
  const knop = pagina.locator('.aanmeldkaart').getByRole('link', { name: 'Aanmelden', exact: true });
  await knop.evaluate((link) => scrollBy(0, link.getBoundingClientRect().top - 300));
  expect([await inBeeld(pagina, 'Aanmelden'), await onderin()]).toEqual([true, false]);
  await pagina.evaluate(() => scrollTo(0, 1500));
  expect([await inBeeld(pagina, 'Aanmelden'), await onderin()]).toEqual([false, true]);
  await pagina.evaluate(() => scrollTo(0, document.body.scrollHeight));
  expect(await onderin()).toBe(false);
  await pagina.context().close();
});

/** The names of what had the focus while something lay over its middle, going through the whole page by keyboard. */
async function bedekt(pagina: Page): Promise<string[]> {
  const gevonden: string[] = [];
  for (let stap = 0; stap < 60; stap++) {
    await pagina.keyboard.press('Tab');
    const naam = await pagina.evaluate(() => {
      const actief = document.activeElement;
      if (!actief || actief === document.body) return 'einde';
      const { left, top, width, height } = actief.getBoundingClientRect();
      const boven = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2);
      return boven && (actief.contains(boven) || boven.contains(actief)) ? '' : (actief.textContent ?? '').trim();
    });
    if (naam === 'einde') break;
    if (naam) gevonden.push(naam);
  }
  return gevonden;
}

test('op een telefoon ligt de knop onderin nooit over wat de focus heeft', async () => {
  const pagina = await naar(OPEN, TELEFOON, true);
  await pagina.locator('main').focus();
  expect(await bedekt(pagina)).toEqual([]);
  await pagina.context().close();
});

test('een balk die wel over de focus ligt, wordt gezien', async () => {
  const context = await open.browser.newContext({ viewport: TELEFOON });
  const pagina = await context.newPage();
  const links = Array.from({ length: 40 }, (_, nummer) => `<p><a href="#${nummer}">link ${nummer}</a></p>`).join('');
  await pagina.setContent(`<style>div { position: fixed; inset: 60% 0 0; background: #ccc }</style>${links}<div></div>`);
  expect(await bedekt(pagina)).not.toEqual([]);
  await context.close();
});

test('is het vol, dan staat bij de knop dat hij voor de wachtlijst is', async () => {
  const pagina = await naar(VOL, TELEFOON);
  const knop = pagina.locator('.aanmeldkaart').getByRole('link', { name: 'Aanmelden', exact: true });
  const uitleg = await knop.getAttribute('aria-describedby');
  expect(await tekst(pagina.locator(`#${uitleg}`))).toMatch(/wachtlijst.*krijgt wie het langst wacht/);
  expect(await tekst(pagina.locator('.aanmeldkaart'))).toMatch(/3 bijeenkomsten\. Je meldt je aan voor alle 3/);
  await pagina.context().close();
});

test('wie te laat is of bij een afgelaste sessie kijkt, ziet geen knop', async () => {
  const pagina = await naar(AFGELAST, TELEFOON);
  expect(await pagina.getByRole('link', { name: /^(Aanmelden|Meld je aan)$/ }).count()).toBe(0);
  expect(await tekst(pagina.locator('.aanmeldkaart'))).toContain('Afgelast');
  await pagina.context().close();
});

test.each([320, 360, 768, 1280])('bij %d pixels breed staat in de agenda nergens het woord uur alleen op een regel', async (width) => {
  const pagina = await naar('/kennissessies/', { width, height: 800 });
  const regels = await pagina.locator('.rij .heel').evaluateAll((uren) => uren.map((een) => een.getClientRects().length));
  expect(regels.length).toBeGreaterThan(8);
  expect(new Set(regels)).toEqual(new Set([1]));
  await pagina.context().close();
});
