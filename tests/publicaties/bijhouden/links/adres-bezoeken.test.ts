import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBereikbaar, magErheen } from '#inhoud/bronkaarten/bereik.ts';
import { adresBezoeken } from '#publicaties/bijhouden/links/adres-bezoeken.ts';
import { bronsite, pagina } from './bronsite.ts';

const PADEN: Record<string, (uit: ServerResponse, vraag: IncomingMessage) => unknown> = {
  '/goed': (uit) => pagina(uit, '<title>Samen minder verzuim</title><h1>Samen minder verzuim</h1>'),
  '/pdf': (uit) => uit.writeHead(200, { 'Content-Type': 'application/pdf' }).end('%PDF 404 niet gevonden'),
  '/weg': (uit) => pagina(uit, 'weg', 404),
  '/voorgoed': (uit) => pagina(uit, 'weg', 410),
  '/stuk': (uit) => pagina(uit, 'stuk', 503),
  '/geen-robots': (uit) => pagina(uit, 'Verboden', 403),
  '/te-vaak': (uit) => pagina(uit, 'Rustig', 429),
  '/verborgen-fout': (uit) => pagina(uit, '<html><head><title>Pagina niet gevonden | Uitgever</title></head><h1>Oeps</h1>'),
  '/verborgen-kop': (uit) => pagina(uit, '<title>Uitgever</title><main><h1 class="x"><span>404</span></h1>'),
  '/verhuisd': (uit) => uit.writeHead(301, { Location: '/goed' }).end(),
  '/verhuisd-naar-niets': (uit) => uit.writeHead(302, { Location: '/weg' }).end(),
  '/rondje': (uit) => uit.writeHead(302, { Location: '/rondje' }).end(),
  '/naar-script': (uit) => uit.writeHead(302, { Location: 'javascript:alert(1)' }).end(),
  '/naar-bestand': (uit) => uit.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
  '/nooit': () => {},
  '/half': (uit) => uit.writeHead(200, { 'Content-Type': 'text/html' }).write('<title>Een begin'),
  '/eindeloos': (uit) => {
    uit.writeHead(200, { 'Content-Type': 'text/html' });
    const gaDoor = () => {
      while (!uit.destroyed && uit.write('a'.repeat(16_384)));
    };
    uit.on('drain', gaDoor);
    gaDoor();
  },
};
let site: Awaited<ReturnType<typeof bronsite>>;
beforeAll(async () => {
  site = await bronsite((vraag, uit) => PADEN[vraag.url ?? '']?.(uit, vraag));
});
afterAll(() => site.weg());

const bezoek = async (pad: string, geduldMs = 10_000) =>
  (
    await adresBezoeken(pad.startsWith('/') ? site.url + pad : pad, {
      bereik: 'deze-machine',
      vanwege: 'https://regiokring.example',
      geduldMs,
    })
  ).reden;

test('wat er staat, werkt; wat weg is of een fout geeft niet, en wie alleen robots weert is er gewoon nog', async () => {
  const gezien: Record<string, string | null> = {};
  for (const pad of ['/goed', '/pdf', '/verhuisd', '/geen-robots', '/te-vaak', '/rondje']) gezien[pad] = await bezoek(pad);
  expect([...new Set(Object.values(gezien))], JSON.stringify(gezien)).toEqual([null]);
  expect([await bezoek('/weg'), await bezoek('/voorgoed'), await bezoek('/verhuisd-naar-niets'), await bezoek('/stuk')]).toEqual([
    ...['weg', 'weg', 'weg', 'fout'],
  ]);
});

test('een pagina die 200 zegt en in haar naam dat er niets is, telt als weg', async () => {
  expect([await bezoek('/verborgen-fout'), await bezoek('/verborgen-kop')]).toEqual(['foutpagina', 'foutpagina']);
});

test('wie nooit antwoordt, of halverwege stopt, krijgt niet meer tijd dan afgesproken; wie eindeloos doorgaat wordt niet uitgelezen', async () => {
  const begin = Date.now();
  expect([await bezoek('/nooit', 300), await bezoek('/half', 300), await bezoek('/eindeloos')]).toEqual(['te-laat', 'te-laat', null]);
  expect(Date.now() - begin).toBeLessThan(8_000);
});

test('een adres zonder site, een site die ophangt en een doorverwijzing naar iets dat geen webadres is, zijn niet te bereiken', async () => {
  const ophanger = createServer((lijn) => lijn.destroy());
  await new Promise<void>((klaar) => ophanger.listen(0, '127.0.0.1', klaar));
  const { port } = ophanger.address() as { port: number };
  expect(await bezoek(`http://127.0.0.1:${port}/`)).toBe('onbereikbaar');
  await new Promise((klaar) => ophanger.close(klaar));
  expect(await bezoek(`http://127.0.0.1:${port}/`)).toBe('onbereikbaar');
  expect(['naam-weg', 'onbereikbaar']).toContain(await bezoek('http://bestaat-niet.invalid/'));
  expect([await bezoek('/naar-script'), await bezoek('/naar-bestand')]).toEqual(['onbereikbaar', 'onbereikbaar']);
});

test('een echte site vraagt nooit iets aan een machine in haar eigen netwerk, ook niet langs een naam of een doorverwijzing', async () => {
  const voor = site.gevraagd.length;
  const echt = async (link: string) =>
    (await adresBezoeken(link, { bereik: 'openbaar', vanwege: 'https://regiokring.example', geduldMs: 5_000 })).reden;
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433', '0x7f.1'])
    expect([host, await echt(`http://${host}:${site.port}/goed`)]).toEqual([host, 'onbereikbaar']);
  expect(site.gevraagd.length).toBe(voor);
});

test('openbaar is wat iedereen kan bereiken', () => {
  const adressen = [
    '8.8.8.8',
    '2a00:1450::1',
    '10.0.0.1',
    '172.31.255.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    'fec0::1',
    '2001::1',
    'geen-adres',
  ];
  expect(adressen.filter((adres) => isBereikbaar(adres, 'openbaar'))).toEqual(['8.8.8.8', '2a00:1450::1']);
  expect(adressen.filter((adres) => isBereikbaar(adres, 'deze-machine'))).toEqual(['::1']);
});

test('een echte site gaat alleen naar de poorten waar sites staan', () => {
  const mag = (link: string) => magErheen(new URL(link), 'openbaar');
  const links = ['http://a.example/', 'https://a.example/', 'https://a.example:80/', 'http://a.example:443/', 'https://a.example:8443/'];
  expect([...links, 'http://8.8.8.8:6379/'].map(mag)).toEqual([true, true, true, true, false, false]);
});

test('wie stopt, wacht op niemand', async () => {
  const einde = new AbortController();
  const bezig = adresBezoeken(`${site.url}/nooit`, { bereik: 'deze-machine', vanwege: '', stop: einde.signal });
  einde.abort();
  expect((await bezig).reden).toBe('onbereikbaar');
});
