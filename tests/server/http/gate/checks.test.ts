import { METHODS } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vraag } from '../raw.ts';
import { stelOp, zonderVoorkant } from '../setup.ts';

const ROUTES = {
  '/over/': () => '<h1>Over</h1>',
  '/mijn/': ({ req, lichaam }: { req: { method?: string | undefined }; lichaam: string }) =>
    req.method === 'POST' ? `geschreven: ${lichaam}` : 'Mijn',
};
let front: Awaited<ReturnType<typeof stelOp>>;
let kaal: Awaited<ReturnType<typeof zonderVoorkant>>;
beforeAll(async () => {
  front = await stelOp(ROUTES);
  kaal = await zonderVoorkant(ROUTES);
});
afterAll(async () => {
  await front.weg();
  await kaal.weg();
});

const FORMULIER = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '5' };
const eigen = () => ({ ...FORMULIER, Origin: front.url });

test('een bezoeker onder een van de drie namen van deze computer krijgt de pagina', async () => {
  for (const naam of ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST']) {
    expect((await vraag(front.port, 'GET /over/', { Host: `${naam}:${front.port}` })).status).toBe(200);
  }
});

test('een vreemde Host krijgt 421', async () => {
  for (const naam of ['evil.nl', `127.0.0.1:${front.port + 1}`, '127.0.0.1', `evil.nl:${front.port}`, `x@127.0.0.1:${front.port}`]) {
    expect((await vraag(front.port, 'GET /over/', { Host: naam })).status).toBe(421);
  }
  expect((await vraag(front.port, 'GET /over/', { Host: '' })).status).toBe(421);
});

test('zonder de voorkant zou een vreemde Host de pagina krijgen', async () => {
  expect((await vraag(kaal.port, 'GET /over/', { Host: 'evil.nl' })).status).toBe(200);
});

test('twee Hosts, of een heel adres als pad, krijgen geen pagina', async () => {
  expect((await vraag(front.port, 'GET /over/', { host: `127.0.0.1:${front.port}`, Host: 'evil.nl' })).status).toBe(400);
  expect((await vraag(front.port, 'GET http://evil.nl/over/')).status).toBe(400);
});

test('met SITE_URL telt alleen de eigen naam', async () => {
  const echt = await stelOp(ROUTES, { siteUrl: 'https://kennis.voorbeeld.nl' });
  expect((await vraag(echt.port, 'GET /over/', { Host: 'kennis.voorbeeld.nl' })).status).toBe(200);
  expect((await vraag(echt.port, 'GET /over/')).status).toBe(421);
  expect(
    (await vraag(echt.port, 'POST /mijn/', { ...FORMULIER, Host: 'kennis.voorbeeld.nl', Origin: 'https://kennis.voorbeeld.nl' }, 'a=b&c'))
      .status,
  ).toBe(200);
  expect(
    (await vraag(echt.port, 'POST /mijn/', { ...FORMULIER, Host: 'kennis.voorbeeld.nl', Origin: 'http://kennis.voorbeeld.nl' }, 'a=b&c'))
      .status,
  ).toBe(403);
  await echt.weg();
});

test('/gezond antwoordt onder elke naam', async () => {
  expect((await vraag(front.port, 'GET /gezond', { Host: '10.0.0.7' })).status).toBe(200);
  expect((await vraag(front.port, 'POST /gezond', { Host: '10.0.0.7' })).status).toBe(405);
});

test('elke methode die hier niets doet krijgt 405 met wat wel mag', async () => {
  for (const methode of METHODS.filter((naam) => !['GET', 'HEAD', 'POST', 'CONNECT'].includes(naam))) {
    const antwoord = await vraag(front.port, `${methode} /mijn/`);
    expect([methode, antwoord.status, antwoord.koppen.allow]).toEqual([methode, 405, 'GET, HEAD, POST']);
  }
  const schrijven = await vraag(front.port, 'POST /over/', eigen(), 'a=b&c');
  expect([schrijven.status, schrijven.koppen.allow]).toEqual([405, 'GET, HEAD']);
});

test('wat er niet is neemt geen enkele methode aan: dat is 404, vóór 405', async () => {
  for (const methode of ['POST', 'PUT', 'DELETE'])
    for (const pad of ['/bestaat-niet/', '/kennissessies/bestaat-niet/', '/over/bestaat-niet.txt', '/_astro/x.js', '//over/'])
      expect([methode, pad, (await vraag(front.port, `${methode} ${pad}`, eigen(), 'a=b&c')).status]).toEqual([methode, pad, 404]);
  for (const pad of ['/over/', '/robots.txt', '/over', '/bijlagen/x.pdf'])
    expect([pad, (await vraag(front.port, `DELETE ${pad}`)).status]).toEqual([pad, 405]);
});

test('zonder de voorkant zou een andere methode de pagina krijgen', async () => {
  for (const methode of ['DELETE', 'PUT', 'PATCH']) expect((await vraag(kaal.port, `${methode} /mijn/`)).status).toBe(200);
  expect((await vraag(kaal.port, 'POST /over/', FORMULIER, 'a=b&c')).status).toBe(200);
});

test('een formulier van een eigen pagina komt aan', async () => {
  expect((await vraag(front.port, 'POST /mijn/', eigen(), 'a=b&c')).lichaam).toBe('geschreven: a=b&c');
});

const VREEMD = ['', 'null', 'https://evil.nl', 'http://127.0.0.1', 'http://127.0.0.1.evil.nl'];

test.each(VREEMD)('een formulier met herkomst "%s" wordt geweigerd en doet niets', async (Origin) => {
  const eerder = front.gemaakt.length;
  expect((await vraag(front.port, 'POST /mijn/', { ...FORMULIER, Origin }, 'a=b&c')).status).toBe(403);
  expect(front.gemaakt.length).toBe(eerder);
});

test.each(['cross-site', 'same-site'])('een browser die zelf zegt dat het formulier %s is, wordt geloofd', async (site) => {
  expect((await vraag(front.port, 'POST /mijn/', { ...eigen(), 'Sec-Fetch-Site': site }, 'a=b&c')).status).toBe(403);
  expect((await vraag(kaal.port, 'POST /mijn/', { ...eigen(), 'Sec-Fetch-Site': site }, 'a=b&c')).status).toBe(200);
  for (const goed of ['same-origin', 'none'])
    expect((await vraag(front.port, 'POST /mijn/', { ...eigen(), 'Sec-Fetch-Site': goed }, 'a=b&c')).status).toBe(200);
});

test.each(VREEMD)('zonder de voorkant zou een formulier met herkomst "%s" aankomen', async (Origin) => {
  expect((await vraag(kaal.port, 'POST /mijn/', { ...FORMULIER, Origin }, 'a=b&c')).lichaam).toContain('geschreven: a=b&c');
});

test('ingepakte of vreemde soorten gegevens worden niet gelezen', async () => {
  for (const koppen of [
    { 'Content-Encoding': 'gzip' },
    { 'Content-Encoding': 'br' },
    { 'Content-Type': 'application/json' },
    { 'Content-Type': 'text/plain' },
    { 'Content-Type': '' },
  ]) {
    expect((await vraag(front.port, 'POST /mijn/', { ...eigen(), ...koppen }, 'a=b&c')).status).toBe(415);
    expect((await vraag(kaal.port, 'POST /mijn/', { ...eigen(), ...koppen }, 'a=b&c')).status).toBe(200);
  }
  expect((await vraag(front.port, 'GET /over/', { 'Content-Encoding': 'gzip' })).status).toBe(415);
});

test('een verwachting die we niet waarmaken krijgt 417', async () => {
  const koppen = { ...eigen(), Expect: 'wonderen' };
  const antwoord = await vraag(front.port, 'POST /mijn/', koppen, 'a=b&c');
  expect([antwoord.status, antwoord.lichaam.includes('Gebruik een gewone browser')]).toEqual([417, true]);
  expect((await vraag(kaal.port, 'POST /mijn/', koppen, 'a=b&c')).status).toBe(200);
});

test('de eigen adressen van Astro bestaan niet', async () => {
  for (const pad of ['/_image?href=/x', '/_actions/inloggen/', '/_server-islands/X/', '/_astro/nietbestaand.js']) {
    expect([404, 308]).toContain((await vraag(front.port, `GET ${pad}`)).status);
  }
  expect((await vraag(front.port, 'POST /_actions/inloggen/', eigen(), 'a=b&c')).status).toBe(404);
});
