import { expect, onTestFinished, test, vi } from 'vitest';
import { metBrowser } from '../steun/browser.ts';
import { alIngelogd } from '../steun/inloggen.ts';
import { keurOveral, TWEE_STANDEN } from '../steun/keuren.ts';
import { alsRosa } from '../steun/rosa.ts';

const open = metBrowser();
// Every page on two screens, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 });

test("regio's toevoegen, een status geven en samenvoegen is toegankelijk op telefoon en bureau, ook als er iets niet klopt", async () => {
  const rosa = await alsRosa(open.server);
  const context = await open.browser.newContext();
  onTestFinished(() => context.close());
  await context.addCookies(rosa.koekjes);
  const pagina = await context.newPage();
  const goed = async (pad: string, kop: RegExp) => {
    if (pad) await pagina.goto(open.server.url + pad, { waitUntil: 'load' });
    await pagina.getByRole('heading', { level: 1, name: kop }).waitFor();
    expect(await keurOveral(pagina, TWEE_STANDEN), `${pad} ${kop}`).toEqual([]);
  };
  const REGIO = '/beheer/onderwijsregios/voorbeeldregio-heuvelrand/';
  await goed('/beheer/onderwijsregios/', /^Onderwijsregio's$/);
  await goed('/beheer/onderwijsregios/?zoek=bestaat-niet', /^Onderwijsregio's$/);
  await goed('/beheer/onderwijsregios/nieuw/', /^Nieuwe regio$/);
  await pagina.getByRole('button', { name: 'Voeg de regio toe' }).press('Enter');
  await pagina.waitForFunction(() => document.title.startsWith('Fout: '));
  await goed('', /^Nieuwe regio$/);
  await goed(REGIO, /Heuvelrand/);
  await goed(`${REGIO}gegevens/`, /^Gegevens/);
  await goed(`${REGIO}verbeteren/`, /^Status verbeteren/);
  await goed(`${REGIO}samenvoegen/`, /^Samenvoegen/);
  await pagina.getByLabel('Gaat op in').selectOption('voorbeeldregio-waterkant');
  await pagina.getByLabel('Besluit').fill('Bestuurlijk overleg');
  await pagina.getByRole('button', { name: 'Verder' }).press('Enter');
  await pagina.getByRole('button', { name: 'Ja, voeg samen' }).waitFor();
  await goed('', /^Samenvoegen/);
  await pagina.getByRole('button', { name: 'Ja, voeg samen' }).press('Enter');
  await pagina.waitForURL(/gedaan=samengevoegd/);
  await goed('', /Heuvelrand/);
  await goed('/onderwijsregios/voorbeeldregio-heuvelrand/', /Heuvelrand/);
});

test('wie voor een regio schrijft, vindt Onze regiopagina bij Mijn publicaties en komt in het schrijfformulier', async () => {
  const context = await open.browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': '10.9.0.2' } });
  onTestFinished(() => context.close());
  await alIngelogd(context, open.server, 'anna@voorbeeld.example');
  const pagina = await context.newPage();
  await pagina.goto(`${open.server.url}/mijn/publicaties/`, { waitUntil: 'load' });
  await pagina.getByRole('heading', { name: 'Onze regiopagina' }).waitFor();
  expect(await keurOveral(pagina, TWEE_STANDEN)).toEqual([]);
  await pagina
    .getByRole('button', { name: /Naar de regiopagina/ })
    .first()
    .press('Enter');
  await pagina.waitForURL(/\/mijn\/publicaties\/[0-9a-f-]{36}\//);
  await pagina.goto(`${pagina.url().replace(/\?.*/, '')}bewerken/`, { waitUntil: 'load' });
  await pagina.getByLabel('Schoolbesturen').waitFor();
  expect(await keurOveral(pagina, TWEE_STANDEN)).toEqual([]);
});
