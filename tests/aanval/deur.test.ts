import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vraag } from '../server/http/raw.ts';
import { type Doelwit, doelwit, testEigen } from './doelwit.ts';

let doel: Doelwit;
beforeAll(async () => {
  doel = await doelwit();
});
afterAll(() => doel.ruimOp());

let beller = 0;
/** Everybody comes from an address of their own, so that limits do not hide what is tested. */
const ga = (regel: string, koppen: Record<string, string> = {}, lichaam = '') => {
  beller += 1;
  return vraag(doel.port, regel, { Host: doel.host, 'X-Forwarded-For': `10.${beller >> 8}.${beller & 255}.9`, ...koppen }, lichaam);
};
const FORMULIER = { 'Content-Type': 'application/x-www-form-urlencoded' };
const stuur = (pad: string, lichaam: string, koppen: Record<string, string> = {}) =>
  ga(`POST ${pad}`, { ...FORMULIER, 'Content-Length': String(Buffer.byteLength(lichaam)), Origin: doel.url, ...koppen }, lichaam);
const INLOGGEN = '/inloggen/?_action=inloggen';
const LEKKEN =
  /\bat .+:\d+:\d+|node:internal|node_modules|\/src\/|\.ts:\d|SQLITE|sqlite3?|select .+ from|Error:|stack|fastify|kysely|astro@/i;

const PAGINAS = [
  '/',
  '/praktijken/',
  '/praktijken/?taak=werven',
  '/terugblikken/',
  '/bouwstenen/',
  '/onderwijsregios/',
  '/nieuws/',
  '/kennissessies/',
  '/zoeken/?q=loket',
  '/over/',
  '/begrippen/',
  '/inloggen/',
  '/mijn/',
  '/beheer/',
  '/mijn/gegevens/',
  '/mijn/aanmeldingen/',
  '/uitloggen/',
  '/sitemap.xml',
  '/inhoud.json',
  '/nieuws/feed.xml',
  '/kennissessies/agenda.ics',
  '/robots.txt',
  '/.well-known/security.txt',
  '/gezond',
  '/favicon.svg',
  '/bestaat-niet/',
  '/praktijken/bestaat-niet/',
  '/kennissessies/bestaat-niet/',
  '/kennissessies/bestaat-niet/aanmelden/',
];

test.each(PAGINAS)('%s draagt alle veiligheidskoppen en verraadt niets', async (pad) => {
  const antwoord = await ga(`GET ${pad}`);
  expect([200, 303, 404]).toContain(antwoord.status);
  expect(antwoord.koppen).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/),
    'permissions-policy': expect.stringContaining('geolocation=()'),
  });
  expect(antwoord.koppen['content-security-policy']).not.toContain('unsafe-');
  expect(antwoord.koppen['cache-control']).toMatch(/^(no-store|public, max-age=0, must-revalidate|public, max-age=3600)$/);
  if (/^\/(mijn|beheer|inloggen|uitloggen|gezond)/.test(pad)) expect(antwoord.koppen['cache-control']).toBe('no-store');
  if (!antwoord.koppen['content-type']?.startsWith('text/html')) return;
  // Styles stand in a page in one place at most, and only with their own hash in the policy.
  const [element = '', stijl = ''] = /<style data-bladen="[^"]*">(.*?)<\/style>/s.exec(antwoord.lichaam) ?? [];
  const hashes = antwoord.koppen['content-security-policy']?.match(/'sha256-[^']+'/g) ?? [];
  expect(hashes).toEqual(element ? [`'sha256-${hash('sha256', stijl, 'base64')}'`] : []);
  expect(antwoord.lichaam.replace(element, '')).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
});

test('geen adres komt buiten de site', async () => {
  const PADEN = [
    '/../package.json',
    '/_astro/../../server/entry.mjs',
    '/_astro/%2e%2e/%2e%2e/server/entry.mjs',
    '/..%2f..%2fetc/passwd',
    '/pagefind/../../kennisplatform.db',
    '/pagefind/..%2f..%2fkennisplatform.db',
    '/pagefind//etc/passwd',
    '/bijlagen/../kennisplatform.db',
    '/.env',
    '/.git/config',
    '/package.json',
    '/src/server/start.ts',
    '/releases/current/server/entry.mjs',
    '/data/kennisplatform.db',
    '/server/entry.mjs',
    '/klaar.json',
    '/@fs/etc/passwd',
    '/_image?href=/etc/passwd&f=svg',
    '/_image/?href=http://127.0.0.1/',
    '/_server-islands/X/?e=1',
  ];
  for (const pad of PADEN) {
    const antwoord = await ga(`GET ${pad}`);
    expect([pad, [308, 400, 404].includes(antwoord.status)]).toEqual([pad, true]);
    expect(antwoord.lichaam).not.toMatch(/root:|SQLite format|"dependencies"|import /);
  }
});

test('een onleesbaar adres is nooit een fout van de server', async () => {
  const stukken = [
    '%',
    '%00',
    '%0d%0aX: y',
    '%c0%ae',
    '%u002e',
    '\\',
    '\u0001',
    '%f0%9f%98%80',
    '..;',
    '%252e%252e',
    '\'"><script>',
    '$' + '{7*7}',
    '{{7*7}}',
    'a'.repeat(4000),
  ];
  for (const stuk of stukken)
    for (const pad of [
      `/${stuk}`,
      `/praktijken/${stuk}/`,
      `/kennissessies/${stuk}/aanmelden/`,
      `/zoeken/?q=${stuk}`,
      `/afmelden/?sleutel=${stuk}`,
      `/inloggen/?naar=${stuk}`,
    ]) {
      const { status, lichaam } = await ga(`GET ${pad.replaceAll(' ', '%20')}`);
      expect([pad.slice(0, 60), status < 500]).toEqual([pad.slice(0, 60), true]);
      expect(lichaam).not.toContain('"><script>');
    }
});

test('zoeken verdraagt alles', async () => {
  const vragen = [
    '"'.repeat(500),
    '('.repeat(300),
    'a '.repeat(900),
    '*',
    '-',
    'NOT',
    '"niet dicht',
    '\u202e',
    '𝕫𝕠𝕖𝕜',
    '__proto__',
    'constructor',
    '"><img src=x onerror=alert(1)>',
    'null',
    '%',
    '&soort=__proto__',
    '&niveau=x&niveau=y',
  ];
  for (const q of vragen) {
    const { status, lichaam } = await ga(`GET /zoeken/?q=${q.startsWith('&') ? `a${q}` : encodeURIComponent(q)}`);
    expect([q.slice(0, 20), status]).toEqual([q.slice(0, 20), 200]);
    expect(lichaam).not.toContain('"><img src=x');
  }
});

test('een verzonnen Host krijgt niets, en geen link noemt hem', async () => {
  expect((await ga('GET /', { Host: 'evil.nl' })).status).toBe(421);
  for (const koppen of [
    { 'X-Forwarded-Host': 'evil.nl' },
    { Forwarded: 'host=evil.nl' },
    { 'X-Original-URL': '/beheer/' },
    { 'X-Rewrite-URL': '/beheer/' },
    { 'X-HTTP-Method-Override': 'DELETE' },
  ]) {
    const antwoord = await ga('GET /', koppen);
    expect([antwoord.status, antwoord.lichaam.includes('evil.nl')]).toEqual([200, false]);
  }
});

test('zonder herkomst van deze site schrijft niemand iets', async () => {
  for (const Origin of ['', 'null', 'https://evil.nl', `${doel.url}.evil.nl`, doel.url.replace('http:', 'https:')]) {
    for (const pad of [INLOGGEN, '/uitloggen/', '/mijn/gegevens/?_action=accountWissen', '/afmelden/?_action=afmeldenMetSleutel'])
      expect([Origin, pad, (await stuur(pad, 'adres=anna@voorbeeld.example', { Origin })).status]).toEqual([Origin, pad, 403]);
  }
});

test('met de juiste herkomst komt dezelfde aanvraag wel aan', async () => {
  expect((await stuur(INLOGGEN, 'adres=niemand@voorbeeld.example')).status).toBe(303);
});

test('een actie bestaat alleen achter een formulier', async () => {
  expect((await stuur('/_actions/inloggen/', 'adres=anna@voorbeeld.example')).status).toBe(404);
  expect((await stuur('/over/?_action=inloggen', 'adres=anna@voorbeeld.example')).status).toBe(405);
  for (const naam of ['bestaatniet', '__proto__', 'constructor', 'inloggen.orThrow', '../inloggen', 'a'.repeat(3000)]) {
    const { status, lichaam } = await stuur(`/inloggen/?_action=${encodeURIComponent(naam)}`, 'adres=x');
    expect([naam.slice(0, 20), status < 500]).toEqual([naam.slice(0, 20), true]);
    expect(lichaam).not.toMatch(LEKKEN);
  }
});

test('een kapot formulier is een fout van de afzender, niet van de server', async () => {
  const grens = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const proeven: [string, Record<string, string>][] = [
    ['%zz=%', {}],
    ['adres', {}],
    ['=&&=;;', {}],
    [`adres=${'a'.repeat(60_000)}`, {}],
    [Array.from({ length: 5000 }, (_, plek) => `a${plek}=b`).join('&'), {}],
    ['adres=a&adres=b', {}],
    ['adres[__proto__]=x&__proto__[a]=b', {}],
    ['', {}],
    ['geen delen', grens],
    ['--x\r\nContent-Disposition: form-data; name="adres"\r\n\r\nniet dicht', grens],
    [
      '--x\r\nContent-Disposition: form-data; name="adres"; filename="x.svg"\r\nContent-Type: image/svg+xml\r\n\r\n<svg/>\r\n--x--\r\n',
      grens,
    ],
    ['--y--', { 'Content-Type': 'multipart/form-data' }],
    ['adres=anna%00@voorbeeld.example', {}],
    ['adres=anna@voorbeeld.example%0d%0aBcc:%20evil@evil.nl', {}],
  ];
  for (const [lichaam, koppen] of proeven) {
    const antwoord = await stuur(INLOGGEN, lichaam, koppen);
    expect([lichaam.slice(0, 40), antwoord.status >= 400 && antwoord.status < 500]).toEqual([lichaam.slice(0, 40), true]);
    expect(antwoord.lichaam).not.toMatch(LEKKEN);
  }
});

test('naar een andere site sturen na het inloggen lukt niet', async () => {
  for (const naar of [
    'https://evil.nl',
    '//evil.nl',
    '/\\evil.nl',
    '/%5Cevil.nl',
    'javascript:alert(1)',
    '/\t/evil.nl',
    'mijn',
    '/mijn/@evil.nl/../..//evil.nl',
  ]) {
    // A limit per address would hide the rest.
    const adres = `naar-${beller}@voorbeeld.example`;
    const { koppen } = await stuur(INLOGGEN, `adres=${adres}&naar=${encodeURIComponent(naar)}`);
    expect([naar, koppen.location?.startsWith('/inloggen/code/')]).toEqual([naar, true]);
    expect(decodeURIComponent(koppen.location ?? '')).not.toMatch(/naar=([^/]|\/[/\\])/);
  }
});

test('te groot, ingepakt of van een vreemde soort wordt geweigerd', async () => {
  expect((await stuur(INLOGGEN, 'a'.repeat(65_537))).status).toBe(413);
  expect((await stuur(INLOGGEN, 'adres=x', { 'Content-Encoding': 'br' })).status).toBe(415);
  expect((await stuur(INLOGGEN, '{"adres":"x"}', { 'Content-Type': 'application/json' })).status).toBe(415);
});

test('een aanvraag in een aanvraag verstoppen lukt niet', async () => {
  const verstopt = 'GET /mijn/ HTTP/1.1\r\nHost: evil.nl\r\n\r\n';
  for (const koppen of [
    { 'Content-Length': '0', 'Transfer-Encoding': 'chunked' },
    { 'Transfer-Encoding': 'chunked, identity' },
    { 'Transfer-Encoding': '\tchunked', 'Content-Length': '5' },
    { 'Content-Length': '+5' },
  ]) {
    const { status, lichaam } = await ga(`POST ${INLOGGEN}`, { ...FORMULIER, Origin: doel.url, ...koppen }, verstopt);
    expect([JSON.stringify(koppen), status]).toEqual([JSON.stringify(koppen), 400]);
    expect(lichaam).not.toContain('HTTP/1.1');
  }
});

test('wie twintig keer om een code voor één adres vraagt, moet een uur wachten', async () => {
  const beurt = () => stuur(INLOGGEN, 'adres=niemand@voorbeeld.example', { 'X-Forwarded-For': '10.200.0.1' });
  const statussen = [];
  for (let keer = 0; keer < 22; keer += 1) statussen.push(await beurt());
  expect(
    statussen
      .slice(0, 20)
      .map(({ status }) => status)
      .includes(429),
  ).toBe(statussen.slice(0, 20).some(({ status }) => status === 429));
  const laatste = statussen.at(-1);
  expect(laatste?.status).toBe(429);
  expect(Number(laatste?.koppen['retry-after'])).toBeGreaterThan(60);
});

testEigen('tijdens alle aanvallen ging er in de server niets stuk', () => {
  expect(
    doel
      .stderr()
      .split('\n')
      .filter((regel) => /"level":(50|60)/.test(regel) || (regel !== '' && !regel.startsWith('{'))),
  ).toEqual([]);
});
