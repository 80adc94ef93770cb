import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { startProductie } from '../steun/productie.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let rosa: Bezoeker;
let anna: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  rosa = await alsRosa(server);
  anna = new Bezoeker(server.url);
  await inloggenZonderScript(anna, server, 'anna@voorbeeld.example');
});
afterAll(() => server.ruimOp());

const koppen = ({ html }: Antwoord) => html.querySelectorAll('main :is(h1, h2)').map(({ text }) => text.trim());
const links = ({ html }: Antwoord) => html.querySelectorAll('main a[href^="/"]').map((a) => a.getAttribute('href') ?? '');

test('Beheer begint met het werk: deze week, wat op je wacht, wat achterloopt en wat rondgaat; elke regel leidt ergens heen', async () => {
  const beheer = await rosa.lees('/beheer/');
  expect(koppen(beheer)).toEqual([
    'Beheer',
    expect.stringMatching(/^(Deze week|Binnenkort)$/),
    'Wacht op jou',
    'Loopt achter',
    'Wat gaat rond',
  ]);
  for (const href of new Set(links(beheer))) {
    const [pad = '', plek] = href.split('#');
    const doel = await rosa.lees(pad);
    expect([href, doel.status]).toEqual([href, 200]);
    if (plek) expect([href, doel.html.querySelector(`[id="${plek}"]`) !== null]).toEqual([href, true]);
  }
  expect(beheer.html.querySelector('main')?.text).toMatch(/onderwijsregio's.*zonder projectleider/s);
});

test('de techniek staat apart: teksten die er niet staan, zoeken en mail', async () => {
  expect(koppen(await rosa.lees('/beheer/techniek/'))).toEqual(['Techniek', 'Teksten die niet op de site staan', 'Zoeken', 'Mail']);
  expect((await anna.lees('/beheer/techniek/')).status).toBe(404);
  expect((await new Bezoeker(server.url).lees('/beheer/techniek/')).naar).toBe('/inloggen/?naar=%2Fbeheer%2Ftechniek%2F');
});

test('een projectleider heeft hetzelfde voor de eigen regio, en ziet wie van de regio waarheen gaat', async () => {
  const emma = new Bezoeker(server.url);
  await inloggenZonderScript(emma, server, 'emma@voorbeeld.example');
  const aanmelden = '/kennissessies/landelijke-kennisdag-21-januari/aanmelden/';
  const sessie = (await emma.lees('/kennissessies/')).html
    .querySelectorAll('main a[href^="/kennissessies/"]')
    .map((a) => a.getAttribute('href') ?? '')
    .filter((href) => /^\/kennissessies\/[a-z0-9-]+\/$/.test(href));
  let formulier = await emma.lees(aanmelden);
  let pad = aanmelden;
  for (const href of sessie) {
    if (formulier.status === 200 && formulier.html.querySelector('[name=toestemming]')) break;
    pad = `${href}aanmelden/`;
    formulier = await emma.lees(pad);
  }
  expect(formulier.html.querySelector('main')?.text).toContain('De projectleider van de onderwijsregio die nu bij je gegevens staat');
  const keuze = formulier.html.querySelector('[name=deelname]') ? { deelname: 'online' } : {};
  expect((await emma.verzend(formulier, pad, 'Aanmelden', { toestemming: 'ja', vraag: 'Een vraag van Emma?', ...keuze })).status).toBe(303);

  const regio = await anna.lees('/mijn/regio/');
  expect(koppen(regio).slice(1, 5)).toEqual([
    expect.stringMatching(/^(Deze week|Binnenkort)$/),
    'Wacht op jou',
    'Loopt achter',
    'Wie gaat waarheen',
  ]);
  const gaan = regio.html.querySelector('[aria-labelledby=gaan]')?.text.replace(/\s+/g, ' ') ?? '';
  // All are of this one region: that goes without saying.
  expect(gaan).toMatch(/Emma (Bevestigd|Wachtlijst)/);
  expect(regio.tekst).not.toContain('Een vraag van Emma?');
  expect((await anna.lees('/mijn/regio/deelnemers/')).html.querySelector('main')?.text).toContain('Emma');
  expect((await emma.lees('/mijn/regio/deelnemers/')).status).toBe(404);
});

test('op een lege site zegt Beheer wat er te doen is, en zegt de regio dat alles gedaan is', async () => {
  const site = await startProductie();
  try {
    const re = await site.re('rosa@onderwijs.example', 'Rosa');
    const beheer = await re.lees('/beheer/');
    const tekst = beheer.html.querySelector('main')?.text.replace(/\s+/g, ' ') ?? '';
    expect(tekst).toContain('Niets wacht op jou.');
    expect(tekst).toContain('Er staat geen kennissessie gepland.');
    expect(tekst).toContain("7 onderwijsregio's zonder projectleider");
    expect(tekst).toContain('9 bouwstenen nog zonder best practice');
  } finally {
    await site.ruimOp();
  }
});
