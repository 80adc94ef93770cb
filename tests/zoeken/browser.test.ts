import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';

const open = metBrowser();
/** Asked by Enter, of the server; and while typing, with the index that answers everything after it. */
const MAX_TOT_RESULTAAT = 90_000;
const MAX_TYPEND = 180_000;
/** For what comes about in the end, also on a slow machine. */
const ALLE_TIJD = 60_000;

beforeAll(async () => {
  await vi.waitFor(async () => expect((await fetch(`${open.server.url}/pagefind/laag.json`)).status).toBe(200), {
    timeout: ALLE_TIJD,
    interval: 250,
  });
});

/** A page whose console must stay silent. */
async function bezoek(pad: string, viewport = BUREAU): Promise<{ pagina: Page; fouten: string[] }> {
  const context = await open.browser.newContext({ viewport });
  const pagina = await context.newPage();
  const fouten: string[] = [];
  pagina.on('console', (bericht) => bericht.type() === 'error' && fouten.push(bericht.text()));
  pagina.on('pageerror', (fout) => fouten.push(fout.message));
  await pagina.goto(open.server.url + pad);
  return { pagina, fouten };
}
const titels = (pagina: Page) => pagina.locator('.zoekresultaat-titel').allTextContents();
const POOL = 'Bovenbestuurlijke vervangingspool met vaste contracten';
/** Types until the browser has its own index. */
async function metEigenIndex(pagina: Page): Promise<void> {
  await pagina.getByLabel('Zoeken').fill('leraar');
  await pagina.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.pf_meta')), null, {
    timeout: ALLE_TIJD,
  });
  await vi.waitFor(async () => {
    await pagina.getByLabel('Zoeken').fill('');
    await pagina.getByLabel('Zoeken').fill('hybridedocent');
    // Time to answer before the question is typed again.
    await vi.waitFor(async () => expect((await titels(pagina))[0]).toMatch(/^(Hybride docenten|Leerkring hybride)/), 5_000);
  }, ALLE_TIJD);
}

/** Presses Enter and waits for the page that the server sends. */
async function enter(pagina: Page): Promise<void> {
  const geladen = pagina.waitForEvent('load');
  await pagina.getByLabel('Zoeken').press('Enter');
  await geladen;
}

describe.each([
  { naam: 'een groot scherm', viewport: BUREAU },
  { naam: 'een telefoon', viewport: TELEFOON },
])('op $naam', ({ viewport }) => {
  test('verschijnen de resultaten tijdens het typen, staat de vraag in het adres en blijft alles stil', async () => {
    const { pagina, fouten } = await bezoek('/zoeken/', viewport);
    await pagina.getByLabel('Zoeken').pressSequentially('geen invaller', { delay: 30 });
    await vi.waitFor(async () => expect((await titels(pagina))[0]).toBe(POOL), ALLE_TIJD);
    await vi.waitFor(() => expect(pagina.url()).toBe(`${open.server.url}/zoeken/?q=geen+invaller`), ALLE_TIJD);
    await vi.waitFor(
      async () => expect(await pagina.locator('[data-zoekstand]').textContent()).toMatch(/^\d+ resultaten voor “geen invaller”$/),
      ALLE_TIJD,
    );
    await metEigenIndex(pagina);
    const breedte = await pagina.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(breedte[0]).toBeLessThanOrEqual(breedte[1] ?? 0);
    expect(fouten).toEqual([]);
    await pagina.context().close();
  });

  test('werkt alles met het toetsenbord: / naar het veld, pijlen door de resultaten, escape terug', async () => {
    const { pagina } = await bezoek('/zoeken/?q=loket', viewport);
    const actief = () => pagina.evaluate(() => document.activeElement?.textContent || document.activeElement?.id);
    await pagina.keyboard.press('/');
    expect(await actief()).toBe('zoekveld');
    const [eerste, tweede] = await titels(pagina);
    await pagina.keyboard.press('ArrowDown');
    expect(await actief()).toBe(eerste);
    await pagina.keyboard.press('ArrowDown');
    expect(await actief()).toBe(tweede);
    await pagina.keyboard.press('ArrowUp');
    await pagina.keyboard.press('Escape');
    expect(await actief()).toBe('zoekveld');
    await pagina.keyboard.press('Escape');
    await vi.waitFor(async () => expect(await titels(pagina)).toEqual([]), ALLE_TIJD);
    await pagina.context().close();
  });
});

test.each([
  ['een groot scherm', BUREAU, 'zijin', /^zij-?instro/],
  ['een telefoon', TELEFOON, 'begel', /^begelei/],
])('op %s verschijnen aanvullingen al bij het eerste woord, zonder dat de schermlezer ervan praat', async (_, viewport, q, aanvulling) => {
  const { pagina, fouten } = await bezoek('/zoeken/', viewport);
  // The index itself never comes: the suggestions do not need it.
  await pagina.route('**/*.pf_meta', (vraag) => vraag.fulfill({ body: '' }));
  await pagina.getByLabel('Zoeken').pressSequentially(q, { delay: 20 });
  const knop = pagina.locator('[data-zoekaanvulling] button').filter({ hasText: aanvulling }).first();
  await knop.waitFor({ timeout: ALLE_TIJD });
  expect(await pagina.locator('[data-zoekaanvulling]').evaluate((vak) => vak.closest('[aria-live], [role=status]'))).toBeNull();
  await knop.click();
  expect(await pagina.getByLabel('Zoeken').inputValue()).toMatch(aanvulling);
  expect(fouten).toEqual([]);
  await pagina.context().close();
});

test('aanvullen, eerder gezocht, een andere volgorde en letterlijk zoeken zijn één klik, en er blijft niets achter', async () => {
  const { pagina, fouten } = await bezoek('/zoeken/');
  const veld = pagina.getByLabel('Zoeken');
  const knoppen = pagina.locator('[data-zoekaanvulling] button');
  await metEigenIndex(pagina);
  await veld.fill('');
  await veld.pressSequentially('hybride doc', { delay: 20 });
  const aanvulling = 'hybride docent';
  await vi.waitFor(async () => expect(await knoppen.allTextContents()).toContain(aanvulling), ALLE_TIJD);
  await knoppen.getByText(aanvulling, { exact: true }).click();
  expect(await veld.inputValue()).toBe(`${aanvulling} `);
  await enter(pagina);
  await veld.press('Escape');
  await vi.waitFor(async () => expect(await knoppen.allTextContents()).toEqual([aanvulling]), ALLE_TIJD);
  await knoppen.first().click();
  await pagina.getByRole('link', { name: 'Eerstvolgende kennissessies' }).click();
  await vi.waitFor(
    async () =>
      expect(await pagina.locator('.zoekresultaat .soortlabel').allTextContents()).toSatisfy(
        (soorten: string[]) => soorten.length > 0 && soorten.every((soort) => soort === 'Kennissessie'),
      ),
    ALLE_TIJD,
  );
  expect(await pagina.locator('.zoekresultaat-plaatsen').first().textContent()).not.toBe('');
  const totaal = () => pagina.locator('[data-zoekuitslag]').getAttribute('data-totaal').then(Number);
  await pagina.goto(`${open.server.url}/zoeken/?q=invalpool`);
  const gewoon = await totaal();
  await pagina.getByRole('link', { name: 'Zoek letterlijk' }).click();
  await vi.waitFor(
    async () => expect(await pagina.locator('[data-zoekuitslag]').textContent()).toContain('Je zoekt letterlijk'),
    ALLE_TIJD,
  );
  await vi.waitFor(async () => expect(await totaal()).toBeLessThan(gewoon), ALLE_TIJD);
  expect(await pagina.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
  expect(fouten).toEqual([]);
  await pagina.context().close();
});

test('een filter verandert de resultaten, het adres en de aantallen, en de terugknop gaat terug', async () => {
  const { pagina, fouten } = await bezoek('/zoeken/?q=leraren');
  const vooraf = await titels(pagina);
  await pagina
    .getByLabel(/^Bouwstenen/)
    .first()
    .check();
  await vi.waitFor(
    async () =>
      expect(await pagina.locator('.zoekresultaat .soortlabel').allTextContents()).toSatisfy(
        (soorten: string[]) => soorten.length > 0 && soorten.every((soort) => soort === 'Bouwsteen'),
      ),
    ALLE_TIJD,
  );
  await vi.waitFor(() => expect(pagina.url()).toBe(`${open.server.url}/zoeken/?q=leraren&soort=bouwsteen`), ALLE_TIJD);
  await pagina.goBack();
  await vi.waitFor(async () => expect(await titels(pagina)).toEqual(vooraf), ALLE_TIJD);
  expect(fouten).toEqual([]);
  await pagina.context().close();
});

test('server en browser geven hetzelfde antwoord', async () => {
  const { pagina } = await bezoek('/zoeken/');
  await metEigenIndex(pagina);
  for (const q of ['starters begeleiding', 'leerarentekort', 'wie mag wat beslissen', 'SPP', 'kennissesie januari', 'bitcoin']) {
    await pagina.getByLabel('Zoeken').fill(`${q} `);
    await vi.waitFor(async () => expect(await pagina.title()).toContain(`“${q}”`), ALLE_TIJD);
    const hier = await titels(pagina);
    const daar = await open.browser.newPage({ javaScriptEnabled: false });
    await daar.goto(`${open.server.url}/zoeken/?q=${encodeURIComponent(q)}`);
    expect(hier, q).toEqual(await titels(daar));
    await daar.close();
  }
  await pagina.context().close();
});

test('wie blijft zoeken vindt ook wat intussen online kwam, en niet meer wat eraf ging', async () => {
  const { pagina, fouten } = await bezoek('/zoeken/');
  await metEigenIndex(pagina);
  const map = join(open.server.contentDir, 'praktijken');
  const tekst = await readFile(join(map, 'meeloopdag-in-een-week-geregeld.mdx'), 'utf8');
  const bestand = join(map, 'kwikstaart.mdx');
  const opnieuw = async () => {
    await pagina.getByLabel('Zoeken').fill('');
    await pagina.getByLabel('Zoeken').fill('kwikstaartproject');
    await pagina.waitForTimeout(500);
    return titels(pagina);
  };
  expect(await opnieuw()).not.toContain('Een kwikstaartproject');
  await writeFile(bestand, tekst.replace(/^titel: .*$/m, 'titel: "Een kwikstaartproject"'));
  await vi.waitFor(async () => expect(await opnieuw()).toContain('Een kwikstaartproject'), { timeout: ALLE_TIJD, interval: 500 });
  await rm(bestand);
  await vi.waitFor(async () => expect(await opnieuw()).not.toContain('Een kwikstaartproject'), { timeout: ALLE_TIJD, interval: 500 });
  expect(fouten).toEqual([]);
  await pagina.context().close();
});

test('wat is ingetrokken gaat uit de lijst van wie blijft typen, ook als de browser zijn index net heeft opgehaald', async () => {
  const { pagina } = await bezoek('/zoeken/');
  await metEigenIndex(pagina);
  const map = join(open.server.contentDir, 'praktijken');
  const bestand = join(map, 'ijsvogel.mdx');
  const titel = 'Een ijsvogelproject';
  const zoekOpnieuw = async () => {
    await pagina.getByLabel('Zoeken').fill('');
    await pagina.getByLabel('Zoeken').fill('ijsvogelproject');
    await pagina.waitForTimeout(1_000);
    return titels(pagina);
  };
  const tekst = await readFile(join(map, 'meeloopdag-in-een-week-geregeld.mdx'), 'utf8');
  await writeFile(bestand, tekst.replace(/^titel: .*$/m, `titel: "${titel}"`));
  await vi.waitFor(async () => expect(await zoekOpnieuw()).toContain(titel), ALLE_TIJD);
  // Control: for this page no time passes, so it never looks again, and does not know.
  await pagina.evaluate(() => {
    const echt = performance.now.bind(performance);
    performance.now = () => 0;
    Object.assign(window, { tijdLoopt: () => Object.assign(performance, { now: echt }) });
  });
  await rm(bestand);
  await vi.waitFor(async () => {
    expect((await fetch(`${open.server.url}/praktijken/ijsvogel/`)).status).not.toBe(200);
  }, ALLE_TIJD);
  expect(await zoekOpnieuw()).toContain(titel);
  await pagina.evaluate('tijdLoopt()');
  await vi.waitFor(async () => expect(await zoekOpnieuw()).not.toContain(titel), ALLE_TIJD);
  await pagina.context().close();
}, 120_000);

test.each([
  ['er geen index is', (vraag: Route) => vraag.abort()],
  [
    'de index van een andere versie is',
    (vraag: Route) => vraag.fulfill({ json: { versie: '0123456789abcdef', map: null, weg: [], vorm: 99 } }),
  ],
])('als %s, werkt het formulier gewoon', async (_, antwoord) => {
  const { pagina } = await bezoek('/zoeken/?q=loket');
  await pagina.route('**/pagefind/**', antwoord);
  const vooraf = await titels(pagina);
  await pagina.getByLabel('Zoeken').fill('hybridedocent');
  await pagina.waitForTimeout(1_000);
  expect([await titels(pagina), pagina.url()]).toEqual([vooraf, `${open.server.url}/zoeken/?q=loket`]);
  await enter(pagina);
  expect((await titels(pagina))[0]).toMatch(/^(Hybride docenten|Leerkring hybride)/);
  expect(pagina.url()).toBe(`${open.server.url}/zoeken/?q=hybridedocent`);
  await pagina.context().close();
});

test('wat niets vond telt als het is verstuurd, en niet terwijl iemand nog typt', async () => {
  const { pagina } = await bezoek('/zoeken/');
  await metEigenIndex(pagina);
  const geteld = () => {
    const db = new Database(join(open.server.dataDir, 'kennisplatform.db'), { readonly: true });
    const vragen = db.prepare("select vraag from zoektelling where vraag like 'zwembadkoor%'").pluck().all();
    db.close();
    return vragen;
  };
  await pagina.getByLabel('Zoeken').fill('');
  await pagina.getByLabel('Zoeken').pressSequentially('zwembadkoortje', { delay: 20 });
  await vi.waitFor(async () => expect(await pagina.title()).toMatch(/^Niets .*gevonden voor “zwembadkoortje”/), ALLE_TIJD);
  await pagina.waitForTimeout(2_000);
  expect(geteld()).toEqual([]);
  await enter(pagina);
  expect(await pagina.title()).toMatch(/^Niets .*gevonden voor “zwembadkoortje”/);
  await vi.waitFor(() => expect(geteld()).toEqual(['zwembadkoortje']), ALLE_TIJD);
  await pagina.context().close();
});

test('tot het eerste resultaat gaat er hoogstens 180 kB over de lijn voor wie typt, en 90 kB voor wie op Enter drukt', async () => {
  const context = await open.browser.newContext();
  const pagina = await context.newPage();
  // Counted in the page at the moment itself: what loads quietly after the first result does not hold it up.
  await pagina.addInitScript(() => {
    const kijk = new MutationObserver(() => {
      if (!document.querySelector('.zoekresultaat')) return;
      kijk.disconnect();
      const delen = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      const som = delen.reduce((bytes, deel) => bytes + ('transferSize' in deel ? Number(deel.transferSize) : 0), 0);
      document.documentElement.dataset.bytes = String(som);
    });
    kijk.observe(document, { childList: true, subtree: true });
  });
  const bytes = async () => Number(await pagina.locator('html').getAttribute('data-bytes'));
  await pagina.goto(`${open.server.url}/zoeken/`, { waitUntil: 'networkidle' });
  await pagina.getByLabel('Zoeken').pressSequentially('invaller', { delay: 20 });
  await pagina.locator('.zoekresultaat').first().waitFor();
  const getypt = await bytes();
  console.log(`typed: ${getypt} bytes`);
  expect(getypt).toBeGreaterThan(100_000);
  expect(getypt).toBeLessThanOrEqual(MAX_TYPEND);
  const ander = await (await open.browser.newContext()).newPage();
  await ander.goto(`${open.server.url}/zoeken/?q=invaller`, { waitUntil: 'networkidle' });
  const gevraagd = await ander.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
      (som, deel) => som + ('transferSize' in deel ? Number(deel.transferSize) : 0),
      0,
    ),
  );
  console.log(`asked: ${gevraagd} bytes`);
  expect(gevraagd).toBeGreaterThan(10_000);
  expect(gevraagd).toBeLessThanOrEqual(MAX_TOT_RESULTAAT);
  await ander.context().close();
  await context.close();
});

test('kwaad in het adres wordt nooit opmaak', async () => {
  const kwaad = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
  const { pagina, fouten } = await bezoek(`/zoeken/?q=${encodeURIComponent(kwaad)}&soort=${encodeURIComponent(kwaad)}`);
  expect(await pagina.locator('main img, main script:not([src])').count()).toBe(0);
  await pagina.getByLabel('Zoeken').fill(kwaad);
  await vi.waitFor(
    async () => expect(await pagina.locator('[data-zoekuitslag]').textContent()).toMatch(/Niets (precies )?gevonden voor “<img/),
    ALLE_TIJD,
  );
  expect(await pagina.locator('main img').count()).toBe(0);
  expect(fouten).toEqual([]);
  await pagina.context().close();
});

test('op een telefoon staat na het kiezen van een filter bij de knop hoeveel er zijn, en brengt de knop je daarheen', async () => {
  const { pagina, fouten } = await bezoek('/zoeken/?q=leraar', TELEFOON);
  await pagina.locator('.facetten-knop summary').click();
  await pagina
    .getByLabel(/^Terugblik/)
    .first()
    .check();
  const knop = pagina.getByRole('button', { name: /^Toon \d+ resulta(at|ten)$/ });
  await vi.waitFor(async () => {
    expect(new URL(pagina.url()).searchParams.get('soort')).toBe('terugblik');
    expect(await knop.textContent()).toBe(`Toon ${(await pagina.locator('.lijst-telling').textContent())?.split(' voor ')[0]}`);
  }, ALLE_TIJD);
  await knop.click();
  await pagina.waitForURL(/#resultaten$/);
  await vi.waitFor(
    async () => expect((await pagina.locator('.lijst-telling').boundingBox())?.y).toBeLessThan(TELEFOON.height / 2),
    ALLE_TIJD,
  );
  expect(fouten).toEqual([]);
  await pagina.context().close();
});
