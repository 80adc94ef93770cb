import { HtmlValidate } from 'html-validate';
import type { HTMLElement } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

interface Blad {
  status: number;
  soort: string;
  html: HTMLElement;
  tekst: string;
  vanaf: string;
}
const bladen = new Map<string, Blad>();
let server: Proefserver;

/** Facet choices and months without end lead to the same pages; one step is enough. */
const overslaan = (url: URL) => url.search !== '' && !/^\?(q|maand)=[^&]*$/.test(url.search);

beforeAll(async () => {
  server = await startServer();
  const bezoeker = new Bezoeker(server.url);
  const rij: { pad: string; vanaf: string }[] = [{ pad: '/', vanaf: '' }];
  while (rij.length > 0 && bladen.size < 600) {
    const { pad, vanaf } = rij.shift() ?? { pad: '/', vanaf: '' };
    if (bladen.has(pad)) continue;
    const { status, koppen, tekst, html, naar } = await bezoeker.lees(pad);
    bladen.set(pad, { status, soort: koppen.get('content-type') ?? '', html, tekst, vanaf });
    if (naar) rij.push({ pad: naar, vanaf: pad });
    const diep = (pad.match(/maand=/g) ?? []).length > 0;
    for (const a of html.querySelectorAll('a[href]')) {
      const url = new URL(a.getAttribute('href') ?? '', server.url + pad);
      if (url.origin !== server.url || overslaan(url) || (diep && url.searchParams.has('maand'))) continue;
      rij.push({ pad: url.pathname + url.search, vanaf: pad });
    }
  }
}, 600_000);
afterAll(() => server?.ruimOp());

const paginas = () => [...bladen].filter(([, { status, soort }]) => status === 200 && soort.startsWith('text/html'));

test('er zijn genoeg bladen gezien om iets te bewijzen', () => expect(paginas().length).toBeGreaterThan(60));

test('elke link komt ergens uit', () => {
  const kapot = [...bladen].filter(([, { status }]) => status >= 400).map(([pad, { status, vanaf }]) => `${status} ${pad} (op ${vanaf})`);
  expect(kapot).toEqual([]);
});

test('elk anker bestaat', () => {
  const kapot: string[] = [];
  for (const [pad, { html }] of paginas())
    for (const a of html.querySelectorAll('a[href*="#"]')) {
      const url = new URL(a.getAttribute('href') ?? '', server.url + pad);
      const doel = bladen.get(url.pathname + url.search);
      if (
        url.origin === server.url &&
        url.hash.length > 1 &&
        doel &&
        !doel.html.querySelector(`[id="${decodeURIComponent(url.hash.slice(1))}"]`)
      )
        kapot.push(`${url.pathname}${url.hash} (op ${pad})`);
    }
  expect(kapot).toEqual([]);
});

test('niets komt van een ander adres', () => {
  const vreemd: string[] = [];
  for (const [pad, { html }] of paginas())
    for (const element of html.querySelectorAll('[src], link[href], source[srcset], form[action]')) {
      if (element.getAttribute('rel') === 'canonical') continue;
      const adres = element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('action') ?? '';
      if (new URL(adres, server.url).origin !== server.url) vreemd.push(`${adres} (op ${pad})`);
    }
  expect(vreemd).toEqual([]);
});

test('elke afbeelding heeft een beschrijving of is versiering', () => {
  expect(paginas().flatMap(([pad, { html }]) => html.querySelectorAll('img:not([alt])').map(() => pad))).toEqual([]);
});

test('elke pagina heeft een eigen titel en precies één h1', () => {
  const titels = new Map<string, string[]>();
  for (const [pad, { html }] of paginas()) {
    expect(html.querySelectorAll('h1').length, pad).toBe(1);
    if (pad.includes('?')) continue;
    const titel = html.querySelector('title')?.text ?? '';
    titels.set(titel, [...(titels.get(titel) ?? []), pad]);
  }
  // A session and its terugblik share their title by design; the page says which is which.
  const dubbel = [...titels].filter(([, paden]) => paden.length > 1 && new Set(paden.map((pad) => pad.split('/')[1])).size < paden.length);
  expect(dubbel).toEqual([]);
});

test('alle HTML is geldig, zonder style-attributen', async () => {
  const keurder = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'doctype-style': 'off',
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'long-title': 'off',
      'no-inline-style': 'error',
      'require-sri': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
    },
  });
  const fouten = new Map<string, string>();
  for (const [pad, { tekst }] of paginas()) {
    const { results } = await keurder.validateString(tekst);
    for (const { messages } of results)
      for (const { ruleId, message, line } of messages) fouten.set(`${ruleId}: ${message}`, `${pad}:${line}`);
  }
  expect([...fouten]).toEqual([]);
}, 600_000);

/** Pages of the site itself beside those of the texts. */
const VAST = ['/praktijken/uitleg/', '/praktijken/bewaard/'];
test('verzonnen inhoud draagt het label', () => {
  const zonder = paginas().filter(
    ([pad, { html }]) =>
      /^\/(praktijken|terugblikken)\/[a-z]/.test(pad) &&
      !VAST.includes(pad) &&
      !html.querySelector('main')?.text.includes('Verzonnen voorbeeld'),
  );
  expect(zonder.map(([pad]) => pad)).toEqual([]);
});

test('de link van een online kennissessie staat op geen enkele openbare pagina', () => {
  expect([...bladen].filter(([, { tekst }]) => /online\.voorbeeld\.example/.test(tekst)).map(([pad]) => pad)).toEqual([]);
});

test('elk gepubliceerd stuk staat in de open data en in de sitemap', async () => {
  const bezoeker = new Bezoeker(server.url);
  const lijst: { url: string; soort: string }[] = JSON.parse((await bezoeker.lees('/inhoud.json')).tekst);
  const kaart = (await bezoeker.lees('/sitemap.xml')).tekst;
  expect(lijst.filter(({ soort }) => soort === 'praktijk')).toHaveLength(22);
  for (const { url } of lijst) {
    expect(kaart).toContain(`<loc>${url}</loc>`);
    expect(bladen.get(new URL(url).pathname)?.status, url).toBe(200);
  }
});

test('wie naar het oude adres van een pictogram vraagt, krijgt een klein pictogram', async () => {
  const antwoord = await fetch(`${server.url}/favicon.ico`);
  expect([antwoord.status, antwoord.headers.get('content-type')]).toEqual([200, 'image/x-icon']);
  expect((await antwoord.arrayBuffer()).byteLength).toBeLessThan(3000);
});
