import { expect, onTestFinished, test, vi } from 'vitest';
import { openDb } from '#db/open.ts';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';

const open = metBrowser();
vi.setConfig({ testTimeout: 300_000 });

async function als(wie: string, viewport = BUREAU) {
  const context = await open.browser.newContext({ viewport, extraHTTPHeaders: { 'X-Forwarded-For': '10.3.0.19' } });
  onTestFinished(() => context.close());
  if (wie) await alIngelogd(context, open.server, `${wie}@voorbeeld.example`);
  return context.newPage();
}

test('een gesprek vragen is toegankelijk, van de link bij een best practice tot de lijst, ook als er iets niet klopt', async () => {
  const pagina = await als('emma', TELEFOON);
  await pagina.goto(`${open.server.url}/praktijken/een-loket-voor-iedereen-die-het-onderwijs-in-wil/`);
  await pagina.getByRole('link', { name: 'Vraag een gesprek met Voorbeeldregio Heuvelrand' }).click();
  await pagina.getByRole('heading', { level: 1, name: 'Vraag een gesprek' }).waitFor();
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.getByRole('main').getByRole('button', { name: 'Verstuur' }).click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.getByLabel('Waar loop je tegenaan?').fill('Wie neemt de telefoon op?');
  await pagina.getByLabel('Wanneer past het?').fill('Vrijdag');
  await pagina.getByRole('main').getByRole('button', { name: 'Verstuur' }).click();
  await pagina.getByRole('heading', { level: 1, name: 'Mijn gesprekken' }).waitFor();
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.goto(`${open.server.url}/mijn/`);
  expect(await keurOveral(pagina)).toEqual([]);
});

test('wat een regio zoekt en biedt, haar gesprekken en de knop achter de link in de mail zijn toegankelijk', async () => {
  const pagina = await als('anna');
  for (const pad of [
    '/onderwijsregios/voorbeeldregio-waterkant/',
    '/onderwijsregios/?zoekt=omvang',
    '/mijn/regio/',
    '/mijn/gesprekken/',
    '/mijn/gesprekken/vragen/?aan=voorbeeldregio-waterkant',
    '/mijn/gesprekken/beantwoord/?sleutel=voorbeeld-gesprek-1',
    '/mijn/gesprekken/beantwoord/?sleutel=voorbeeld-gesprek-2',
    '/mijn/gesprekken/beantwoord/?sleutel=verzonnen',
  ]) {
    await pagina.goto(open.server.url + pad);
    expect([pad, await keurOveral(pagina)]).toEqual([pad, []]);
  }
});

test('op de regiopagina schrijven wat je zoekt kan met het toetsenbord, en er zijn precies drie regels', async () => {
  const pagina = await als('anna');
  await pagina.goto(`${open.server.url}/mijn/regio/`);
  await pagina
    .getByRole('main')
    .getByRole('button', { name: /Bewerk de pagina/ })
    .click();
  await pagina.waitForURL(/\/mijn\/publicaties\//);
  await pagina.goto(`${open.server.url}${new URL(pagina.url()).pathname}bewerken/`);
  const groep = pagina.getByRole('group', { name: /Hier zoeken wij hulp bij/ });
  expect(await groep.getByRole('textbox').count()).toBe(3);
  expect(await groep.getByRole('button').count()).toBe(0);
  await groep.getByRole('textbox').nth(2).fill('Wie heeft een goed rooster?');
  await groep.getByRole('combobox').nth(2).selectOption('Kwaliteit leraren');
  expect(await keurOveral(pagina)).toEqual([]);
});

test('de lijst van gesprekken zonder antwoord is toegankelijk', async () => {
  const { db, sluit } = openDb(`${open.server.dataDir}/kennisplatform.db`);
  await db.updateTable('gesprek').set({ herinnerd_op: Date.now() }).where('id', '=', 'voorbeeld-gesprek-2').execute();
  await sluit();
  const { alsRosa } = await import('../steun/rosa.ts');
  const rosa = await alsRosa(open.server);
  const context = await open.browser.newContext({ viewport: TELEFOON });
  onTestFinished(() => context.close());
  await context.addCookies(rosa.koekjes);
  const pagina = await context.newPage();
  await pagina.goto(`${open.server.url}/beheer/gesprekken/`);
  await pagina.getByRole('button', { name: /Sluit af/ }).waitFor();
  expect(await keurOveral(pagina)).toEqual([]);
});
