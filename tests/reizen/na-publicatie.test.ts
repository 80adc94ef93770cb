import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const TERUGBLIK = 'regiosessie-oost-over-zij-instroom';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

const tekst = ({ html }: Antwoord) => (html.querySelector('main')?.text ?? '').replace(/\s+/g, ' ');
const knoppen = ({ html }: Antwoord) => html.querySelectorAll('main button').map(({ text }) => text.trim());
const doe = async (wie: Bezoeker, pad: string, knop: string, velden: Record<string, string> = {}) =>
  wie.verzend(await wie.lees(pad), pad, knop, velden);

test('na publicatie: een aanvulling die niet klopt, een regio vertrouwen, een adres dat er geen is en een nieuwe versie', async () => {
  const bram = new Bezoeker(server.url);
  await inloggenZonderScript(bram, server, 'bram@voorbeeld.example');
  const lijst = await bram.lees('/mijn/publicaties/');
  const knop = knoppen(lijst).find((een) => een.startsWith('Overnemen') && /Oost/.test(een)) ?? '';
  const overgenomen = await bram.verzend(lijst, '/mijn/publicaties/', knop);
  expect(overgenomen.status).toBe(303);
  const mijn = overgenomen.naar;
  const beheer = mijn.replace('/mijn/', '/beheer/');

  const fout = await doe(bram, `${mijn}aanvullen/`, 'Indienen', { opname_url: 'javascript:alert(1)' });
  expect([fout.status, fout.html.querySelector('input[name=opname_url]')?.getAttribute('aria-invalid')]).toEqual([400, 'true']);

  const rosa = await alsRosa(server);
  const zonderKeuze = await doe(rosa, '/beheer/publicaties/', 'Laat deze regio zelf beoordelen');
  expect([zonderKeuze.status, tekst(zonderKeuze).includes('Kies eerst een regio')]).toEqual([400, true]);
  const gekozen = { onderwijsregio: 'voorbeeldregio-heuvelrand' };
  expect((await doe(rosa, '/beheer/publicaties/', 'Laat deze regio zelf beoordelen', gekozen)).status).toBe(303);

  const geenAdres = await doe(rosa, beheer, 'Adres veranderen', { adres: '../x' });
  expect([geenAdres.status, tekst(geenAdres).includes('Bedoel je ‘x’?')]).toEqual([400, true]);
  expect((await bram.lees(`/terugblikken/${TERUGBLIK}/`)).status).toBe(200);

  expect(knoppen(await bram.lees(`${mijn}bewerken/`))).toEqual(expect.arrayContaining(['Kleine correctie meteen online', 'Indienen']));
  // The form that was refused, filled in better.
  const goed = await bram.verzend(fout, `${mijn}aanvullen/`, 'Indienen', {
    opname_url: 'https://video.example/opname',
    opname_duur: '48 minuten',
  });
  expect([goed.status, goed.naar]).toEqual([303, `${mijn}?gedaan=aangevuld`]);
});
