import { expect, test } from 'vitest';
import { fixedHeaders } from '#server/http/answer/headers.ts';
import { gebrekenVan } from './heel.ts';
import { KANARIE, vreemdeKanaries, vreemdeMensen } from './kanaries.ts';
import type { Bericht } from './lijn.ts';
import { anders } from './stand.ts';

const vast = fixedHeaders('https://kennis.voorbeeld.nl');
const KOPPEN = Array.from({ length: vast.length / 2 }, (_, plek): [string, string] => [
  (vast[plek * 2] ?? '').toLowerCase(),
  vast[plek * 2 + 1] ?? '',
]);
const antwoord = (anders: Partial<Bericht> = {}): Bericht => ({
  status: 200,
  koppen: [...KOPPEN, ['cache-control', 'no-store'], ['content-type', 'text/html; charset=utf-8']],
  lichaam: '<p>Hallo</p>',
  ...anders,
});
const mis = (bericht: Bericht, pad = '/mijn/') => gebrekenVan(bericht, pad, { echt: true });

test('aan een antwoord dat heel is ontbreekt niets', () => {
  expect(mis(antwoord())).toEqual([]);
});

test.each(KOPPEN.map(([naam]) => naam))('zonder de kop %s is een antwoord niet heel', (naam) => {
  expect(mis(antwoord({ koppen: antwoord().koppen.filter(([een]) => een !== naam) })).join()).toContain(`header ${naam}`);
});

test('wat van één mens is, mag niemand bewaren', () => {
  const koppen = antwoord().koppen.map(([naam, waarde]): [string, string] => [
    naam,
    naam === 'cache-control' ? 'public, max-age=3600' : waarde,
  ]);
  expect(mis(antwoord({ koppen }), '/over/')).toEqual([]);
  expect(mis(antwoord({ koppen }), '/mijn/')).toEqual(['header cache-control: public, max-age=3600']);
});

test.each([
  ['een koekje dat een script kan lezen', '__Host-login=x; Path=/; Secure; SameSite=Lax'],
  ['een koekje dat ook zonder TLS gaat', '__Host-login=x; Path=/; HttpOnly; SameSite=Lax'],
  ['een koekje van een andere naam', 'login=x; Path=/; Secure; HttpOnly; SameSite=Lax'],
])('%s wordt gezien', (_, koekje) => {
  expect(mis(antwoord({ koppen: [...antwoord().koppen, ['set-cookie', koekje]] }))).toHaveLength(1);
});

test.each([
  '<script>alert(1)</script>',
  '<img src="x" onerror="alert(1)">',
  '<p style="color:red">',
  '<a href="javascript:alert(1)">',
  '<style>p{}</style>',
])('%s in een pagina wordt gezien', (lichaam) => {
  expect(mis(antwoord({ lichaam })).join()).toContain('code in the page');
});

test('woorden die eruitzien als code zijn nog geen code', () => {
  expect(
    mis(antwoord({ lichaam: '<input value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt; javascript:"><p>&lt;script&gt;</p>' })),
  ).toEqual([]);
});

test('een foutpagina die iets van de machine vertelt wordt gezien', () => {
  for (const lek of ['at voer (/opt/site/src/db/open.ts:12:3)', 'SQLITE_BUSY', 'Error: no such table', 'relation "account" does not exist'])
    expect(mis(antwoord({ status: 500, lichaam: `<p>${lek}</p>` })).join()).toContain('says too much');
});

test('een kanarie, een mens en een tabel die verandert worden gezien, en wat iemand zelf schreef niet', () => {
  expect([vreemdeKanaries(`<p>${KANARIE.dieet.toUpperCase()}</p>`, 'carla'), vreemdeKanaries(KANARIE.dieet, 'anna')]).toEqual([
    ['dieet'],
    [],
  ]);
  expect(vreemdeKanaries(KANARIE.dieet, 'carla', `dieet=${KANARIE.dieet}`)).toEqual([]);
  expect([vreemdeMensen('Kanarienaam jan en wilma@kanarieadres.example', 'carla'), vreemdeMensen('Kanarienaam jan', 'jan')]).toEqual([
    ['jan', 'wilma'],
    [],
  ]);
  expect(anders(new Map([['account', '1 a']]), new Map([['account', '1 b']]))).toEqual(['account']);
});
