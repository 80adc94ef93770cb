import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { Bezoeker as Wie } from '../steun/bezoeker.ts';
import { doe, nodigUit, zetOpen } from '../steun/pagina.ts';
import { startProductie } from '../steun/productie.ts';
import { VERZONNEN, voorbeeldsporen } from '../steun/voorbeeldsporen.ts';

// What is searched for is the trial: its words and addresses, and the titles and sentences of all its examples.
const CONTACT = 'vragen@kennis.voorbeeld.nl';
/** Where our mail comes from. Few people read what is sent there. */
const AFZENDER = 'noreply@kennis.voorbeeld.nl';

let site: Awaited<ReturnType<typeof startProductie>>;
let re: Bezoeker;
beforeAll(async () => {
  site = await startProductie();
  re = await site.re('rosa@organisatie.nl', 'Rosa');
});
afterAll(() => site?.ruimOp());

/** Where everybody begins, what programs read, and searches that the trial answers with its examples. */
const OPENBAAR = [
  ...['/', '/sitemap.xml', '/inhoud.json', '/nieuws/feed.xml', '/kennissessies/agenda.ics', '/bestaat-niet/'],
  ...['geen invaller', 'zij-instromers begeleiden', 'voorbeeld', 'waterkant'].map((q) => `/zoeken/?q=${encodeURIComponent(q)}`),
];
/** Every page that can be reached from these by links, as this visitor sees it. */
async function rondgang(wie: Bezoeker, begin: readonly string[]): Promise<Map<string, Antwoord & { vanaf: string }>> {
  const bladen = new Map<string, Antwoord & { vanaf: string }>();
  const rij = begin.map((pad) => ({ pad, vanaf: '' }));
  for (let volgende = rij.shift(); volgende && bladen.size < 300; volgende = rij.shift()) {
    const { pad, vanaf } = volgende;
    if (bladen.has(pad)) continue;
    const blad = await wie.lees(pad);
    bladen.set(pad, { ...blad, vanaf });
    if (blad.naar.startsWith('/')) rij.push({ pad: blad.naar, vanaf: pad });
    for (const a of blad.html.querySelectorAll('a[href^="/"]')) {
      const { pathname, search } = new URL(a.getAttribute('href') ?? '', site.url);
      // Choices and months have no end.
      if (search === '' && !pathname.startsWith('/uitloggen')) rij.push({ pad: pathname, vanaf: pad });
    }
  }
  return bladen;
}

const mis = (bladen: Map<string, Antwoord & { vanaf: string }>) => ({
  kapot: [...bladen].flatMap(([pad, { status, vanaf }]) =>
    status >= 400 && pad !== '/bestaat-niet/' ? [`${vanaf} -> ${pad}: ${status}`] : [],
  ),
  voorbeeld: [...bladen].flatMap(([pad, { tekst }]) => voorbeeldsporen(tekst).map((spoor) => `${pad}: ${spoor}`)),
  afzender: [...bladen].flatMap(([pad, { tekst }]) => (tekst.includes(AFZENDER) ? [pad] : [])),
});

test('op een echte site staat nergens een adres uit de voorbeelden of dat van de afzender, en leidt elke link ergens heen', async () => {
  const openbaar = await rondgang(new Wie(site.url), OPENBAAR);
  expect(mis(openbaar)).toEqual({ kapot: [], voorbeeld: [], afzender: [] });
  expect(openbaar.size).toBeGreaterThan(25);
  const eigen = await rondgang(re, ['/mijn/', '/beheer/']);
  expect(mis(eigen)).toEqual({ kapot: [], voorbeeld: [], afzender: [] });
  expect([...eigen.keys()]).toEqual(
    expect.arrayContaining(['/beheer/techniek/', '/beheer/gebeurtenissen/', '/beheer/kennissessies/nieuw/']),
  );
});

test('Techniek zegt wat er nog moet gebeuren voordat de site live kan', async () => {
  const { html } = await re.lees('/beheer/techniek/');
  expect(html.querySelectorAll('#nog-te-doen ~ ul:first-of-type li').map((li) => li.text.split(/[.(]/)[0])).toEqual([
    'Er is nog geen mailadres voor vragen van bezoekers',
    'De pagina Onderwijsregio worden ',
    'De pagina Over dit platform ',
    'De pagina Privacy ',
    'De pagina Toegankelijkheid ',
  ]);
});

test("zonder mailbox zeggen de vaste pagina's dat er geen is, en weet wie beheert waarom", async () => {
  const bezoeker = new Wie(site.url);
  const { html } = await bezoeker.lees('/over/');
  expect([html.querySelectorAll('main a[href^="mailto:"]').length, html.querySelector('#mail-ons')?.nextElementSibling?.text]).toEqual([
    0,
    expect.stringContaining('nog geen mailadres voor vragen'),
  ]);
  expect((await bezoeker.lees('/.well-known/security.txt')).status).toBe(404);
  expect((await re.lees('/beheer/techniek/')).tekst).toContain('Er is nog geen mailadres voor vragen van bezoekers.');
});

test("met een mailbox noemen de vaste pagina's die, en gaan antwoorden op onze brieven daarheen", async () => {
  await site.later(1000, { CONTACT });
  const bezoeker = new Wie(site.url);
  expect((await bezoeker.lees('/.well-known/security.txt')).tekst).toContain(`Contact: mailto:${CONTACT}\n`);
  await site.ingelogd('iemand@organisatie.nl', 'Iemand');
  const brief = site.post.ontvangen.find(({ aan }) => aan.includes('iemand@organisatie.nl'))?.brief;
  expect([brief?.from?.address, brief?.replyTo?.map(({ address }) => address)]).toEqual([AFZENDER, [CONTACT]]);
  for (const pad of ['/over/', '/privacy/', '/toegankelijkheid/', '/begrippen/']) {
    const { html } = await bezoeker.lees(pad);
    expect([pad, html.querySelector('main a[href^="mailto:"]')?.text, html.querySelector('#mail-ons') !== null]).toEqual([
      pad,
      CONTACT,
      true,
    ]);
    expect(html.querySelector('main')?.text).not.toContain('Dit is een proef');
  }
});

const DAG = {
  ...{ titel: 'Eerste kennisdag', kern: 'Een dag.', soort: 'landelijke-bijeenkomst', schaal: 'landelijk', vorm: 'fysiek' },
  ...{ datum: '2027-01-28', begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', capaciteit: '10' },
  ...{ aanmelden_vanaf: '2026-11-01', organisator: 'Realisatie-Eenheid', programma: '09.30 Inloop' },
};

test('ook als er een kennissessie is, mensen meedoen en iemand iets vraagt, komt nergens iets van de voorbeelden tevoorschijn', async () => {
  // A minute later, for an app code counts once.
  await site.later(60_000, { CONTACT });
  const rosa = await site.weer('rosa@organisatie.nl');
  const wilma = { adres: 'wilma@organisatie.nl', recht: 'projectleider', onderwijsregio: 'noorderwijzer-drenthe' };
  await nodigUit(rosa, '/beheer/mensen/uitnodigen/', wilma);
  const { naar } = await doe(rosa, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', DAG);
  await zetOpen(rosa, naar.replace(/\?.*/, ''));
  const jan = await site.ingelogd('jan@organisatie.nl', 'Jan');
  expect((await doe(jan, '/kennissessies/eerste-kennisdag/aanmelden/', 'Aanmelden', { toestemming: 'ja', vraag: 'Hoe dan?' })).status).toBe(
    303,
  );
  expect(
    (await doe(jan, '/kennisvragen/stellen/', 'Verstuur je vraag', { vraag: 'Wie weet iets van roosters?', toestemming: 'ja' })).status,
  ).toBe(303);

  const openbaar = await rondgang(new Wie(site.url), OPENBAAR);
  expect(openbaar.has('/kennissessies/eerste-kennisdag/')).toBe(true);
  const eigen = [openbaar];
  for (const wie of [rosa, jan, await site.ingelogd(wilma.adres, 'Wilma')])
    eigen.push(await rondgang(wie, ['/mijn/', '/beheer/', '/mijn/regio/']));
  expect(eigen.map((bladen) => mis(bladen).voorbeeld)).toEqual([[], [], [], []]);
  expect(eigen.slice(1).every((bladen) => bladen.size > 30)).toBe(true);
});

test('ook in de brieven van een echte site staat niets van de voorbeelden', () => {
  const brieven = site.post.ontvangen.map(({ brief }) => JSON.stringify(brief));
  expect(brieven.length).toBeGreaterThan(7);
  expect(brieven.flatMap(voorbeeldsporen)).toEqual([]);
});

test('de controle ziet een adres, een naam, een titel en een zin uit de voorbeelden', () => {
  for (const spoor of [
    'privacy@kennisplatform.example',
    'voorbeeldregio-waterkant',
    'Realisatie-Eenheid (voorbeeld)',
    'Verzonnen voorbeeld',
    ...VERZONNEN,
  ])
    expect([spoor, voorbeeldsporen(`<p>Mail ${spoor}.</p>`).length > 0]).toEqual([spoor, true]);
  expect([VERZONNEN.length > 60, voorbeeldsporen('rosa@organisatie.nl, bijvoorbeeld bij https://kennis.voorbeeld.nl/')]).toEqual([
    true,
    [],
  ]);
});
