import { expect, onTestFinished, test, vi } from 'vitest';
import { metBrowser } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral } from '../steun/keuren.ts';

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
