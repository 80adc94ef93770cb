import type { BrowserContext } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { inloggen } from '../steun/inloggen.ts';
import { keurPagina } from '../steun/keuren.ts';

const OPENBAAR = [
  '/',
  '/zoeken/',
  '/zoeken/?q=geen+invaller',
  '/zoeken/?q=qqqqqq',
  '/praktijken/',
  '/praktijken/?sector=po&fase=lopend',
  '/praktijken/governance-op-een-a4-wie-besluit-waarover/',
  '/terugblikken/',
  '/terugblikken/regiosessie-oost-over-zij-instroom/',
  '/bouwstenen/',
  '/bouwstenen/aanpak-lerarentekort/',
  '/onderwijsregios/',
  '/onderwijsregios/voorbeeldregio-waterkant/',
  '/nieuws/',
  '/kennissessies/',
  '/kennissessies/?maand=2027-02',
  '/kennissessies/landelijke-kennisdag-van-plan-naar-uitvoering/',
  '/kennissessies/leerkring-hybride-docenten-3-bijeenkomsten/',
  '/kennissessies/intervisie-kwartiermakers/',
  '/kennissessies/landelijke-bijeenkomst-najaar/',
  '/over/',
  '/meedoen/',
  '/begrippen/',
  '/inloggen/',
  '/zoeken/?q=cultuureducatie+subsidie',
  '/kennisvragen/stellen/?vraag=geen+invaller',
  '/bestaat-niet/',
];
const INGELOGD = [
  '/mijn/',
  '/mijn/gegevens/',
  '/mijn/aanmeldingen/',
  '/mijn/kennisvragen/',
  '/kennissessies/landelijke-kennisdag-van-plan-naar-uitvoering/aanmelden/',
];

const open = metBrowser();

async function keuren(context: BrowserContext, pad: string): Promise<string[]> {
  const pagina = await context.newPage();
  const meldingen: string[] = [];
  pagina.on('console', (bericht) => {
    if (/Content Security Policy|Refused to/.test(bericht.text())) meldingen.push(`CSP: ${bericht.text()}`);
  });
  pagina.on('pageerror', (fout) => meldingen.push(`script: ${fout.message}`));
  await pagina.goto(open.server.url + pad, { waitUntil: 'load' });
  meldingen.push(...(await keurPagina(pagina)));
  await pagina.close();
  return meldingen;
}

const STANDEN = [
  { naam: 'op een groot scherm', viewport: BUREAU, colorScheme: 'light' },
  { naam: 'op een telefoon in het donker', viewport: TELEFOON, colorScheme: 'dark' },
] as const;

describe.each(STANDEN)('$naam', ({ viewport, colorScheme }) => {
  test.each(OPENBAAR)('%s is toegankelijk', async (pad) => {
    const context = await open.browser.newContext({ viewport, colorScheme, extraHTTPHeaders: { 'X-Forwarded-For': '10.1.2.3' } });
    expect(await keuren(context, pad)).toEqual([]);
    await context.close();
  });

  test("de eigen pagina's zijn toegankelijk", async () => {
    const context = await open.browser.newContext({ viewport, colorScheme, extraHTTPHeaders: { 'X-Forwarded-For': '10.1.2.4' } });
    await inloggen(context, open.server, 'carla@voorbeeld.example');
    for (const pad of INGELOGD) expect(await keuren(context, pad), pad).toEqual([]);
    await context.close();
  });
});

test('de keuring ziet een fout', async () => {
  const context = await open.browser.newContext();
  const pagina = await context.newPage();
  await pagina.setContent('<main><img src="/x.png"><p style="color: #0b5f59; background: #0b5f59">x</p></main>');
  const gevonden = (await keurPagina(pagina)).map((melding) => melding.split(':')[0]);
  expect(gevonden).toEqual(expect.arrayContaining(['image-alt', 'invisible']));
  await context.close();
});

test('op 320 pixels breed schuift niets opzij', async () => {
  const context = await open.browser.newContext({ viewport: { width: 320, height: 640 } });
  const pagina = await context.newPage();
  for (const pad of OPENBAAR) {
    await pagina.goto(open.server.url + pad);
    expect(await pagina.evaluate(() => document.documentElement.scrollWidth), pad).toBeLessThanOrEqual(320);
  }
  await context.close();
});

test('met een letter van 200 % schuift op een telefoon niets opzij', async () => {
  const context = await open.browser.newContext({ viewport: TELEFOON, extraHTTPHeaders: { 'X-Forwarded-For': '10.1.2.5' } });
  const pagina = await context.newPage();
  const cdp = await context.newCDPSession(pagina);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  for (const pad of OPENBAAR) {
    await pagina.goto(open.server.url + pad);
    const gemeten = await pagina.evaluate(() => ({
      letter: getComputedStyle(document.documentElement).fontSize,
      breed: document.documentElement.scrollWidth,
    }));
    expect(gemeten, pad).toEqual({ letter: '32px', breed: TELEFOON.width });
  }
  await context.close();
});
