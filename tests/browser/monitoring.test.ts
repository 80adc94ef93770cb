import { expect, onTestFinished, test, vi } from 'vitest';
import { metBrowser } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
vi.setConfig({ testTimeout: 200_000 });
/** A screen of 1280 at twice the size. */
const VERGROOT = { width: 640, height: 512 };

async function als(adres: string) {
  const context = await open.browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': '10.3.0.31' } });
  onTestFinished(() => context.close());
  await alIngelogd(context, open.server, adres);
  return context.newPage();
}

test('hoe vaak teksten gelezen zijn is toegankelijk, ook twee keer zo groot', async () => {
  const pagina = await als('emma@voorbeeld.example');
  await pagina.goto(`${open.server.url}/mijn/publicaties/gelezen/`);
  expect(await keurOveral(pagina)).toEqual([]);
  expect(await keurOveral(pagina, [[VERGROOT, 'light']])).toEqual([]);
});

test('de cijfers van een regio en het codeboek zijn toegankelijk, ook twee keer zo groot', async () => {
  const pagina = await als('anna@voorbeeld.example');
  for (const pad of ['/mijn/regio/monitoring/', '/mijn/regio/monitoring/gelezen/', '/beheer/monitoring/codeboek/']) {
    await pagina.goto(open.server.url + pad);
    expect([pad, await keurOveral(pagina)]).toEqual([pad, []]);
    expect([pad, await keurOveral(pagina, [[VERGROOT, 'light']])]).toEqual([pad, []]);
  }
});

test('de cijfers van het hele land zijn toegankelijk, ook twee keer zo groot', async () => {
  const context = await open.browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': '10.3.0.32' } });
  onTestFinished(() => context.close());
  await context.addCookies((await alsRosa(open.server)).koekjes);
  const pagina = await context.newPage();
  await pagina.goto(`${open.server.url}/beheer/monitoring/`);
  expect(await keurOveral(pagina)).toEqual([]);
  expect(await keurOveral(pagina, [[VERGROOT, 'light']])).toEqual([]);
});
