import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let gast: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  gast = new Bezoeker(server.url);
});
afterAll(() => server.ruimOp());

/** Where the text of a page leads to; its menu and footer aside. */
async function wegen(pad: string): Promise<Set<string>> {
  const { html } = await gast.lees(pad);
  return new Set(html.querySelectorAll('main a[href]').map((link) => new URL(link.getAttribute('href') ?? '', server.url + pad).pathname));
}

const SESSIE = '/kennissessies/landelijke-bijeenkomst-najaar/';
const TERUGBLIK = '/terugblikken/landelijke-bijeenkomst-najaar/';
const PRAKTIJK = '/praktijken/een-loket-voor-iedereen-die-het-onderwijs-in-wil/';
const BOUWSTEEN = '/bouwstenen/aanpak-lerarentekort/';
const REGIO = '/onderwijsregios/voorbeeldregio-waterkant/';
const OVERNEMER = '/onderwijsregios/voorbeeldregio-heuvelrand/';
const SIGNAAL = '/signalen/voorbeeld-signaal-1/';

test.each([
  ['een kennissessie en haar terugblik', SESSIE, TERUGBLIK],
  ['een kennissessie en een best practice die langskwam', SESSIE, PRAKTIJK],
  ['een terugblik en een best practice die langskwam', TERUGBLIK, PRAKTIJK],
  ['een best practice en de regio die haar overnam', PRAKTIJK, OVERNEMER],
  ['een best practice en het signaal dat eruit kwam', PRAKTIJK, SIGNAAL],
  ['een regio en haar signaal', REGIO, SIGNAAL],
  ['een regio waar het ook speelt en dat signaal', OVERNEMER, SIGNAAL],
])('tussen %s kun je heen en terug', async (_, een, ander) => {
  expect([(await wegen(een)).has(ander), (await wegen(ander)).has(een)]).toEqual([true, true]);
});

test('van een best practice kom je bij haar bouwsteen, en van daar in twee stappen terug', async () => {
  expect((await wegen(PRAKTIJK)).has(BOUWSTEEN)).toBe(true);
  const alle = (await gast.lees(BOUWSTEEN)).html.querySelector('main a[href^="/praktijken/?bouwsteen="]')?.getAttribute('href') ?? '';
  expect((await wegen(alle)).has(PRAKTIJK)).toBe(true);
});
