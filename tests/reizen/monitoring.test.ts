import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bezoeker } from '../steun/bezoeker.ts';
import { ingelogdAls } from '../steun/inloggen.ts';
import { tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const BEHEER = '/beheer/monitoring/';
const REGIO = '/mijn/regio/monitoring/';
const JAAR = 'schooljaar=2026-2027';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

test('Rosa bekijkt een schooljaar, haalt elke tabel met het codeboek op, en dat staat bij de gebeurtenissen', async () => {
  const rosa = await alsRosa(server);
  expect(tekst(await rosa.lees('/beheer/'))).toContain('Monitoring');
  const blad = await rosa.lees(BEHEER);
  expect(blad.html.querySelectorAll('h2').length).toBeGreaterThanOrEqual(11);
  for (const zin of ['Regiosessie Oost over zij-instroom', 'Samen, van wat getoond is', 'nog niets', 'Geen tijd of mensen'])
    expect(tekst(blad)).toContain(zin);
  const links = blad.html.querySelectorAll('a[download]').map((link) => link.getAttribute('href') ?? '');
  expect(links.length).toBeGreaterThanOrEqual(11);
  const [alles = '', ...los] = links;
  const { status: heel, koppen: van } = await rosa.lees(alles);
  expect([alles, heel, van.get('content-type')]).toEqual([`${BEHEER}alles.zip?${JAAR}`, 200, 'application/zip']);
  expect(van.get('content-disposition')).toMatch(/^attachment; filename="regiokring-monitoring-2026-2027-v1-\d{4}-\d\d-\d\d\.zip"$/);
  for (const link of los.slice(0, 3)) {
    const { status, koppen, tekst: csv } = await rosa.lees(link);
    expect([link, status, koppen.get('content-type')]).toEqual([link, 200, 'text/csv; charset=utf-8']);
    expect(koppen.get('content-disposition')).toMatch(/^attachment; filename="regiokring-[a-z-]+-2026-2027-v1-\d{4}-\d\d-\d\d\.csv"$/);
    expect(csv.split('\r\n')[0]).toMatch(/;schooljaar;versie;gemaakt_op$/);
  }
  expect(tekst(await rosa.lees(`${BEHEER}codeboek/`))).toContain('Eén keer geteld, veertien dagen na de laatste bijeenkomst');
  expect((await rosa.lees(`${BEHEER}codeboek.csv`)).tekst).toContain('kennissessies;erbij;Erbij;aantal mensen (<5');
  const gedaan = tekst(await rosa.lees('/beheer/gebeurtenissen/'));
  expect(gedaan.match(/cijfers van de monitoring gedownload/gi)?.length).toBe(4);
  expect(gedaan).toContain('alle tabellen, 2026-2027');
  expect(gedaan).toContain('kennissessies, 2026-2027');
  const lang = await rosa.lees(`${BEHEER}gelezen/?${JAAR}&pagina=2`);
  expect([lang.status, lang.html.querySelectorAll('tbody tr').length]).toEqual([200, 24]);
  expect((await rosa.lees(`${BEHEER}?schooljaar=1999-2000`)).status).toBe(404);
  expect((await rosa.lees(`${BEHEER}bestaatniet/`)).status).toBe(404);
});

test('wie een regio leidt ziet en downloadt de cijfers daarvan, en niet die van het land', async () => {
  const anna = await ingelogdAls(server, 'anna');
  expect(tekst(await anna.lees('/mijn/regio/'))).toContain('Cijfers van jullie regio');
  const blad = tekst(await anna.lees(REGIO));
  expect(blad).toContain('Eén loket voor iedereen die het onderwijs in wil');
  for (const vreemd of ['Voorbeeldregio Heuvelrand', 'Waarom regio', 'Gezocht en niet gevonden']) expect(blad).not.toContain(vreemd);
  const { status, tekst: csv } = await anna.lees(`${REGIO}onderwijsregios.csv?${JAAR}`);
  expect([status, csv.trim().split('\r\n').length]).toEqual([200, 2]);
  expect(csv).toContain('Voorbeeldregio Waterkant');
  expect((await anna.lees(`${REGIO}gelezen/`)).status).toBe(200);
  expect((await anna.lees(`${REGIO}alles.zip?${JAAR}`)).status).toBe(200);
  expect((await anna.lees(`${BEHEER}codeboek/`)).status).toBe(200);
  for (const pad of [
    BEHEER,
    `${BEHEER}kennissessies/`,
    `${BEHEER}kennissessies.csv?${JAAR}`,
    `${BEHEER}alles.zip?${JAAR}`,
    `${REGIO}stopredenen.csv?${JAAR}`,
  ])
    expect([pad, (await anna.lees(pad)).status]).toEqual([pad, 404]);
});

test('wie niet is ingelogd gaat eerst inloggen, en wie niets leidt vindt hier niets', async () => {
  const gast = new Bezoeker(server.url);
  const emma = await ingelogdAls(server, 'emma');
  for (const pad of [
    BEHEER,
    `${BEHEER}codeboek/`,
    `${BEHEER}kennissessies.csv`,
    `${BEHEER}alles.zip`,
    REGIO,
    `${REGIO}gelezen/`,
    `${REGIO}gelezen.csv`,
  ]) {
    expect([pad, (await gast.lees(pad)).status]).toEqual([pad, 303]);
    expect([pad, (await emma.lees(pad)).status]).toEqual([pad, 404]);
  }
});
