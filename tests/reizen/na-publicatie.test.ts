import { afterAll, beforeAll, expect, test } from 'vitest';
import { datumTekst } from '#grond/taal/datum.ts';
import { type Antwoord, Bezoeker } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { doe, tekst } from '../steun/pagina.ts';
import { alsRosa } from '../steun/rosa.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const TERUGBLIK = 'regiosessie-oost-over-zij-instroom';

let server: Proefserver;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.ruimOp());

const knoppen = ({ html }: Antwoord) => html.querySelectorAll('main button').map(({ text }) => text.trim());

test('na publicatie: een aanvulling die niet klopt, een regio vertrouwen, een adres dat er geen is en een nieuwe versie', async () => {
  const bram = new Bezoeker(server.url);
  await inloggenZonderScript(bram, server, 'bram@voorbeeld.example');
  const lijst = await bram.lees('/mijn/publicaties/');
  const knop = knoppen(lijst).find((een) => een.startsWith('Hier verder schrijven') && /Oost/.test(een)) ?? '';
  const overgenomen = await bram.verzend(lijst, '/mijn/publicaties/', knop);
  expect(overgenomen.status).toBe(303);
  const mijn = overgenomen.naar.replace('?gedaan=overgenomen', '');
  const beheer = mijn.replace('/mijn/', '/beheer/');

  const fout = await doe(bram, `${mijn}aanvullen/`, 'Indienen', { opname_url: 'javascript:alert(1)' });
  expect([fout.status, fout.html.querySelector('input[name=opname_url]')?.getAttribute('aria-invalid')]).toEqual([400, 'true']);

  const aanvullen = tekst(await bram.lees(`${mijn}aanvullen/`));
  expect([aanvullen.includes('Opslaan'), aanvullen.includes('Dien eerst deze in.')]).toEqual([false, true]);

  const rosa = await alsRosa(server);
  const zonderKeuze = await doe(rosa, '/beheer/publicaties/', 'Laat deze regio zelf beoordelen');
  expect([zonderKeuze.status, tekst(zonderKeuze).includes('Kies eerst een regio')]).toEqual([400, true]);
  const gekozen = { onderwijsregio: 'voorbeeldregio-heuvelrand' };
  expect((await doe(rosa, '/beheer/publicaties/', 'Laat deze regio zelf beoordelen', gekozen)).status).toBe(303);

  const geenAdres = await doe(rosa, beheer, 'Adres veranderen', { adres: '../x' });
  expect([geenAdres.status, tekst(geenAdres).includes('Bedoel je ‘x’?')]).toEqual([400, true]);
  expect((await bram.lees(`/terugblikken/${TERUGBLIK}/`)).status).toBe(200);

  expect(knoppen(await bram.lees(`${mijn}bewerken/`))).toEqual(expect.arrayContaining(['Kleine correctie meteen online', 'Indienen']));
  // The page of the text offers both ways to change it, each with what it is for.
  const eigen = await bram.lees(mijn);
  expect(tekst(eigen)).toMatch(/Een spelfout of een paar andere woorden\?.*staat meteen online.*Verandert er meer\?/);
  const klein = eigen.html.querySelector(`main a[href="${mijn}bewerken/?voor=correctie"]`);
  expect([klein?.text.trim(), eigen.html.querySelector(`main a[href="${mijn}bewerken/"]`)?.text.trim()]).toEqual([
    'Kleine correctie maken',
    'Nieuwe versie schrijven',
  ]);
  expect(tekst(await bram.lees(`${mijn}bewerken/?voor=correctie`))).toMatch(/samen hoogstens 300 tekens.*Kleine correctie meteen online/);
  // The form that was refused, filled in better.
  const goed = await bram.verzend(fout, `${mijn}aanvullen/`, 'Indienen', {
    opname_url: 'https://video.example/opname',
    opname_duur: '48 minuten',
    'vragen-1-vraag': 'Wie betaalt de vaste gids?',
    'vragen-1-antwoord': 'De schoolbesturen samen.',
  });
  expect([goed.status, goed.naar]).toEqual([303, `${mijn}?gedaan=aangevuld`]);

  // On the page each addition has the day on which it came, not that of the write-up.
  const pagina = await bram.lees(`/terugblikken/${TERUGBLIK}/`);
  const vandaag = datumTekst(Date.now());
  const vraag = pagina.html
    .querySelectorAll('main details')
    .find((een) => een.querySelector('summary')?.text === 'Wie betaalt de vaste gids?');
  expect(vraag?.text).toContain(`Toegevoegd op ${vandaag}.`);
  expect(tekst(pagina)).toMatch(new RegExp(`48 minuten.{0,20}toegevoegd op ${vandaag}`));
  expect(tekst(pagina)).toContain('20 oktober 2026');
});

test('in een formulier met herhaalde velden heeft elk veld één eigen naam, die geen groep herhaalt', async () => {
  const bram = new Bezoeker(server.url);
  await inloggenZonderScript(bram, server, 'bram@voorbeeld.example');
  const { naar: praktijk } = await doe(bram, '/mijn/publicaties/nieuwe-best-practice/', 'Beginnen met schrijven');
  const eigen = (await bram.lees('/mijn/publicaties/')).html.querySelectorAll('main a').map((een) => een.getAttribute('href') ?? '');
  const terugblik = eigen.find((een) => /^\/mijn\/publicaties\/[0-9a-f-]{36}\/$/.test(een) && !praktijk.startsWith(een)) ?? '';
  for (const pad of [praktijk, `${terugblik}bewerken/`, `${terugblik}aanvullen/`]) {
    const { status, html } = await bram.lees(pad);
    expect([pad, status]).toEqual([pad, 200]);
    const velden = html.querySelectorAll('main form .opstelrij :is(input, textarea)');
    expect(velden.length, pad).toBeGreaterThan(1);
    const namen = velden.map((veld) => html.querySelector(`label[for="${veld.id}"]`)?.text.trim() ?? '');
    expect(new Set(namen).size, namen.join()).toBe(namen.length);
    const groepen = html.querySelectorAll('main fieldset legend').map(({ text }) => text.trim());
    groepen.push(...html.querySelectorAll('main [role=group]').map((een) => een.getAttribute('aria-label') ?? ''));
    expect(namen.filter((naam) => naam === '' || groepen.includes(naam))).toEqual([]);
  }
});
