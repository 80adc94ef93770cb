import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';

const PADEN = [
  '/',
  '/praktijken/',
  '/praktijken/governance-op-een-a4-wie-besluit-waarover/',
  '/terugblikken/landelijke-bijeenkomst-najaar/',
  '/bouwstenen/',
  '/bouwstenen/omvang/',
  '/onderwijsregios/',
  '/onderwijsregios/voorbeeldregio-waterkant/',
  '/nieuws/',
  '/kennissessies/',
  '/kennissessies/werksessie-governance-wie-besluit-waarover/',
  '/begrippen/',
  '/zoeken/?q=invaller',
];
const open = metBrowser();

/** How each kind of element on the page looks, with what stands before and after it, where there is anything. */
const uiterlijk = (pagina: Page): Promise<Record<string, string>> =>
  pagina.evaluate(() => {
    const uit: Record<string, string> = {};
    const namen = [...getComputedStyle(document.body)].filter((naam) => !naam.startsWith('--'));
    for (const element of document.querySelectorAll('body, body *')) {
      const ouder = element.parentElement;
      const soort = [ouder?.tagName, ouder?.getAttribute('class'), element.tagName, element.getAttribute('class')].join(' ');
      if (uit[soort]) continue;
      uit[soort] = ['', '::before', '::after']
        .map((deel) => getComputedStyle(element, deel))
        .map((stijl, plek) =>
          plek > 0 && stijl.content === 'none' ? '' : namen.map((naam) => `${naam}:${stijl.getPropertyValue(naam)}`).join(';'),
        )
        .join('\n');
    }
    return uit;
  });

/** What looks different, each with both values. */
const verschillen = (een: Record<string, string>, ander: Record<string, string>): string[] =>
  Object.entries(een).flatMap(([soort, stijl]) => {
    const regels = ander[soort]?.split(';') ?? [];
    return stijl.split(';').flatMap((regel, plek) => (regel === regels[plek] ? [] : [`${soort}: ${regel} | ${regels[plek]}`]));
  });

/** A page without the letter of the house, which comes or not by chance; with the whole stylesheets in place of its own style if asked. */
async function openZonderLetter(context: BrowserContext, pad: string, { metBladen = false } = {}): Promise<Page> {
  const pagina = await context.newPage();
  await pagina.route('**/*.woff2', (route) => route.abort());
  if (metBladen)
    await pagina.route(open.server.url + pad, async (route) => {
      const antwoord = await route.fetch();
      await route.fulfill({ response: antwoord, body: metHeleBladen(await antwoord.text()) });
    });
  await pagina.goto(open.server.url + pad);
  return pagina;
}

/** Replaces the style in a page by links to the whole stylesheets. */
function metHeleBladen(html: string): string {
  const met = html.replace(/<style data-bladen="([^"]+)">.*?<\/style>/s, (_, bladen: string) =>
    bladen
      .split(' ')
      .map((href) => `<link rel="stylesheet" href="${href}">`)
      .join(''),
  );
  if (met === html) throw new Error('Deze pagina heeft geen eigen stijl.');
  return met;
}

test.each(PADEN)('%s ziet er met zijn eigen stijl uit als met alle stijl, breed en licht, smal en donker', async (pad) => {
  for (const [viewport, colorScheme] of [
    [BUREAU, 'light'],
    [TELEFOON, 'dark'],
  ] as const) {
    const context = await open.browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    const eigen = await uiterlijk(await openZonderLetter(context, pad));
    const heel = await uiterlijk(await openZonderLetter(context, pad, { metBladen: true }));
    expect(verschillen(eigen, heel)).toEqual([]);
    expect(Object.keys(eigen).length).toBeGreaterThan(30);
    await context.close();
  }
});

test('een regel die de pagina nodig heeft en die ontbreekt, valt op', async () => {
  const context = await open.browser.newContext();
  const pagina = await openZonderLetter(context, '/praktijken/');
  await pagina.evaluate(() => {
    const [blad] = document.styleSheets;
    const lagen = [...(blad?.cssRules ?? [])].filter((regel) => regel instanceof CSSLayerBlockRule && regel.name === 'delen');
    for (const laag of lagen as CSSLayerBlockRule[]) laag.deleteRule(0);
  });
  const zonder = await uiterlijk(pagina);
  const heel = await uiterlijk(await openZonderLetter(context, '/praktijken/', { metBladen: true }));
  expect(verschillen(zonder, heel)).not.toEqual([]);
  await context.close();
});

test('de eerste weergave wacht op geen tweede antwoord, en niets verschuift', async () => {
  const pagina = await open.browser.newPage();
  const gevraagd: string[] = [];
  pagina.on('request', (verzoek) => gevraagd.push(verzoek.resourceType()));
  await pagina.addInitScript(() => {
    new PerformanceObserver((lijst) => {
      for (const verschuiving of lijst.getEntries() as (PerformanceEntry & { value: number })[])
        document.documentElement.dataset.verschoven = String(Number(document.documentElement.dataset.verschoven ?? 0) + verschuiving.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await pagina.goto(`${open.server.url}/`, { waitUntil: 'networkidle' });
  expect(gevraagd).not.toContain('stylesheet');
  expect(Number((await pagina.locator('html').getAttribute('data-verschoven')) ?? 0)).toBeLessThanOrEqual(0.01);
  await pagina.close();
});
