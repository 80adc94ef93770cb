import { expect, onTestFinished, test, vi } from 'vitest';
import { BUREAU, metBrowser, TELEFOON } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';

const FORMULIER = '/mijn/regio/adopties/exitgesprekken-die-echt-iets-opleveren/';
const open = metBrowser();
vi.setConfig({ testTimeout: 200_000 });

async function alsAnna(viewport = BUREAU) {
  const context = await open.browser.newContext({ viewport, extraHTTPHeaders: { 'X-Forwarded-For': '10.3.0.9' } });
  onTestFinished(() => context.close());
  await alIngelogd(context, open.server, 'anna@voorbeeld.example');
  return context.newPage();
}

test('vertellen wat je overneemt is toegankelijk, ook als er iets niet klopt, en zo ook de lijst', async () => {
  const pagina = await alsAnna();
  await pagina.goto(open.server.url + FORMULIER);
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.getByRole('main').getByRole('button', { name: 'Zet op de pagina' }).click();
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  expect(await keurOveral(pagina)).toEqual([]);
  await pagina.goto(`${open.server.url}/mijn/regio/adopties/`);
  expect(await keurOveral(pagina)).toEqual([]);
});

test('waarom je stopte wordt alleen gevraagd aan wie stopte', async () => {
  const pagina = await alsAnna(TELEFOON);
  await pagina.goto(open.server.url + FORMULIER);
  const reden = pagina.getByLabel('Waarom zijn jullie gestopt?');
  await pagina.getByLabel('We verkennen dit').check();
  expect(await reden.isVisible()).toBe(false);
  await pagina.getByRole('radio', { name: 'We zijn gestopt' }).check();
  expect(await reden.isVisible()).toBe(true);
});
