import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAddress } from '#server/http/gate/address.ts';
import { pickParameters } from '#server/http/gate/parameters.ts';
import { isPersonal } from '#server/http/gate/paths.ts';
import { vraag } from '../raw.ts';
import { stelOp, zonderVoorkant } from '../setup.ts';

let front: Awaited<ReturnType<typeof stelOp>>;
beforeAll(async () => {
  front = await stelOp({ '/': () => 'Voor', '/over/': () => 'Over', '/evil.nl/': () => 'nee', '/mijn/': () => 'Mijn' });
});
afterAll(() => front.weg());

test('zonder streep aan het eind wordt doorgestuurd, met de vraag erbij', async () => {
  const { status, koppen } = await vraag(front.port, 'GET /over?a=b&c=d');
  expect([status, koppen.location]).toEqual([308, '/over/?a=b&c=d']);
  for (const doel of ['/over/?', '/over?'])
    expect([doel, (await vraag(front.port, `GET ${doel}`)).koppen.location]).toEqual([doel, '/over/']);
});

test('een adres stuurt nooit naar een andere site', async () => {
  for (const doel of [
    '//evil.nl',
    '//evil.nl/',
    '//evil.nl/x',
    '///evil.nl',
    '/\\evil.nl',
    '/%5Cevil.nl',
    '/%2f%2fevil.nl',
    '/.//evil.nl',
    '/x//evil.nl',
    '/..//evil.nl',
  ]) {
    const { status, koppen } = await vraag(front.port, `GET ${doel}`);
    expect([doel, [400, 404].includes(status), koppen.location]).toEqual([doel, true, undefined]);
  }
});

test('een onleesbaar adres krijgt 400', async () => {
  for (const doel of [
    '/%',
    '/%zz/',
    '/%00/',
    '/over/?q=%00',
    '/%c0%af/',
    '/over/?q=%ff',
    '/%ed%a0%80/',
    '/over/\\',
    '*',
    'over/',
    '/%0d%0aSet-Cookie:x/',
  ]) {
    expect([doel, (await vraag(front.port, `GET ${doel}`)).status]).toEqual([doel, 400]);
  }
});

test('een procentteken dat iemand typt is gewoon een teken', async () => {
  for (const doel of ['/mijn/?q=loket%', '/mijn/?q=50%+van+de+leraren', '/mijn/?q=%', '/mijn/?q=100%25', '/mijn/?q=%zz'])
    expect([doel, (await vraag(front.port, `GET ${doel}`)).status]).toEqual([doel, 200]);
});

test('zonder die controle komt een onleesbaar adres of een tweede schrijfwijze wel bij een pagina', async () => {
  const kaal = await zonderVoorkant({ '/over/': () => 'Over', '/%6fver/': () => 'Over', '//over/': () => 'Over' });
  for (const doel of ['/over/?q=%00', '/over/?q=%ff', '/%6fver/', '//over/']) {
    expect([doel, (await vraag(kaal.port, `GET ${doel}`)).status]).toEqual([doel, 200]);
    expect([400, 404]).toContain((await vraag(front.port, `GET ${doel}`)).status);
  }
  await kaal.weg();
});

test('een te lang adres krijgt 414 en hoort hoe het korter kan', async () => {
  for (const doel of [`/${'a'.repeat(5000)}/`, `/zoeken/?q=${'a'.repeat(5000)}`]) {
    const { status, lichaam } = await vraag(front.port, `GET ${doel}`);
    expect([status, lichaam.includes('Gebruik dan minder woorden')]).toEqual([414, true]);
  }
  expect((await vraag(front.port, `GET /mijn/?q=${'a'.repeat(4000)}`)).status).toBe(200);
});

test("de foutpagina's zijn zelf geen adres", async () => {
  const site = await stelOp({ '/404/': () => 'Niet gevonden', '/500/': () => 'Kapot' });
  for (const pad of ['/404/', '/500/']) expect([pad, (await vraag(site.port, `GET ${pad}`)).status]).toEqual([pad, 404]);
  await site.weg();
});

test('een adres heeft één schrijfwijze; andere wegen naar een pagina bestaan niet', async () => {
  for (const doel of ['/%6fver/', '/%6dijn/', '/./over/', '/x/../over/', '/over/..', '/x/%2e%2e/over/', '/over%2f', '//over/', '/over//']) {
    expect([doel, (await vraag(front.port, `GET ${doel}`)).status]).toEqual([doel, 404]);
  }
  expect(front.gemaakt).not.toContain('GET /over/');
});

test('gewone adressen gaan door', () => {
  for (const doel of [
    '/',
    '/over/',
    '/kennissessies/agenda.ics',
    '/.well-known/security.txt',
    '/_astro/x.Ab_-1.css',
    '/zoeken/?q=zij-instroom+%C3%A9%26&soort=praktijk',
  ]) {
    expect([doel, readAddress(doel).kind]).toEqual([doel, 'goed']);
  }
});

test('een pagina krijgt alleen de vragen waar zij om vraagt, in één volgorde', () => {
  const kies = (vraag: string, ...namen: string[]) => pickParameters(vraag, namen).toString();
  expect(kies('utm_source=x&taak=werven&regio=b&regio=a&regio=b&sector=', 'taak', 'sector', 'regio')).toBe('taak=werven&regio=a&regio=b');
  expect(kies('regio=a&regio=b&taak=werven', 'taak', 'sector', 'regio')).toBe('taak=werven&regio=a&regio=b');
  expect(kies('p=b&p=a&p=b&taak=werven&taak=opleiden', 'p', 'taak')).toBe('p=b&p=a&taak=opleiden&taak=werven');
  expect(kies('taak=werven')).toBe('');
  expect(kies(`q=${'x'.repeat(100)}&q2=y`, 'q')).toBe(`q=${'x'.repeat(100)}`);
});

test('persoonlijk is wat iemand zelf ziet of stuurt', () => {
  const paden = [
    '/mijn/',
    '/mijn/gegevens/',
    '/beheer/',
    '/inloggen/code/',
    '/uitloggen/',
    '/afmelden/',
    '/kennissessies/een-dag/aanmelden/',
  ];
  expect(paden.filter((pad) => !isPersonal(pad))).toEqual([]);
  expect(['/', '/kennissessies/een-dag/', '/kennissessies/aanmelden/', '/praktijken/mijn/'].filter(isPersonal)).toEqual([]);
});
