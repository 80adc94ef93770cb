import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { tekst } from '../steun/pagina.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let gast: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  gast = new Bezoeker(server.url);
});
afterAll(() => server?.ruimOp());

const PRAKTIJK = '/praktijken/drie-jaar-begeleiding-voor-iedere-startende-leraar/';
const kaarten = async (pad: string) => (await gast.lees(pad)).html.querySelectorAll('.lijstpagina-uitkomst .kaart');
const hardop = (html: { text: string } | null | undefined) => html?.text.replace(/\s+/g, ' ').trim() ?? '';

test('boven een best practice staan kosten, tijd, effect, hoe zeker en een knop om te mailen', async () => {
  const { html } = await gast.lees(PRAKTIJK);
  const opening = html.querySelector('.opening');
  expect(opening?.querySelectorAll('.maatlat dt').map(hardop)).toEqual(
    ['Kosten', 'Tijd per jaar', 'Effect', 'Hoe zeker'].map((naam) => `${naam}: wat betekent dit?`),
  );
  expect(opening?.querySelectorAll('dd strong').map(hardop)).toEqual([
    'Een flink deel van het budget',
    '1.200 uur',
    'Positief',
    'Voor en na vergeleken',
  ]);
  expect(opening?.querySelector('a[href^="mailto:"]')?.getAttribute('href')).toBe(
    `mailto:inductie@voorbeeldregio-rivierenbocht.example?subject=${encodeURIComponent('Vraag over de best practice ‘Drie jaar begeleiding voor iedere startende leraar’')}`,
  );
  expect(html.querySelector('.kringboog')).toBeNull();
  expect(tekst(await gast.lees(PRAKTIJK))).toMatch(/Geborgd\s*Vast onderdeel van het werk\./);
});

test('elke maat leidt naar haar uitleg', async () => {
  const { html } = await gast.lees(PRAKTIJK);
  const doelen = html.querySelectorAll('.maatlat dt a').map((link) => link.getAttribute('href') ?? '');
  const uitleg = (await gast.lees('/praktijken/uitleg/')).html;
  expect(doelen.map((doel) => uitleg.querySelector(`h2#${doel.split('#')[1]}`)?.text)).toEqual([
    'Kosten',
    'Tijd per jaar',
    'Effect',
    'Hoe zeker',
  ]);
});

test('de lijst laat op elke kaart dezelfde maten zien, en staat in de volgorde die je kiest', async () => {
  const zeker = async (pad: string) =>
    (await kaarten(pad)).map((kaart) => Number(/(\d) van 5/.exec(hardop(kaart.querySelector('.maatlatregel')))?.[1]));
  const gewoon = await zeker('/praktijken/');
  expect(gewoon.length).toBeGreaterThan(15);
  expect(gewoon).not.toContain(Number.NaN);
  const opZekerheid = await zeker('/praktijken/?sorteer=meest-zeker');
  expect(opZekerheid).toEqual(gewoon.toSorted((a, b) => b - a));
  expect(opZekerheid).not.toEqual(gewoon);
  const kosten = (await kaarten('/praktijken/?sorteer=goedkoopst')).map((kaart) => Number(/(\d) van 4/.exec(hardop(kaart))?.[1] ?? 9));
  expect(kosten).toEqual(kosten.toSorted((a, b) => a - b));
});

test('een filter houdt de volgorde, en de volgorde de filters', async () => {
  const { html } = await gast.lees('/praktijken/?kosten=2&sorteer=meest-zeker');
  const getoond = html.querySelectorAll('.maatlatregel').map(hardop);
  expect(getoond.length).toBeGreaterThan(1);
  expect(getoond.filter((regel) => !regel.includes('Kosten: 2 van 4'))).toEqual([]);
  expect(html.querySelector('.facetten input[name=sorteer]')?.getAttribute('value')).toBe('meest-zeker');
  expect(html.querySelectorAll('.volgorde a').map((link) => link.getAttribute('href'))).toEqual([
    '/praktijken/?kosten=2',
    '/praktijken/?kosten=2&sorteer=goedkoopst',
  ]);
  expect(html.querySelector('.keuze')?.text.trim()).toBe('Kosten: €€');
  expect(html.querySelector('.keuze')?.getAttribute('href')).toBe('/praktijken/?sorteer=meest-zeker');
  expect(html.querySelector('[data-wis]')?.getAttribute('href')).toBe('/praktijken/?sorteer=meest-zeker');
});

test('kosten en hoe zeker staan direct na de taak, en staan open', async () => {
  const { html } = await gast.lees('/praktijken/');
  const open = html.querySelectorAll('.facet').filter((facet) => facet.hasAttribute('open'));
  expect(open.map((facet) => hardop(facet.querySelector('summary')))).toEqual(['Taak', 'Kosten', 'Hoe zeker']);
});

test('past niets bij de filters, dan staat er hoe het verder kan', async () => {
  expect(tekst(await gast.lees('/praktijken/?kosten=1&zekerheid=5&sorteer=goedkoopst'))).toContain('Niets gevonden');
});

test('zoeken laat de maten zien, filtert op kosten en zet het goedkoopste vooraan', async () => {
  const { html } = await gast.lees('/zoeken/?q=begeleiding&soort=praktijk&sorteer=goedkoopst');
  const regels = html.querySelectorAll('.zoekresultaat').map((een) => hardop(een.querySelector('.maatlatregel')));
  expect(regels.length).toBeGreaterThan(2);
  const kosten = regels.map((regel) => Number(/Kosten: (\d) van 4/.exec(regel)?.[1] ?? 9));
  expect(kosten).toEqual(kosten.toSorted((a, b) => a - b));
  const duur = (await gast.lees('/zoeken/?q=begeleiding&kosten=4')).html.querySelectorAll('.zoekresultaat');
  expect(duur.map((een) => hardop(een)).filter((een) => !een.includes('4 van 4'))).toEqual([]);
});

test('wie zonder maat is, komt in zoekresultaten achteraan', async () => {
  const { html } = await gast.lees('/zoeken/?q=zij-instroom&sorteer=meest-zeker');
  const met = html.querySelectorAll('.zoekresultaat').map((een) => een.querySelector('.maatlatregel') !== null);
  expect(met).toContain(true);
  expect(met).toEqual(met.toSorted((a, b) => Number(b) - Number(a)));
});
