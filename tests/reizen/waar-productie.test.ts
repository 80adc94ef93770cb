import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { Bezoeker as Wie } from '../steun/bezoeker.ts';
import { startProductie } from '../steun/productie.ts';

/** Nobody reads what is sent to these: they are of the examples. The people of these tests have addresses of their own. */
const VOORBEELDADRES = /[\w.+-]+@[\w.-]*\b(?:voorbeeld|voorbeeldregio|kennisplatform|regiokring)[\w-]*\.example\b|@voorbeeld\.example/;
const CONTACT = 'vragen@kennis.voorbeeld.nl';
/** Where our mail comes from. Few people read what is sent there. */
const AFZENDER = 'noreply@kennis.voorbeeld.nl';

let site: Awaited<ReturnType<typeof startProductie>>;
let re: Bezoeker;
beforeAll(async () => {
  site = await startProductie();
  re = await site.re('rosa@onderwijs.example', 'Rosa');
});
afterAll(() => site?.ruimOp());

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
  kapot: [...bladen].flatMap(([pad, { status, vanaf }]) => (status >= 400 ? [`${vanaf} -> ${pad}: ${status}`] : [])),
  voorbeeldadres: [...bladen].flatMap(([pad, { tekst }]) =>
    VOORBEELDADRES.test(tekst) ? [`${pad}: ${VOORBEELDADRES.exec(tekst)?.[0]}`] : [],
  ),
  afzender: [...bladen].flatMap(([pad, { tekst }]) => (tekst.includes(AFZENDER) ? [pad] : [])),
});

test('op een echte site staat nergens een adres uit de voorbeelden of dat van de afzender, en leidt elke link ergens heen', async () => {
  const openbaar = await rondgang(new Wie(site.url), ['/', '/sitemap.xml', '/inhoud.json']);
  expect(mis(openbaar)).toEqual({ kapot: [], voorbeeldadres: [], afzender: [] });
  expect(openbaar.size).toBeGreaterThan(25);
  const eigen = await rondgang(re, ['/mijn/', '/beheer/']);
  expect(mis(eigen)).toEqual({ kapot: [], voorbeeldadres: [], afzender: [] });
  expect([...eigen.keys()]).toEqual(
    expect.arrayContaining(['/beheer/techniek/', '/beheer/gebeurtenissen/', '/beheer/kennissessies/nieuw/']),
  );
});

test('Techniek zegt wat er nog moet gebeuren voordat de site live kan', async () => {
  const { html } = await re.lees('/beheer/techniek/');
  expect(html.querySelectorAll('#nog-te-doen ~ ul:first-of-type li').map((li) => li.text.split(/[.(]/)[0])).toEqual([
    'Er is nog geen mailadres voor vragen van bezoekers',
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
  await site.ingelogd('iemand@onderwijs.example', 'Iemand');
  const brief = site.post.ontvangen.find(({ aan }) => aan.includes('iemand@onderwijs.example'))?.brief;
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

test('ook in de brieven van een echte site staat geen adres uit de voorbeelden', async () => {
  const brieven = site.post.ontvangen.map(({ brief }) => `${brief.subject} ${brief.text} ${brief.html}`);
  expect(brieven.length).toBeGreaterThan(0);
  expect(brieven.filter((tekst) => VOORBEELDADRES.test(tekst))).toEqual([]);
});

test('de controle ziet een adres uit de voorbeelden', () => {
  for (const adres of [
    'privacy@kennisplatform.example',
    'contact@regiokring.example',
    'loket@voorbeeldregio-waterkant.example',
    'anna@voorbeeld.example',
  ])
    expect([adres, VOORBEELDADRES.test(`Mail ${adres}.`)]).toEqual([adres, true]);
  expect(VOORBEELDADRES.test('rosa@onderwijs.example en info@kennis.voorbeeld.nl')).toBe(false);
});
