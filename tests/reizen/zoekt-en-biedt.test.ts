import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { doe, nodigUit, tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const PLASSEN = '/onderwijsregios/voorbeeldregio-plassengebied/';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

test('op de regiopagina staat wat de regio zoekt en biedt, en in de lijst is zij daarop te vinden, ook als open data en met zoeken', async () => {
  const gast = new Bezoeker(server.url);
  const blad = await gast.lees(PLASSEN);
  expect(tekst(blad)).toContain('Hier zoeken wij hulp bij');
  expect(tekst(blad)).not.toContain('Hier kun je bij ons terecht');
  expect(blad.html.querySelector('#wij-zoeken + ul a')?.getAttribute('href')).toBe('/bouwstenen/omvang/');
  const namen = async (vraag: string) =>
    (await gast.lees(`/onderwijsregios/?${vraag}`)).html.querySelectorAll('#resultaten .rij-titel').map(({ text }) => text.trim());
  expect(await namen('zoekt=omvang')).toEqual(['Voorbeeldregio Plassengebied']);
  expect(await namen('biedt=omvang')).toEqual(['Voorbeeldregio Noorderduin']);
  const open = JSON.parse((await gast.lees('/inhoud.json')).tekst) as { id: string; zoekt?: unknown[] }[];
  expect(open.find(({ id }) => id === 'onderwijsregio/voorbeeldregio-plassengebied')?.zoekt).toHaveLength(3);
  await expect
    .poll(async () => tekst(await gast.lees('/zoeken/?q=stem+kleine+besturen+grenzen+nieuwe+regio')), { timeout: 90_000, interval: 500 })
    .toContain('Voorbeeldregio Plassengebied');
});

test('Carla, die een regio in oprichting leidt, leest wie dit al deed en waarom, en zet zonder script op de pagina wat haar regio zoekt', async () => {
  // Before she may write for it, at her own page.
  const belangstellend = new Bezoeker(server.url);
  await inloggenZonderScript(belangstellend, server, 'carla@voorbeeld.example', 'Carla');
  expect(
    (await belangstellend.lees('/mijn/')).html.querySelector('section[aria-labelledby="deden-voorbeeldregio-plassengebied"]'),
  ).not.toBeNull();
  const rosa = await alsRosa(server);
  await nodigUit(rosa, '/beheer/mensen/uitnodigen/?regio=voorbeeldregio-plassengebied', { adres: 'carla@voorbeeld.example' });
  const carla = new Bezoeker(server.url);
  await inloggenZonderScript(carla, server, 'carla@voorbeeld.example', 'Carla');
  const mijn = await carla.lees('/mijn/regio/');
  const deden = mijn.html.querySelector('section[aria-labelledby="deden-voorbeeldregio-plassengebied"]');
  const namen = deden?.querySelectorAll('h3').map(({ text }) => text.trim());
  expect(namen).toHaveLength(3);
  expect(namen).toContain('Voorbeeldregio Drieland');
  expect(deden?.text).toContain('Onze besluitkaart');
  expect(deden?.text.replace(/\s+/g, ' ')).toContain('Zelfde sectoren: po, vo en lerarenopleiding');

  const knop = mijn.html.querySelectorAll('main button').find(({ text }) => text.includes('Bewerk de pagina'));
  const pad = (await carla.verzend(mijn, '/mijn/regio/', knop?.text.trim() ?? '')).naar.replace(/\?.*/, '');
  const bewerken = `${pad}bewerken/`;
  const scherm = await carla.lees(bewerken);
  expect(scherm.html.querySelectorAll('select[name="zoekt-1-bouwsteen"] optgroup').map((groep) => groep.getAttribute('label'))).toEqual([
    'In de regio',
    'Landelijke lerende aanpak',
  ]);
  // Three lines, and no more.
  expect(scherm.html.querySelectorAll('select[name^="biedt-"]')).toHaveLength(3);
  await doe(carla, bewerken, 'Opslaan', { 'biedt-1-zin': 'Wij vertellen graag hoe het begint.', 'zoekt-1-zin': 'Wie tekent een kaart?' });
  expect(tekst(await carla.lees(`${pad}voorbeeld/`))).toContain('Wij vertellen graag hoe het begint.');
  const geweigerd = await doe(carla, bewerken, 'Indienen');
  expect([geweigerd.status, tekst(geweigerd)]).toEqual([
    400,
    expect.stringContaining('Vul bij ‘Hier kun je bij ons terecht’ elke regel in, met een bouwsteen.'),
  ]);
  await doe(carla, bewerken, 'Opslaan', { 'biedt-1-bouwsteen': 'experimenteren-en-leren' });
  const goed = tekst(await carla.lees(`${pad}voorbeeld/`));
  for (const zin of ['Hier kun je bij ons terecht', 'Wij vertellen graag hoe het begint. Experimenteren en leren', 'Wie tekent een kaart?'])
    expect(goed).toContain(zin);
  expect(tekst(await doe(carla, bewerken, 'Indienen'))).not.toContain('elke regel in');
});
