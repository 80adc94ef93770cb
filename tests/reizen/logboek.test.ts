import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDatum, isoKlok } from '#grond/taal/datum.ts';
import type { Bezoeker } from '../steun/bezoeker.ts';
import { doe, nodigUit, tekst, zetOpen } from '../steun/pagina.ts';
import { startProductie } from '../steun/productie.ts';

// A site in use, with in every flow that the log tells of words that may never get there.
const UUR = 60 * 60_000;
const REGIO = 'noorderwijzer-drenthe';
const [ROSA, ANNA, JAN, NIEMAND, NIEUW] = ['rosa', 'anna', 'jan', 'niemand', 'nieuw'].map(
  (naam) => `${naam}.kanarieadres@onderwijs.example`,
) as [string, string, string, string, string];
const [FOUTE_CODE, FOUTE_APPCODE] = ['K4N4R7E2', '918273'];
/** Of addresses and names, of what was searched, asked and told, and of what was typed as a code. */
const KANARIES = ['kanarieadres', 'kanarienaam', 'kanariezoekwoord', 'kanarievraag', 'kanariedieet', FOUTE_CODE, FOUTE_APPCODE];
const ACCOUNT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let site: Awaited<ReturnType<typeof startProductie>>;
const codes = new Set<string>();
beforeAll(async () => {
  site = await startProductie({ LOG_LEVEL: 'trace' });
  const rosa = await site.re(ROSA, 'Rosa Kanarienaam');
  await nodigUit(rosa, '/beheer/mensen/uitnodigen/', { adres: ANNA, recht: 'projectleider', onderwijsregio: REGIO });
  const anna = await site.ingelogd(ANNA, 'Anna Kanarienaam');
  await zoekEnVraag(site.gast());
  await downloadDeelnemers(anna);
  await verhuisMetFouteCodes(anna);
  await site.later(UUR);
  await beeindigVan(await metTweeFouten(), 'Anna');
  await vaakEenCode(NIEMAND);
  await vaakEenCode(ROSA);
  await teVaak(await site.ingelogd(JAN, 'Jan Kanarienaam'));
  await zetKopieTerug();
  await site.later(2 * UUR);
  await site.stop();
  for (const { brief } of site.post.ontvangen) for (const code of brief.text?.match(/^[2-9A-HJ-NP-Z]{8}$/gm) ?? []) codes.add(code);
}, 600_000);
afterAll(() => site?.ruimOp());

async function zoekEnVraag(gast: Bezoeker): Promise<void> {
  for (const q of ['kanariezoekwoord', 'kanariezoekwoord+leraren']) expect((await gast.lees(`/zoeken/?q=${q}`)).status).toBe(200);
  const vraag = { vraag: 'Wie weet iets van een kanarievraag?', toelichting: 'Een kanarievraag.', adres: NIEMAND, toestemming: 'ja' };
  expect((await doe(gast, '/kennisvragen/stellen/', 'Verstuur je vraag', vraag)).status).toBe(303);
  expect((await foutInloggen(gast, NIEMAND)).status).toBe(400);
}

async function foutInloggen(wie: Bezoeker, adres: string) {
  const { naar } = await doe(wie, '/inloggen/', 'Stuur mij een code', { adres });
  return doe(wie, naar, 'Inloggen', { code: FOUTE_CODE });
}

async function downloadDeelnemers(anna: Bezoeker): Promise<void> {
  const begin = Date.now() + 48 * UUR;
  const { naar } = await doe(anna, '/beheer/kennissessies/nieuw/', 'Opslaan als concept', {
    ...{ titel: 'Wat nieuwe leraren nodig hebben', kern: 'Een middag.', schaal: 'regionaal', gastregio: REGIO, vorm: 'fysiek' },
    ...{ datum: isoDatum(begin), begintijd: isoKlok(begin), eindtijd: isoKlok(begin + UUR), plaats: 'Assen', capaciteit: '9' },
    ...{ aanmelden_vanaf: isoDatum(begin - 72 * UUR), organisator: 'Noorderwijzer', 'bouwsteen:omvang': 'ja', 'doelgroep:leraren': 'ja' },
    programma: '13.00 Inloop',
  });
  const hier = naar.replace(/\?.*/, '');
  await zetOpen(anna, hier);
  const jan = await site.ingelogd(JAN, 'Jan Kanarienaam');
  const velden = { toestemming: 'ja', vraag: 'Een kanarievraag', dieet: 'kanariedieet' };
  expect((await doe(jan, '/kennissessies/wat-nieuwe-leraren-nodig-hebben/aanmelden/', 'Aanmelden', velden)).status).toBe(303);
  expect((await anna.lees(`${hier}deelnemers.csv`)).tekst).toContain('Jan Kanarienaam');
  expect((await jan.lees('/mijn/gegevens.json')).tekst).toContain('Jan Kanarienaam');
}

async function verhuisMetFouteCodes(wie: Bezoeker): Promise<void> {
  const pad = '/mijn/gegevens/adres/';
  expect((await doe(wie, pad, 'Stuur de codes', { adres: NIEUW })).status).toBe(303);
  expect((await doe(wie, pad, 'Verhuis', { oud: FOUTE_CODE, nieuw: FOUTE_CODE })).status).toBe(400);
}

/** Rosa at her second step: a wrong code, one of an app that is a quarter ahead, and then the right one. Elsewhere somebody guesses. */
async function metTweeFouten(): Promise<Bezoeker> {
  const { wie, stap } = await site.totDeApp(ROSA);
  expect((await doe(wie, stap, 'Doorgaan', { code: FOUTE_APPCODE })).status).toBe(400);
  const straks = site.appcode(ROSA, 15 * 60_000);
  codes.add(straks);
  const scheef = await doe(wie, stap, 'Doorgaan', { code: straks });
  expect([scheef.status, tekst(scheef)]).toEqual([400, expect.stringContaining('van je telefoon loopt niet gelijk. Zet de tijd van je')]);
  const code = site.appcode(ROSA);
  codes.add(code);
  expect((await doe(wie, stap, 'Doorgaan', { code })).status).toBe(303);
  expect((await foutInloggen(site.gast(), ROSA)).status).toBe(400);
  return wie;
}

async function beeindigVan(rosa: Bezoeker, naam: string): Promise<void> {
  const mens = (await rosa.lees('/beheer/mensen/')).html.querySelectorAll('main a').find(({ text }) => text.includes(naam));
  const blad = await rosa.lees(mens?.getAttribute('href') ?? '');
  const recht = blad.html.querySelector('input[name=recht]')?.getAttribute('value');
  expect((await doe(rosa, `/beheer/mensen/beeindigen/?recht=${recht}`, 'Ja, beëindig')).status).toBe(303);
}

async function vaakEenCode(adres: string): Promise<void> {
  const wie = site.gast();
  let status = 303;
  for (let keer = 0; keer < 6 && status === 303; keer++) ({ status } = await doe(wie, '/inloggen/', 'Stuur mij een code', { adres }));
  expect(status).toBe(429);
}

async function teVaak(wie: Bezoeker): Promise<void> {
  let uitvoer = 0;
  for (let keer = 0; keer < 13; keer++) uitvoer = (await wie.lees('/mijn/gegevens.json')).status;
  let schrijven = 0;
  for (let keer = 0; keer < 65; keer++) schrijven = (await wie.stuur('/mijn/gegevens/', { naam: 'Jan Kanarienaam' })).status;
  expect([uitvoer, schrijven]).toEqual([429, 429]);
}

async function zetKopieTerug(): Promise<void> {
  const kopie = join(tmpdir(), `kopie-${process.pid}.tar.gz`);
  await site.opdracht('backup', kopie);
  await site.stop();
  await site.opdracht('herstel', kopie);
  rmSync(kopie);
}

const regels = (): Record<string, unknown>[] =>
  site
    .geschreven()
    .split('\n')
    .filter((regel) => regel.startsWith('{'))
    .map((regel) => JSON.parse(regel));
/** What of these stands in a log, in whatever letters. */
const lekken = (tekst: string, woorden: Iterable<string>) =>
  [...woorden].filter((woord) => tekst.toLowerCase().includes(woord.toLowerCase()));
const IP = /(?<![\d.])(?!127\.0\.0\.1\b)\d{1,3}(\.\d{1,3}){3}(?![\d.])/;

test('in alles wat de site opschrijft staat geen adres, naam, netwerk, zoekwoord, vraag of code', () => {
  expect(codes.size).toBeGreaterThan(10);
  expect(site.post.ontvangen.length).toBeGreaterThan(10);
  expect(lekken(site.geschreven(), [...KANARIES, ...codes])).toEqual([]);
  expect(IP.exec(site.geschreven())?.[0]).toBeUndefined();
});

test('foute codes, een klok die niet gelijk loopt en te veel vragen staan erin, met het nummer van het account', () => {
  const gezien = (poging: string, reden: unknown) =>
    regels()
      .filter((regel) => regel.poging === poging && (regel.reden ?? regel.waar) === reden)
      .map(({ account }) => account);
  const over = (wat: string) => regels().find(({ gebeurtenis }) => gebeurtenis === wat)?.over;
  const [rosa, anna] = [over('beheerder-gemaakt'), over('recht-gegeven')];
  expect([rosa, anna]).toEqual([expect.stringMatching(ACCOUNT), expect.stringMatching(ACCOUNT)]);
  expect(gezien('inlogcode', 'fout')).toEqual([null, rosa]);
  expect(gezien('tweede-stap', 'fout')).toEqual([rosa]);
  expect(gezien('tweede-stap', 'klok')).toEqual([rosa]);
  expect(gezien('adreswijziging', 'codes-fout')).toEqual([anna]);
  expect(gezien('te-vaak', 'inloggen')).toEqual([null, rosa]);
  // However often somebody goes on, the log says it once.
  expect([gezien('te-vaak', 'uitvoer').length, gezien('te-vaak', 'formulier').length]).toEqual([1, 1]);
  expect(gezien('te-vaak', 'uitvoer')).toEqual([expect.stringMatching(ACCOUNT)]);
  expect(gezien('te-vaak', 'formulier')).toEqual(gezien('te-vaak', 'uitvoer'));
});

test('rechten, uitvoer en een herstel staan erin; wat na een herstel nog eens wordt verteld, heeft hetzelfde nummer', () => {
  const gebeurd = new Map(regels().flatMap(({ gebeurtenis, nummer, op }) => (gebeurtenis ? [[`${nummer} ${op}`, gebeurtenis]] : [])));
  const wat = [...gebeurd.values()];
  for (const soort of [
    'beheerder-gemaakt',
    'uitgenodigd',
    'recht-gegeven',
    'inzage-deelnemerslijst',
    'recht-beeindigd',
    'kopie-teruggezet',
  ])
    expect([soort, wat.filter((een) => een === soort).length]).toEqual([soort, 1]);
  expect(regels().filter(({ uitvoer }) => uitvoer === 'mijn-gegevens').length).toBe(11);
});

test('elke start zegt versie, release en instellingen, en elk einde waarom', () => {
  const met = (msg: string) => regels().filter((regel) => regel.msg === msg);
  expect([met('Started.').length, met('Stopped.').map(({ reden }) => reden)]).toEqual([3, ['SIGTERM', 'SIGTERM', 'SIGTERM']]);
  expect(met('Started.')[0]).toMatchObject({
    instellingen: { siteUrl: 'https://kennis.voorbeeld.nl', contact: false, gezondToken: false },
  });
});

test('de controle ziet elk van die woorden, ook in andere letters, en een netwerk', () => {
  for (const woord of KANARIES) expect(lekken(`{"msg":"Iets met ${woord.toUpperCase()}."}`, KANARIES)).toEqual([woord]);
  expect([IP.test('{"van":"10.1.2.3"}'), IP.test('{"op":"http://127.0.0.1:4321","node":"24.21.0"}')]).toEqual([true, false]);
});
