import { elk, type Geval, kort } from '../geval.ts';

const HOST = 'Host: {host}\r\n';
const DICHT = 'Connection: close\r\n\r\n';
const FORMULIER = `POST /inloggen/?_action=inloggen HTTP/1.1\r\n${HOST}Origin: {origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
const WEBSOCKET = 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

/** Another protocol than ours: it is never spoken, and who asks for it gets the page as anybody does, or nothing. */
const ANDERE_TAAL: readonly (readonly [wat: string, bytes: string, status: number | readonly number[]])[] = [
  ['WebSocket', `GET /over/ HTTP/1.1\r\n${HOST}Connection: Upgrade, close\r\n${WEBSOCKET}\r\n`, 200],
  ['WebSocket achter een login', `GET /mijn/ HTTP/1.1\r\n${HOST}Connection: Upgrade, close\r\n${WEBSOCKET}\r\n`, 303],
  [
    'HTTP/2 zonder TLS',
    `GET /over/ HTTP/1.1\r\n${HOST}Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n\r\n`,
    200,
  ],
  ['de begroeting van HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['een doorgang naar elders', `CONNECT evil.nl:443 HTTP/1.1\r\nHost: evil.nl:443\r\n\r\n`, 0],
  ['een doorgang naar hier', `CONNECT {host}:443 HTTP/1.1\r\n${HOST}\r\n`, 0],
  ['een vraag over alles', `OPTIONS * HTTP/1.1\r\n${HOST}${DICHT}`, [400, 404, 405]],
];
const andereTaal = ANDERE_TAAL.map(
  ([wat, bytes, status]): Geval => ({
    soort: 'herkomst',
    naam: `een andere taal wordt hier niet gesproken: ${wat}`,
    stappen: [{ bytes, status, kop: { upgrade: null, 'sec-websocket-accept': null }, zonder: 'HTTP/1.1 101' }],
  }),
);

/** What the request line may name: a whole address counts for nothing, also our own. */
const HELE_ADRESSEN = [
  'https://{host}/over/',
  'http://{host}/mijn/',
  'https://evil.nl/',
  '//evil.nl/over/',
  'http://127.0.0.1:22/',
  'file:///etc/passwd',
];
const heelAdres = elk(HELE_ADRESSEN, (adres) => ({
  soort: 'herkomst',
  naam: `een heel adres in de aanvraag leidt nergens heen: ${adres}`,
  stappen: [{ stuur: `GET ${adres}`, status: [308, 400, 404, 421], zonder: [/location: (https?:)?\/\//, 'SSH-', 'root:'] }],
}));

/** Of before there was a Host, and one answer a line. */
const OUD: readonly (readonly [wat: string, bytes: string, status: number])[] = [
  ['met Host leest gewoon', `GET /over/ HTTP/1.0\r\n${HOST}\r\n`, 200],
  ['zonder Host krijgt niets', 'GET /over/ HTTP/1.0\r\n\r\n', 421],
  ['met een andere Host krijgt niets', 'GET /over/ HTTP/1.0\r\nHost: evil.nl\r\n\r\n', 421],
  ['achter een login gaat naar de login', `GET /mijn/ HTTP/1.0\r\n${HOST}\r\n`, 303],
  [
    'zonder herkomst schrijft niets',
    `${FORMULIER.replace('HTTP/1.1', 'HTTP/1.0').replace('Origin: {origin}\r\n', '')}Content-Length: 7\r\n\r\nadres=x`,
    403,
  ],
];
const oud = OUD.map(([wat, bytes, status]): Geval => ({ soort: 'herkomst', naam: `HTTP/1.0 ${wat}`, stappen: [{ bytes, status }] }));

/** How long it is may be said once: two readers of one line must not see two requests. */
const LENGTES = [
  'Content-Length: 7\r\nContent-Length: 7\r\n',
  'Content-Length: 7\r\nContent-Length: 70\r\n',
  'Content-Length: 70\r\nContent-Length: 7\r\n',
  'Content-Length: 7\r\ncontent-length : 70\r\n',
  'Transfer-Encoding: chunked\r\nContent-Length: 7\r\n',
  'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n',
  'Transfer-Encoding: gzip, chunked\r\nContent-Length: 7\r\n',
];
const VERSTOPT = `adres=xGET /mijn/ HTTP/1.1\r\n${HOST}\r\n`;
const lengtes = elk(LENGTES, (koppen) => ({
  soort: 'formulieren',
  naam: `een lengte die twee keer iets zegt: ${kort(koppen.replaceAll('\r\n', ' '))}`,
  stappen: [{ bytes: `${FORMULIER}${koppen}${DICHT}${VERSTOPT}`, status: 400, zonder: 'HTTP/1.1' }],
}));
/** Chunks of a form that are none. */
const BROKKEN = [
  'zz\r\nadres=x\r\n0\r\n\r\n',
  'ffffffffffffffff1\r\nadres=x\r\n0\r\n\r\n',
  '-7\r\nadres=x\r\n0\r\n\r\n',
  '7\nadres=x\n0\n\n',
];
const brokken = elk(BROKKEN, (lichaam) => ({
  soort: 'formulieren',
  naam: `brokken die er geen zijn: ${kort(lichaam)}`,
  stappen: [{ bytes: `${FORMULIER}Transfer-Encoding: chunked\r\n${DICHT}${lichaam}`, status: 400 }],
}));

/** Who goes on asking and takes nothing keeps a line, and only that. */
const gulzig: Geval[] = [
  {
    soort: 'traag',
    naam: 'wie alles vraagt en niets aanneemt, wordt na een minuut weggestuurd, en houdt intussen niemand tegen',
    traag: true,
    stappen: [
      {
        bytes: `GET /inhoud.json HTTP/1.1\r\n${HOST}\r\n`.repeat(200),
        ...{ keer: 20, leestNaMs: 75_000, status: 200, hoogstens: 199, binnenMs: 110_000 },
        intussen: { stuur: 'GET /over/', keer: 20, status: 200, binnenMs: 8000 },
      },
    ],
  },
  {
    soort: 'traag',
    naam: 'wie halverwege ophangt, laat niets achter',
    stappen: [
      { bytes: `${FORMULIER}Content-Length: 5000\r\n\r\nadres=`, hangtOp: true, keer: 50, status: 0 },
      { stuur: 'GET /over/', status: 200, binnenMs: 8000 },
    ],
  },
];

export const DRAAD: Geval[] = [...andereTaal, ...heelAdres, ...oud, ...lengtes, ...brokken];
export const GULZIG = gulzig;
