import { elk, type Geval, kort, rijen } from '../geval.ts';

const INLOGGEN = 'POST /inloggen/?_action=inloggen';
const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary=x' };

const NAMEN = ['bestaatniet', '__proto__', 'constructor', 'inloggen.orThrow', '../inloggen', 'a'.repeat(3000)];
const acties = elk(NAMEN, (actie) => ({
  soort: 'formulieren',
  naam: `een formulier dat er niet is: ${kort(actie)}`,
  stappen: [{ stuur: `POST /inloggen/?_action=${encodeURIComponent(actie)}`, velden: { adres: 'x' }, status: [400, 404] }],
}));

const KAPOT: readonly (readonly [lichaam: string, koppen?: Record<string, string>])[] = [
  ['%zz=%'],
  ['adres'],
  ['=&&=;;'],
  [`adres=${'a'.repeat(60_000)}`],
  [Array.from({ length: 5000 }, (_, plek) => `a${plek}=b`).join('&')],
  ['adres=a&adres=b'],
  ['adres[__proto__]=x&__proto__[a]=b'],
  [''],
  ['geen delen', MULTIPART],
  ['--x\r\nContent-Disposition: form-data; name="adres"\r\n\r\nniet dicht', MULTIPART],
  [
    '--x\r\nContent-Disposition: form-data; name="adres"; filename="x.svg"\r\nContent-Type: image/svg+xml\r\n\r\n<svg/>\r\n--x--\r\n',
    MULTIPART,
  ],
  ['--y--', { 'Content-Type': 'multipart/form-data' }],
  ['adres=anna%00@voorbeeld.example'],
  ['adres=anna@voorbeeld.example%0d%0aBcc:%20evil@evil.nl'],
  ['adres=anna@voorbeeld.example%2C%20evil@evil.nl'],
  ['adres=%22anna%22%20%3Canna@voorbeeld.example%3E'],
  ['adres=anna@127.0.0.1'],
  ['adres=anna@[127.0.0.1]'],
];
const kapot = KAPOT.map(
  ([lichaam, koppen]): Geval => ({
    soort: 'formulieren',
    naam: `een kapot formulier is een fout van de afzender: ${kort(lichaam)}`,
    stappen: [{ stuur: INLOGGEN, lichaam, ...(koppen && { koppen }), status: [400, 413, 415] }],
  }),
);

const ELDERS = [
  ...[
    'https://evil.nl',
    '//evil.nl',
    '/\\evil.nl',
    '/%5Cevil.nl',
    'javascript:alert(1)',
    '/\t/evil.nl',
    'mijn',
    '/mijn/@evil.nl/../..//evil.nl',
  ],
  ...['/.//evil.nl', '/inloggen/', '/uitloggen/', `/${'a'.repeat(600)}`],
];
const naar = ELDERS.map(
  (doel, plek): Geval => ({
    soort: 'formulieren',
    naam: `na het inloggen gaat niemand naar ${kort(doel)}`,
    stappen: [
      {
        stuur: INLOGGEN,
        velden: { adres: `naar-${plek}@voorbeeld.example`, naar: doel },
        status: 303,
        kop: { location: /^\/inloggen\/code\/(\?naar=%2F(?![/\\]|%2F|%5C)[^:]*)?$/ },
        zonder: /location:.*(evil\.nl$|javascript)/i,
      },
    ],
    wijzigt: ['inlogcode', 'outbox'],
  }),
);

const maat = rijen('formulieren', [
  ['een formulier van meer dan 64 kB', 'gast', INLOGGEN, 413, { lichaam: 'a'.repeat(65_537), wachter: 'maat' }],
  [
    'een formulier dat minder zegt te zijn dan het is',
    'gast',
    INLOGGEN,
    413,
    {
      lichaam: `adres=${'a'.repeat(70_000)}`,
      koppen: { 'Content-Length': '', 'Transfer-Encoding': '' },
      bytes: `${INLOGGEN} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n11170\r\n${'a'.repeat(70_000)}\r\n0\r\n\r\n`,
      wachter: 'maat',
    },
  ],
  ['een ingepakt formulier', 'gast', INLOGGEN, 415, { lichaam: 'adres=x', koppen: { 'Content-Encoding': 'br' } }],
  ['een ingepakte leesvraag', 'gast', 'GET /', 415, { koppen: { 'Content-Encoding': 'gzip' } }],
  ['JSON', 'gast', INLOGGEN, 415, { lichaam: '{"adres":"x"}', koppen: { 'Content-Type': 'application/json' } }],
  [
    'gewone tekst, die elke andere site mag sturen',
    'gast',
    INLOGGEN,
    415,
    { lichaam: 'adres=x', koppen: { 'Content-Type': 'text/plain' } },
  ],
  ['geen soort', 'gast', INLOGGEN, 415, { lichaam: 'adres=x', koppen: { 'Content-Type': '' } }],
  ['een belofte die niemand doet', 'gast', INLOGGEN, 417, { lichaam: 'adres=x', koppen: { Expect: '200-ok' } }],
]);

const VERSTOPT = 'GET /mijn/ HTTP/1.1\r\nHost: evil.nl\r\n\r\n';
const LENGTES: Record<string, string>[] = [
  { 'Content-Length': '0', 'Transfer-Encoding': 'chunked' },
  { 'Content-Length': '', 'Transfer-Encoding': 'chunked, identity' },
  { 'Content-Length': '5', 'Transfer-Encoding': '\tchunked' },
  { 'Content-Length': '+5' },
  { 'Content-Length': '5, 6' },
  { 'Content-Length': '-1' },
  { 'Content-Length': '0x10' },
];
const verstopt = LENGTES.map(
  (koppen): Geval => ({
    soort: 'formulieren',
    naam: `een aanvraag verstopt in een aanvraag: ${kort(JSON.stringify(koppen).replaceAll('"', ''))}`,
    stappen: [{ stuur: INLOGGEN, lichaam: VERSTOPT, koppen, status: 400, zonder: 'HTTP/1.1' }],
  }),
);

const BREUK: readonly (readonly [wat: string, bytes: string, status: number])[] = [
  ['een regel zonder adres', 'GET\r\n\r\n', 400],
  ['een spatie voor een kop', 'GET / HTTP/1.1\r\nHost: {host}\r\n X: y\r\nConnection: close\r\n\r\n', 400],
  ['een kop zonder naam', 'GET / HTTP/1.1\r\nHost: {host}\r\n: y\r\nConnection: close\r\n\r\n', 400],
  ['een nul in een kop', 'GET / HTTP/1.1\r\nHost: {host}\r\nX: a\u0000b\r\nConnection: close\r\n\r\n', 400],
  ['HTTP van een andere eeuw', 'GET / HTTP/9.9\r\nHost: {host}\r\n\r\n', 400],
  ['een begroeting van TLS', '\u0016\u0003\u0001\u0002\u0000\u0001', 400],
  ['koppen van meer dan 16 kB', `GET / HTTP/1.1\r\nHost: {host}\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['duizend koppen', `GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n${'X-A: b\r\n'.repeat(1000)}\r\n`, 431],
];
const breuk = BREUK.map(
  ([wat, bytes, status]): Geval => ({
    soort: 'formulieren',
    naam: `bytes die geen aanvraag zijn: ${wat}`,
    stappen: [{ bytes, status }],
  }),
);

export const FORMULIEREN: Geval[] = [...acties, ...kapot, ...naar, ...maat, ...verstopt, ...breuk];
