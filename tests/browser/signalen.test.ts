import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BUREAU, metBrowser } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
vi.setConfig({ testTimeout: 200_000 });

async function scherm() {
  const context = await open.browser.newContext({ viewport: BUREAU, extraHTTPHeaders: { 'X-Forwarded-For': '10.3.0.19' } });
  onTestFinished(() => context.close());
  return context;
}

test('de lijst en een signaal zijn toegankelijk', async () => {
  const pagina = await (await scherm()).newPage();
  for (const pad of ['/signalen/', '/signalen/voorbeeld-signaal-1/', '/signalen/voorbeeld-signaal-2/']) {
    await pagina.goto(open.server.url + pad);
    expect([pad, await keurOveral(pagina)]).toEqual([pad, []]);
  }
});

test('een signaal geven, volgen en laten weten dat het ook hier speelt is toegankelijk, ook als er iets niet klopt', async () => {
  const context = await scherm();
  await alIngelogd(context, open.server, 'bram@voorbeeld.example');
  const pagina = await context.newPage();
  await pagina.goto(`${open.server.url}/mijn/regio/signalen/nieuw/`);
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.getByRole('main').getByRole('button', { name: 'Dien in' }).click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.getByRole('radio', { name: 'Knelpunt' }).check();
  await pagina.getByLabel('Titel').fill('Te weinig plekken');
  await pagina.getByLabel('Wat speelt er').fill('Bel 06-12345678.');
  await pagina.getByLabel('Wat is nodig').fill('Meer plekken.');
  await pagina.getByRole('radio', { name: 'Iedereen, met de naam' }).check();
  await pagina.getByLabel('Waar blijkt het uit').fill('/terugblikken/regiosessie-oost-over-zij-instroom/');
  await pagina.getByRole('main').getByRole('button', { name: 'Dien in' }).click();
  await pagina.getByLabel('Er staat niets in over één persoon').check();
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.getByRole('main').getByRole('button', { name: 'Dien in' }).click();
  await pagina.waitForURL(/gedaan=indienen/);
  expect(await keurOveral(pagina)).toEqual([]);
  for (const pad of ['/mijn/regio/signalen/', '/mijn/regio/signalen/ook-hier/?signaal=voorbeeld-signaal-1']) {
    await pagina.goto(open.server.url + pad);
    expect([pad, await keurOveral(pagina)]).toEqual([pad, []]);
  }
  await alIngelogd(context, open.server, 'anna@voorbeeld.example');
  await pagina.goto(`${open.server.url}/mijn/regio/signalen/ook-hier/?signaal=voorbeeld-signaal-2`);
  expect(await keurOveral(pagina)).toEqual([]);
});

test('het werk van de Realisatie-Eenheid is toegankelijk, en het blad voor een tafel past op papier', async () => {
  const context = await scherm();
  await context.addCookies((await alsRosa(open.server)).koekjes);
  const pagina = await context.newPage();
  const ga = async (pad: string) => {
    await pagina.goto(open.server.url + pad);
    expect([pad, await keurOveral(pagina)]).toEqual([pad, []]);
  };
  await ga('/beheer/signalen/');
  await ga('/beheer/signalen/voorbeeld-signaal-2/');
  await ga('/beheer/signalen/voorbeeld-signaal-2/?doe=beantwoorden');
  await pagina.getByRole('main').getByRole('button', { name: 'Beantwoord' }).click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.goto(`${open.server.url}/beheer/signalen/voorbeeld-signaal-2/?doe=naar-tafel`);
  await pagina.getByLabel('Welke tafel').fill('Programmaraad');
  await pagina.getByRole('main').getByRole('button', { name: 'Zet op tafel' }).click();
  await pagina.waitForURL(/gedaan=naar-tafel/);
  await ga('/beheer/signalen/agenda/?tafel=Programmaraad');
  await pagina.emulateMedia({ media: 'print' });
  expect(await pagina.getByRole('button', { name: 'Print dit blad' }).isVisible()).toBe(false);
  expect(await pagina.locator('.tafelblad-ruimte').isVisible()).toBe(true);
});

test('bladeren, zoeken en bundelen in een lange lijst is toegankelijk, ook als er iets niet klopt', async () => {
  const db = new Database(join(open.server.dataDir, 'kennisplatform.db'), { timeout: 10_000 });
  db.prepare(`with recursive teller(n) as (select 1 union all select n + 1 from teller where n < 60)
    insert into signaal (id, soort, titel, speelt, nodig, onderwijsregio, openbaar_gewenst, met_naam, status, ingediend_op, gewijzigd_op)
    select 'lang' || n, 'knelpunt', 'Te weinig plekken voor zij-instromers in het praktijkonderwijs ' || n, 'Het speelt.', 'Iets.',
      'voorbeeldregio-waterkant', 1, 1, 'ingediend', n, n from teller`).run();
  db.close();
  const context = await scherm();
  await context.addCookies((await alsRosa(open.server)).koekjes);
  const pagina = await context.newPage();
  await pagina.goto(`${open.server.url}/beheer/signalen/`);
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.getByRole('navigation', { name: 'Bladeren door wat nog open is' }).getByRole('link', { name: 'Volgende' }).click();
  await pagina.waitForURL(/pagina=2#lopend/);
  await pagina.getByRole('main').getByRole('button', { name: 'Bundel' }).click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  expect(await pagina.getByText('Pagina 2 van 3').isVisible()).toBe(true);
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.getByLabel('Titel of tekst').fill('praktijkonderwijs 5');
  await pagina.getByRole('button', { name: 'Zoek signalen' }).click();
  await pagina.waitForURL(/zoek=/);
  await pagina.getByRole('checkbox', { name: /praktijkonderwijs 55/ }).check();
  await pagina.getByLabel('Met welk signaal').selectOption('lang5');
  await pagina.getByRole('main').getByRole('button', { name: 'Bundel' }).click();
  await pagina.waitForURL(/gedaan=bundelen&bij=lang5&zoek=/);
  expect(await keurOveral(pagina)).toEqual([]);
});
