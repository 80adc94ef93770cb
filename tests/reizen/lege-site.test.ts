import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { startProductie } from '../steun/productie.ts';

// A new site: no examples, no terugblik, no kennissessie. Everything that a stranger and the Realisatie-Eenheid can reach by links.
let site: Awaited<ReturnType<typeof startProductie>>;
let rosa: Bezoeker;
const openbaar = new Map<string, Antwoord>();
const eigen = new Map<string, Antwoord>();

beforeAll(async () => {
  site = await startProductie();
  await loop(site.gast(), '/', openbaar);
  rosa = await site.re('rosa@organisatie.nl', 'Rosa');
  await loop(rosa, '/mijn/', eigen, (pad) => /^\/(mijn|beheer)\//.test(pad));
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
  expect(eigen.size).toBeGreaterThan(15);
  expect([...openbaar, ...eigen].filter(([, { status }]) => status >= 400).map(([pad, { status }]) => `${status} ${pad}`)).toEqual([]);
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
  expect(woorden(openbaar.get('/') as Antwoord)).not.toContain('Zoek bijvoorbeeld op');
});

test('de Realisatie-Eenheid leest geen uitspraak over wat er nog niet is', () => {
  expect(met(eigen, /Alles wat werd gezocht|Is er wel iets\?|voor jouw regio schrijft|ook voor een andere onderwijsregio/)).toEqual([]);
  expect(woorden(eigen.get('/mijn/publicaties/') as Antwoord)).toContain("Je ziet ook de teksten van alle onderwijsregio's.");
});

test('zonder één tekst zegt de voorpagina dat, met wat je wel kunt doen', async () => {
  await rm(join(site.contentDir, 'nieuws'), { recursive: true });
  const voorpagina = async () => woorden(await site.gast().lees('/'));
  await expect.poll(voorpagina, { timeout: 20_000 }).toContain('Er zijn nog geen teksten');
  expect(await voorpagina()).toContain('Lees hoe je meeschrijft');
});

test('een nieuwe kennissessie noemt als Vragen aan geen postbus die niemand leest', async () => {
  const { html } = await rosa.lees('/beheer/kennissessies/nieuw/');
  expect(html.querySelector('#veld-contact')?.getAttribute('value') ?? '').toBe('');
});
