import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { doe, tekst } from '../steun/pagina.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let bram: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  bram = new Bezoeker(server.url);
  await inloggenZonderScript(bram, server, 'bram@voorbeeld.example');
});
afterAll(() => server.ruimOp());

const EXIT = 'exitgesprekken-die-echt-iets-opleveren';
const begin = async () => (await doe(bram, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven')).naar;
const getoond = ({ html }: Antwoord) =>
  html
    .querySelectorAll('section.opsteldeel')
    .filter((deel) => !deel.hasAttribute('hidden'))
    .map((deel) => deel.querySelector('h2')?.text.trim());
const STAPPEN = ['Kern', 'Aanpak', 'Opbrengst', 'Overdragen'];
const waarde = ({ html }: Antwoord, naam: string) => html.querySelector(`[name=${naam}]`)?.getAttribute('value') ?? '';

test('zonder script bewaart elke knop naar een andere stap, en staat er steeds één stap op het scherm', async () => {
  const pad = await begin();
  const eerste = await bram.lees(pad);
  expect([getoond(eerste), eerste.html.querySelectorAll('nav.stappenbalk button[value^=stap-]').length]).toEqual([['Kern'], 4]);
  // Enter in a field saves where one is: the first button of the form says so.
  expect(eerste.html.querySelector('form[data-bewaren] [type=submit], form[data-bewaren] button')?.getAttribute('value')).toBe('Opslaan');
  const verder = await bram.verzend(eerste, pad, 'Verder met Aanpak', { titel: 'Eén vast gezicht' });
  expect([verder.status, verder.naar]).toEqual([303, expect.stringMatching(/\/bewerken\/\?stap=aanpak&bewaard=\d+$/)]);
  const tweede = await bram.lees(verder.naar);
  expect([getoond(tweede), waarde(tweede, 'titel'), tekst(tweede)]).toEqual([
    ['Aanpak'],
    'Eén vast gezicht',
    expect.stringContaining('nog 4 antwoorden'),
  ]);
  const alles = await bram.verzend(tweede, verder.naar, 'Alles op één pagina');
  expect(getoond(await bram.lees(alles.naar))).toEqual(STAPPEN);
  const opgeslagen = await bram.verzend(await bram.lees(alles.naar), alles.naar, 'Opslaan');
  expect(opgeslagen.naar).toMatch(/\?stap=alles&bewaard=\d+$/);
  // An address that knows no such step shows the first one that still asks something.
  expect(getoond(await bram.lees(`${pad}?stap=bestaat-niet`))).toEqual(['Kern']);
});

test('met een fout in een stap gaat niets verloren: alle stappen staan er, met een link naar de fout', async () => {
  const pad = await begin();
  const mis = await bram.verzend(await bram.lees(pad), pad, 'Verder met Aanpak', { kern: 'x'.repeat(700), contact: 'team@x.example' });
  expect([mis.status, getoond(mis), waarde(mis, 'contact')]).toEqual([400, STAPPEN, 'team@x.example']);
  expect(mis.html.querySelectorAll('#foutenlijst a').map((link) => link.getAttribute('href'))).toEqual(['#veld-kern']);
  expect(mis.html.querySelector('textarea[name=kern]')?.text.trim()).toHaveLength(700);
  // Without a script the way is then a list of links within the page, which send nothing.
  expect(mis.html.querySelectorAll('nav.stappenbalk a').map((link) => link.getAttribute('href'))).toEqual([
    '#deel-kern',
    '#deel-aanpak',
    '#deel-opbrengst',
    '#deel-overdragen',
  ]);
  const beter = await bram.verzend(mis, pad, 'Verder met Aanpak', { kern: 'Kort.' });
  expect([beter.status, waarde(await bram.lees(beter.naar), 'contact')]).toEqual([303, 'team@x.example']);
});

test('wie uitgelogd raakt of wie een ander voor was, ziet alle stappen met wat er getypt is', async () => {
  const pad = await begin();
  const oud = await bram.lees(pad);
  await bram.verzend(oud, pad, 'Opslaan', { titel: 'Uit het ene venster' });
  const botsing = await bram.verzend(oud, pad, 'Verder met Aanpak', { titel: 'Uit het andere venster' });
  expect([botsing.status, getoond(botsing), waarde(botsing, 'titel')]).toEqual([409, STAPPEN, 'Uit het andere venster']);
  const weg = new Bezoeker(server.url);
  const uit = await weg.verzend(oud, pad, 'Verder met Aanpak', { titel: 'Zonder login' });
  expect([uit.status, getoond(uit), waarde(uit, 'titel')]).toEqual([401, STAPPEN, 'Zonder login']);
});

test('verwante best practices zoek je zonder script met een knop: wat je aanvinkt blijft', async () => {
  const pad = await begin();
  const knop = 'Zoek een best practice';
  const gezocht = await bram.verzend(await bram.lees(pad), pad, knop, { 'zoek-verwant': 'EXIT gesprekken', stap: 'overdragen' });
  expect(gezocht.naar).toMatch(/\?stap=overdragen&zoek-verwant=EXIT\+gesprekken&bewaard=\d+#veld-verwant$/);
  const lijst = await bram.lees(gezocht.naar);
  const vakje = lijst.html.querySelector(`input[name=verwant][value=${EXIT}]`);
  expect([getoond(lijst), vakje?.getAttribute('type'), vakje?.hasAttribute('checked')]).toEqual([['Overdragen'], 'checkbox', false]);
  const gekozen = await bram.verzend(lijst, pad, 'Opslaan', { verwant: EXIT });
  expect((await bram.lees(gekozen.naar)).html.querySelector(`input[name=verwant][value=${EXIT}]`)?.hasAttribute('checked')).toBe(true);
  const niets = await bram.verzend(await bram.lees(pad), pad, knop, { 'zoek-verwant': '<b>qqq</b>', stap: 'overdragen' });
  const leeg = await bram.lees(niets.naar);
  expect([tekst(leeg), leeg.html.querySelector('main b')]).toEqual([expect.stringContaining('Niets gevonden met “<b>qqq</b>”.'), null]);
});

test('een kennissessie die nog een concept is, vindt niemand door te typen', async () => {
  const zoek = (await begin()).replace('bewerken/', 'verwijzen/?naar=kennissessies&zoek=regiosessie+oost');
  const gevonden = async () => JSON.parse((await bram.lees(zoek)).tekst).gevonden.map((een: { waarde: string }) => een.waarde);
  expect(await gevonden()).toContain('regiosessie-oost-over-zij-instroom');
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  await db.updateTable('kennissessie').set({ status: 'concept' }).where('slug', '=', 'regiosessie-oost-over-zij-instroom').execute();
  await sluit();
  await expect.poll(gevonden).not.toContain('regiosessie-oost-over-zij-instroom');
});

test('zoeken terwijl je typt en meelezen zijn alleen voor wie aan de tekst schrijft, en niet zonder einde', async () => {
  const pad = await begin();
  const zoek = pad.replace('bewerken/', 'verwijzen/?naar=praktijken&zoek=');
  const mee = pad.replace('bewerken/', 'meelezen/');
  const carla = new Bezoeker(server.url);
  await inloggenZonderScript(carla, server, 'carla@voorbeeld.example');
  const niemand = new Bezoeker(server.url);
  const antwoord = await bram.lees(`${zoek}exitgesprekken`);
  expect([antwoord.status, JSON.parse(antwoord.tekst)]).toEqual([
    200,
    {
      gevonden: [{ waarde: EXIT, tekst: expect.stringContaining('Exitgesprekken'), uitleg: expect.stringContaining('regio') }],
      meer: false,
    },
  ]);
  expect(antwoord.koppen.get('cache-control')).toContain('no-store');
  const standen = async (plek: string) => [(await carla.lees(plek)).status, (await niemand.lees(plek)).status];
  expect([await standen(`${zoek}exit`), await standen(mee)]).toEqual([
    [404, 401],
    [404, 401],
  ]);
  const blad = await bram.lees(mee);
  expect([blad.status, blad.html.querySelector('html'), blad.html.querySelector('article h1')?.text]).toEqual([200, null, 'Zonder titel']);
  expect((await bram.lees(zoek.replace('praktijken', 'accounts'))).status).toBe(404);
  let laatste = 200;
  for (let keer = 0; keer < 200 && laatste === 200; keer += 1) laatste = (await bram.lees(`${zoek}exit`)).status;
  expect(laatste).toBe(429);
});

test('na een opmerking bij één veld opent het formulier in de stap van dat veld, met bovenaan de weg erheen', async () => {
  const pad = await begin();
  const id = pad.split('/')[3] ?? '';
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  const opmerking = {
    soort: 'opmerking',
    stap: null,
    door: null,
    op: Date.now(),
    toelichting: 'Welke week was dit?',
    veld: 'resultaat',
  } as const;
  await db
    .insertInto('inzending_gebeurtenis')
    .values({ inzending_id: id, revisie: 1, ...opmerking })
    .execute();
  await sluit();
  const open = await bram.lees(pad);
  const wijzer = open.html.querySelector(`main a[href="${pad}?stap=opbrengst#veld-resultaat"]`);
  expect([getoond(open), wijzer?.text, wijzer?.parentNode?.text]).toEqual([
    ['Opbrengst'],
    'Resultaat',
    expect.stringContaining('Welke week was dit?'),
  ]);
  const stap = (naam: string) => open.html.querySelector(`nav.stappenbalk [data-stap=${naam}]`)?.text;
  expect([stap('opbrengst'), stap('kern')]).toEqual([expect.stringContaining('1 opmerking'), expect.not.stringContaining('opmerking')]);
});
