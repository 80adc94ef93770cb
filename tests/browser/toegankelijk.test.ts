import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUREAU, metBrowser, metGroteLetter, TELEFOON } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral, keurPagina } from '../steun/keuren.ts';

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
  '/elders/',
  '/elders/breed-regionale-strategiesessie-onderwijsregios/',
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
  '/volgen/',
  '/volgen/?van=nieuws',
  '/volgen/?van=bouwsteen:omvang',
  '/bestaat-niet/',
];
const INGELOGD = [
  '/mijn/',
  '/mijn/gegevens/',
  '/mijn/aanmeldingen/',
  '/mijn/aanmeldingen/agenda/',
  '/mijn/kennisvragen/',
  '/mijn/volgen/',
  '/kennissessies/landelijke-kennisdag-van-plan-naar-uitvoering/aanmelden/',
];

const open = metBrowser();

const ZIN = '%s is toegankelijk';
const ZIN_SMAL = `${ZIN}, en schuift op 320 pixels en met een letter van 200 % niet opzij` as const;
const STANDEN = [
  { naam: 'op een groot scherm', zin: ZIN, viewport: BUREAU, colorScheme: 'light', ip: '10.1.2.3' },
  { naam: 'op een telefoon in het donker', zin: ZIN_SMAL, viewport: TELEFOON, colorScheme: 'dark', ip: '10.1.2.4' },
] as const;

/** What was seen on the page that is open, on the narrowest screen there is and with letters twice as large. */
async function smalEnGroot(pagina: Page) {
  await pagina.setViewportSize({ width: 320, height: 640 });
  const smal = await pagina.evaluate(() => document.documentElement.scrollWidth);
  await pagina.setViewportSize(TELEFOON);
  const groot = await metGroteLetter(pagina, () =>
    pagina.evaluate(() => ({
      letter: getComputedStyle(document.documentElement).fontSize,
      breed: document.documentElement.scrollWidth,
    })),
  );
  return { smal, groot };
}

describe.each(STANDEN)('$naam', ({ zin, viewport, colorScheme, ip }) => {
  let pagina: Page;
  let meldingen: string[] = [];
  beforeAll(async () => {
    const context = await open.browser.newContext({ viewport, colorScheme, extraHTTPHeaders: { 'X-Forwarded-For': ip } });
    pagina = await context.newPage();
    pagina.on('console', (bericht) => {
      if (/Content Security Policy|Refused to/.test(bericht.text())) meldingen.push(`CSP: ${bericht.text()}`);
    });
    pagina.on('pageerror', (fout) => meldingen.push(`script: ${fout.message}`));
  });
  afterAll(() => pagina?.context().close());

  async function keuren(pad: string): Promise<string[]> {
    meldingen = [];
    await pagina.goto(open.server.url + pad, { waitUntil: 'load' });
    const gevonden = await keurPagina(pagina);
    return [...meldingen, ...gevonden];
  }

  test.each(OPENBAAR)(zin, async (pad) => {
    expect(await keuren(pad)).toEqual([]);
    if (viewport === TELEFOON) expect(await smalEnGroot(pagina)).toEqual({ smal: 320, groot: { letter: '32px', breed: TELEFOON.width } });
  });

  test('wie met het toetsenbord binnenkomt, kan *Naar de inhoud* lezen', async () => {
    await pagina.goto(open.server.url, { waitUntil: 'load' });
    await pagina.keyboard.press('Tab');
    expect(await pagina.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Naar de inhoud');
    expect(await keurPagina(pagina, true)).toEqual([]);
  });

  test("de eigen pagina's zijn toegankelijk", async () => {
    await alIngelogd(pagina.context(), open.server, 'carla@voorbeeld.example');
    for (const pad of INGELOGD) expect(await keuren(pad), pad).toEqual([]);
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

test('een blok dat alleen op het smalste scherm of alleen met grote letters niet past, wordt gezien', async () => {
  const context = await open.browser.newContext({ viewport: TELEFOON });
  const pagina = await context.newPage();
  const breedtes = async (blok: string) => {
    await pagina.setContent(`<!doctype html><style>body { margin: 0 } div { width: ${blok} }</style><div>x</div>`);
    const { smal, groot } = await smalEnGroot(pagina);
    return [smal, groot.letter, groot.breed];
  };
  expect(await breedtes('340px')).toEqual([340, '32px', 360]);
  expect(await breedtes('19em')).toEqual([320, '32px', 608]);
  await context.close();
});

test('de keuring ziet ook wat alleen in één stand mis is', async () => {
  const context = await open.browser.newContext();
  const pagina = await context.newPage();
  await pagina.setContent(`<!doctype html><html lang="nl"><title>x</title><main><h1>x</h1>
    <style>
      img { display: none }
      @media (prefers-color-scheme: dark) { p { color: #555; background: #444 } }
      @media (min-width: 1000px) and (prefers-color-scheme: dark) { img { display: block; width: 40px; height: 40px } }
      @media (max-width: 500px) and (prefers-color-scheme: light) { h1 { width: 600px } }
    </style><img src="data:,"><p>leesbaar</p></main>`);
  const gevonden = (await keurOveral(pagina)).map((melding) => melding.split(': ').slice(0, 2).join(' '));
  expect(gevonden).toEqual(['1280 dark color-contrast', '1280 dark image-alt', '360 dark color-contrast', '360 light horizontal scroll']);
  await context.close();
});
