import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { parse } from 'node-html-parser';
import { parseSitemap } from 'sitemap';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { isLeegBlad, legeKoppen, uitLeegte } from '../steun/leegte.ts';
import { nodigUit } from '../steun/pagina.ts';
import { SITE, startProductie } from '../steun/productie.ts';

// A new site: no examples, no terugblik, no kennissessie. Everything that a stranger, the Realisatie-Eenheid and somebody who has just
// been made projectleider can reach by links.
let site: Awaited<ReturnType<typeof startProductie>>;
let rosa: Bezoeker;
const openbaar = new Map<string, Antwoord>();
const eigen = new Map<string, Antwoord>();
const vanAnna = new Map<string, Antwoord>();
const alles = () => [...openbaar, ...eigen, ...vanAnna];

beforeAll(async () => {
  site = await startProductie();
  await loop(site.gast(), '/', openbaar);
  rosa = await site.re('rosa@organisatie.nl', 'Rosa');
  await nodigUit(rosa, '/beheer/mensen/uitnodigen/', {
    ...{ adres: 'anna@organisatie.nl', recht: 'projectleider', onderwijsregio: 'noorderwijzer-drenthe' },
  });
  const achter = (pad: string) => /^\/(mijn|beheer)\//.test(pad);
  await loop(rosa, '/mijn/', eigen, achter);
  await loop(await site.ingelogd('anna@organisatie.nl', 'Anna'), '/mijn/', vanAnna, achter);
}, 600_000);
afterAll(() => site?.ruimOp());

async function loop(wie: Bezoeker, begin: string, bladen: Map<string, Antwoord>, mee: (pad: string) => boolean = () => true) {
  const rij = [begin];
  for (let pad = rij.shift(); pad !== undefined && bladen.size < 400; pad = rij.shift()) {
    if (bladen.has(pad)) continue;
    const blad = await wie.lees(pad);
    bladen.set(pad, blad);
    const hrefs = [...blad.html.querySelectorAll('a[href]').map((a) => a.getAttribute('href') ?? ''), blad.naar].filter(
      (href) => href !== '',
    );
    for (const href of hrefs) {
      const url = new URL(href, `https://hier.invalid${pad}`);
      // Months without end lead to the same page.
      if (url.hostname === 'hier.invalid' && url.search === '' && mee(url.pathname)) rij.push(url.pathname);
    }
  }
}
const met = (bladen: Map<string, Antwoord>, wat: RegExp) => [...bladen].filter(([, { tekst }]) => wat.test(tekst)).map(([pad]) => pad);
const woorden = ({ html }: Antwoord) => html.querySelector('main')?.text.replace(/\s+/g, ' ') ?? '';

test('er zijn genoeg bladen gezien, en elk komt ergens uit', () => {
  expect(openbaar.size).toBeGreaterThan(25);
  expect([eigen.size > 15, vanAnna.size > 12]).toEqual([true, true]);
  expect(
    alles()
      .filter(([, { status }]) => status >= 400)
      .map(([pad, { status }]) => `${status} ${pad}`),
  ).toEqual([]);
  for (const pad of ['/privacy/', '/over/', '/toegankelijkheid/', '/meedoen/', '/begrippen/']) expect(openbaar.has(pad), pad).toBe(true);
  for (const pad of ['/beheer/', '/beheer/mensen/', '/beheer/mensen/uitnodigen/', '/mijn/publicaties/'])
    expect(eigen.has(pad), pad).toBe(true);
});

test('niemand wordt naar terugblikken of best practices gestuurd die er niet zijn', () => {
  expect(met(openbaar, /opleverden|Kijk eerst hoe anderen/)).toEqual([]);
  for (const pad of ['/', '/kennissessies/'])
    expect(woorden(openbaar.get(pad) as Antwoord), pad).toContain('Zodra er een kennissessie is, staat ze hier.');
  expect(met(openbaar, /\b0 (best practices|terugblikken|kennissessies)/)).toEqual([]);
});

test('een echte site zegt niet van zichzelf dat zij een proef is, en belooft geen dagen waar niemand voor staat', () => {
  expect(met(openbaar, /niet officieel in gebruik|klaar om te proberen|Dit is een proef/)).toEqual([]);
  expect(met(openbaar, /binnen (\w+ )?werkdagen/)).toEqual([]);
});

test('de Realisatie-Eenheid leest geen uitspraak over wat er nog niet is', () => {
  expect(met(eigen, /Alles wat werd gezocht|Is er wel iets\?|voor jouw regio schrijft|ook voor een andere onderwijsregio/)).toEqual([]);
  expect(woorden(eigen.get('/mijn/publicaties/') as Antwoord)).toContain("Je ziet ook de teksten van alle onderwijsregio's.");
});

const leeg = (bladen: [string, Antwoord][]) => ({
  koppen: bladen.flatMap(([pad, { html }]) => legeKoppen(html.querySelector('main')).map((kop) => `${pad}: ${kop}`)),
  // Who comes from one empty page is not sent to the next.
  links: bladen.flatMap(([pad, { html }]) =>
    uitLeegte(html.querySelector('main')).flatMap((naar) => {
      const doel = bladen.find(([ander]) => ander === naar.split(/[?#]/)[0])?.[1];
      return doel && isLeegBlad(doel.html.querySelector('main')) ? [`${pad} -> ${naar}`] : [];
    }),
  ),
});

test('onder elke kop staat iets, en wie ergens niets vindt wordt niet naar een lege pagina gestuurd', () => {
  expect([...openbaar].filter(([, { html }]) => isLeegBlad(html.querySelector('main'))).map(([pad]) => pad)).toEqual([
    '/praktijken/',
    '/kennissessies/',
    '/terugblikken/',
    '/signalen/',
  ]);
  expect(leeg([...openbaar])).toEqual({ koppen: [], links: [] });
  for (const achter of [eigen, vanAnna]) expect(leeg([...openbaar, ...achter])).toEqual({ koppen: [], links: [] });
});

test('de controle ziet een kop met niets eronder, en een lege pagina die naar een lege pagina stuurt', () => {
  const main = (html: string) => parse(`<main>${html}</main>`).querySelector('main');
  const koppen = {
    '<h1>A</h1><h2>B</h2><p>Tekst</p>': [],
    '<h1>A</h1><p>Tekst</p><h2>B</h2><h2>C</h2><p>Tekst</p>': ['h2 B'],
    '<h1>A</h1><h2>B</h2><h3>C</h3>': ['h3 C'],
    '<h1>A</h1><section><h2>B</h2></section><p>Tekst van iets anders</p>': ['h2 B'],
    '<h1>A</h1><section><h2>B</h2><ul> </ul><template><p>Later</p></template><p hidden>Straks</p></section>': ['h2 B'],
    '<h1>A</h1><ul><li><h2><a href="/b/">B</a></h2></li></ul>': [],
    '<h1>A</h1><form><h2>B</h2><input></form>': [],
  };
  for (const [html, verwacht] of Object.entries(koppen)) expect([html, legeKoppen(main(html))]).toEqual([html, verwacht]);
  const blad = (html: string) => ({ html: parse(`<main>${html}</main>`) }) as unknown as Antwoord;
  const naar = (pad: string) => `<section><a href="${pad}">Meer</a><div class="leeg"><h2>Niets</h2><p>Nog niet.</p></div></section>`;
  expect(
    leeg([
      ['/a/', blad(naar('/b/'))],
      ['/b/', blad(naar('/c/'))],
      ['/c/', blad('<p>Vol</p>')],
    ]).links,
  ).toEqual(['/a/ -> /b/']);
});

test('wat de voorpagina en de zoekpagina voorstellen om op te zoeken, vindt iets', async () => {
  const gast = site.gast();
  await expect.poll(async () => (await gast.lees('/zoeken/')).html.querySelectorAll('.zoekleeg li a').length).toBe(3);
  const voorstellen = [
    ...(openbaar.get('/')?.html.querySelectorAll('.welkom-zoals a') ?? []),
    ...(await gast.lees('/zoeken/')).html.querySelectorAll('.zoekleeg li a'),
  ].map((a) => a.getAttribute('href') ?? '');
  expect(voorstellen.length).toBe(6);
  for (const pad of new Set(voorstellen)) {
    const { html } = await gast.lees(pad);
    const zin = html.querySelector('.lijst-telling')?.text ?? '';
    expect([pad, html.querySelectorAll('.zoekresultaat').length > 0, zin]).toEqual([pad, true, expect.stringMatching(/^\d+ resulta/)]);
  }
  const niets = (await gast.lees('/zoeken/?q=xqzwv')).html;
  expect(niets.querySelectorAll('.zoekleeg a').map((a) => a.getAttribute('href'))).toEqual([
    '/kennisvragen/stellen/?vraag=xqzwv',
    '/bouwstenen/',
  ]);
});

/** What programs read, by parsers of other people: how many items of news, addresses in the map and appointments. */
async function gelezen(): Promise<{ nieuws: number; kaart: string[]; afspraken: number }> {
  const gast = site.gast();
  const feed = (await gast.lees('/nieuws/feed.xml')).tekst;
  expect(XMLValidator.validate(feed)).toBe(true);
  const { channel } = new XMLParser({ isArray: (naam) => naam === 'item' }).parse(feed).rss;
  expect(channel).toMatchObject({ title: 'Regiokring', link: `${SITE}/`, description: expect.any(String) });
  const kaart = (await gast.lees('/sitemap.xml')).tekst;
  expect(XMLValidator.validate(kaart)).toBe(true);
  const adressen = (await parseSitemap(Readable.from([kaart]))).map(({ url }) => url);
  const agenda = new ICAL.Component(ICAL.parse((await gast.lees('/kennissessies/agenda.ics')).tekst));
  // RFC 5545 wants at least one component in a calendar.
  expect([agenda.name, agenda.getAllSubcomponents().length > 0]).toEqual(['vcalendar', true]);
  const afspraken = agenda.getAllSubcomponents('vevent').length;
  return { nieuws: (channel.item ?? []).length, kaart: adressen, afspraken };
}

test('de feed, de agenda en de sitemap kloppen, ook zonder één kennissessie', async () => {
  const { nieuws, kaart, afspraken } = await gelezen();
  // One item of news, and five cards that lead to what others published.
  expect([nieuws, afspraken]).toEqual([6, 0]);
  expect([kaart.length > 20, new Set(kaart).size, kaart.filter((url) => !url.startsWith(`${SITE}/`))]).toEqual([true, kaart.length, []]);
});

test('zonder één tekst zegt de voorpagina dat, met wat je wel kunt doen', async () => {
  for (const map of ['nieuws', 'elders']) await rm(join(site.contentDir, map), { recursive: true });
  const voorpagina = async () => woorden(await site.gast().lees('/'));
  await expect.poll(voorpagina, { timeout: 20_000 }).toContain('Er zijn nog geen teksten');
  expect(await voorpagina()).toContain('Lees hoe je meeschrijft');
  const zonder = new Map<string, Antwoord>();
  await loop(site.gast(), '/', zonder);
  expect(leeg([...zonder])).toEqual({ koppen: [], links: [] });
  expect(await gelezen()).toMatchObject({ nieuws: 0, afspraken: 0 });
});

test('een nieuwe kennissessie noemt als Vragen aan geen postbus die niemand leest', async () => {
  const { html } = await rosa.lees('/beheer/kennissessies/nieuw/');
  expect(html.querySelector('#veld-contact')?.getAttribute('value') ?? '').toBe('');
});
