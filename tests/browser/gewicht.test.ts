import { expect, test } from 'vitest';
import { metBrowser } from '../steun/browser.ts';

const MAX_ALLES = 50_000;
const MAX_SCRIPT = 2_000;
const PADEN = [
  '/',
  '/praktijken/',
  '/praktijken/governance-op-een-a4-wie-besluit-waarover/',
  '/bouwstenen/omvang/',
  '/kennissessies/',
  '/begrippen/',
  '/praktijken/uitleg/',
  '/praktijken/bewaard/',
];
const open = metBrowser();

test.each(PADEN)('%s weegt bij het eerste bezoek hoogstens 50 kB, met hoogstens 2 kB script', async (pad) => {
  const context = await open.browser.newContext();
  const pagina = await context.newPage();
  const cdp = await context.newCDPSession(pagina);
  await cdp.send('Network.enable');
  /** Of every script, how much of its answer was headers: those of safety are longer than most scripts. */
  const koppen = new Map<string, number>();
  let alles = 0;
  let script = 0;
  cdp.on(
    'Network.responseReceived',
    ({ requestId, type, response }) => type === 'Script' && koppen.set(requestId, response.encodedDataLength),
  );
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    alles += encodedDataLength;
    const kop = koppen.get(requestId);
    if (kop !== undefined) script += encodedDataLength - kop;
  });
  await pagina.goto(open.server.url + pad, { waitUntil: 'networkidle' });
  expect(alles).toBeGreaterThan(1000);
  expect(alles).toBeLessThanOrEqual(MAX_ALLES);
  expect(script).toBeGreaterThan(100);
  expect(script).toBeLessThanOrEqual(MAX_SCRIPT);
  await context.close();
});
