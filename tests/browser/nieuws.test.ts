import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Bezoeker } from '../steun/bezoeker.ts';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';
import { doe } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
// Every page twice, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 });

let rosa: Bezoeker;
beforeAll(async () => {
  rosa = await alsRosa(open.server);
});

/** A browser with a page; `goed` says that what is on show has no faults. */
async function bezoek(adres?: string) {
  const context = await open.browser.newContext();
  onTestFinished(() => context.close());
  if (adres) await alIngelogd(context, open.server, adres);
  else await context.addCookies(rosa.koekjes);
  const pagina = await context.newPage();
  const fouten: string[] = [];
  pagina.on('console', (bericht) => /Content Security Policy|Refused to/.test(bericht.text()) && fouten.push(`CSP: ${bericht.text()}`));
  pagina.on('pageerror', (fout) => fouten.push(`script: ${fout.message}`));
  return {
    pagina,
    async goed(kop: string | RegExp) {
      await pagina.getByRole('heading', { level: 1, name: kop }).waitFor();
      // The bar with buttons of a form lies over what is behind it until one gets there.
      await pagina.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
      expect(await keurOveral(pagina, TWEE_STANDEN), String(kop)).toEqual([]);
      expect(fouten).toEqual([]);
      await leg(pagina, String(kop));
    },
    knop: (naam: string) => pagina.getByRole('main').getByRole('button', { name: naam, exact: true }).click(),
    ga: (pad: string) => pagina.goto(open.server.url + pad, { waitUntil: 'load' }),
  };
}
/** A picture in both widths, for who wants to see: only with SCHERMEN. */
async function leg(pagina: Awaited<ReturnType<typeof bezoek>>['pagina'], naam: string) {
  if (!process.env.SCHERMEN) return;
  for (const maat of [BUREAU, TELEFOON]) {
    await pagina.setViewportSize(maat);
    await pagina.screenshot({
      path: `${process.env.SCHERMEN}/${Date.now()}-${naam.replace(/\W+/g, '-')}-${maat.width}.png`,
      fullPage: true,
    });
  }
}

test('nieuws bijhouden is toegankelijk, van leeg formulier tot online', async () => {
  const { pagina, goed, knop, ga } = await bezoek();
  await ga('/beheer/nieuws/');
  await goed('Nieuws bijhouden');
  await knop('Nieuw bericht');
  await goed('Nieuwsbericht schrijven');
  await knop('Online zetten');
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await goed('Nieuwsbericht schrijven');
  await pagina.getByLabel('Titel', { exact: true }).fill('De kennisbank is open');
  await pagina.getByLabel(/^Kern/).fill('Vanaf vandaag kun je hier zoeken.');
  await pagina.getByLabel(/^Tekst/).fill('Je vindt hier wat regio’s van elkaar leren.\n\n## Wat nu?\n\nKijk rond en stuur ons je vragen.');
  await knop('Voorbeeld');
  await goed(/De kennisbank is open/);
  await pagina.getByRole('button', { name: /nline zetten$/ }).click();
  await pagina.getByText('De tekst staat online.', { exact: true }).waitFor();
  await goed('De kennisbank is open');
  await ga('/beheer/nieuws/');
  await goed('Nieuws bijhouden');
});

test('een vaste pagina wijzigen is toegankelijk, met de begrippen en met een fout erin', async () => {
  const { pagina, goed, ga } = await bezoek();
  await ga('/beheer/paginas/');
  await goed("Vaste pagina's");
  await pagina
    .getByRole('main')
    .getByRole('button', { name: /^Wijzigen ?: Begrippen$/ })
    .click();
  await goed('Vaste pagina schrijven');
  await pagina.getByLabel(/^Begrippen/).fill('een begrip zonder uitleg');
  await pagina
    .getByRole('main')
    .getByRole('button', { name: /^(Indienen|Online zetten)$/ })
    .click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  expect(await pagina.getByLabel(/^Begrippen/).inputValue()).toBe('een begrip zonder uitleg');
  await goed('Vaste pagina schrijven');
  await ga('/beheer/paginas/');
  await pagina.getByText('een eerdere versie staat online').waitFor();
});

test('namens een regio beginnen en overnemen is toegankelijk', async () => {
  const { pagina, goed, knop, ga } = await bezoek();
  await ga('/mijn/publicaties/nieuwe-best-practice/');
  await knop('Beginnen met schrijven');
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await goed('Nieuwe best practice');
  const { naar } = await doe(rosa, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven', {
    regio: 'voorbeeldregio-waterkant',
  });
  const hier = naar.replace('bewerken/', '');
  const anna = await bezoek('anna@voorbeeld.example');
  await anna.ga(hier);
  await anna.goed('Zonder titel');
  await anna.knop('Overnemen');
  await anna.pagina.getByText('De tekst is nu van jouw regio.').waitFor();
  await anna.goed('Zonder titel');
});
