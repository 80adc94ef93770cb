import { elk, type Geval, kort, rijen } from '../geval.ts';

const INLOGGEN = 'POST /inloggen/?_action=inloggen';
/** Somebody who is not known, and of whom no letter is asked here. */
const NIEMAND = { adres: 'niemand@voorbeeld.example' };
const CODE_GEVRAAGD = { wijzigt: ['inlogcode', 'outbox'] } as const;

const PAGINAS = [
  ...['/', '/praktijken/', '/praktijken/?taak=werven', '/terugblikken/', '/bouwstenen/', '/onderwijsregios/', '/nieuws/', '/elders/'],
  ...[
    '/kennissessies/',
    '/kennissessies/{open}/',
    '/zoeken/?q=loket',
    '/over/',
    '/begrippen/',
    '/privacy/',
    '/signalen/',
    '/lerende-aanpak/',
  ],
  ...['/inloggen/', '/mijn/', '/beheer/', '/mijn/gegevens/', '/mijn/aanmeldingen/', '/uitloggen/', '/volgen/', '/kennisvragen/stellen/'],
  ...['/sitemap.xml', '/inhoud.json', '/nieuws/feed.xml', '/kennissessies/agenda.ics', '/robots.txt', '/.well-known/security.txt'],
  ...['/gezond', '/leeft', '/klaar', '/favicon.svg'],
  ...['/bestaat-niet/', '/praktijken/bestaat-niet/', '/kennissessies/bestaat-niet/', '/kennissessies/bestaat-niet/aanmelden/'],
];
const koppen = elk(PAGINAS, (pad) => ({
  soort: 'koppen',
  naam: `${pad} draagt alle veiligheidskoppen en verraadt niets`,
  stappen: [{ stuur: `GET ${pad}`, status: [200, 303, 404] }],
}));

const HOOFDVRAAG = rijen('koppen', [
  ['een pagina die al bekend is (304) draagt dezelfde koppen', 'gast', 'GET /over/', 200, { onthoud: { etag: /etag: (.+)/ } }],
  ['HEAD krijgt dezelfde koppen en geen pagina', 'gast', 'HEAD /over/', 200, { kop: { 'content-length': /^\d+$/ } }],
  ['een adres zonder streep verwijst door met dezelfde koppen', 'gast', 'GET /over', 308, { kop: { location: '/over/' } }],
  ['een weggehaalde tekst (410) draagt dezelfde koppen', 'gast', 'GET /praktijken/{weggehaald}/', 410],
]);

const BUITEN = [
  ...['/../package.json', '/_astro/../../server/entry.mjs', '/_astro/%2e%2e/%2e%2e/server/entry.mjs', '/..%2f..%2fetc/passwd'],
  ...[
    '/pagefind/../../kennisplatform.db',
    '/pagefind/..%2f..%2fkennisplatform.db',
    '/pagefind//etc/passwd',
    '/bijlagen/../kennisplatform.db',
  ],
  ...['/bijlagen/..%2f..%2fbuiten.txt', '/bijlagen/deelnemers/', '/.env', '/.git/config', '/package.json', '/src/server/start.ts'],
  ...[
    '/releases/current/server/entry.mjs',
    '/data/kennisplatform.db',
    '/kennisplatform.db',
    '/sleutel',
    '/instellingen.json',
    '/server/entry.mjs',
  ],
  ...[
    '/klaar.json',
    '/@fs/etc/passwd',
    '/_image?href=/etc/passwd&f=svg',
    '/_image/?href=http://127.0.0.1/',
    '/_server-islands/X/?e=1',
    '/_actions/inloggen/',
  ],
];
const buiten = elk(BUITEN, (pad) => ({
  soort: 'paden',
  naam: `geen bestand van de machine: ${pad}`,
  stappen: [{ stuur: `GET ${pad}`, status: [308, 400, 404], zonder: [/root:/, 'SQLite format', '"dependencies"', /^import /m] }],
}));

const ONLEESBAAR = [
  ...['%', '%00', '%0d%0aX: y', '%c0%ae', '%u002e', '\\', '\u0001', '%f0%9f%98%80', '..;', '%252e%252e', '\'"><script>'],
  ...['$' + '{7*7}', '{{7*7}}', '__proto__', 'a'.repeat(4000)],
];
/** Where a visitor's words end up in an address. */
const WAAR = ['/$', '/praktijken/$/', '/kennissessies/$/aanmelden/', '/zoeken/?q=$', '/afmelden/?sleutel=$', '/inloggen/?naar=$'];
const onleesbaar = elk(ONLEESBAAR, (stuk) => ({
  soort: 'paden',
  naam: `een adres met ${kort(stuk)} is nooit een fout van de server`,
  stappen: WAAR.map((pad) => ({
    stuur: `GET ${pad.replace('$', () => stuk).replaceAll(' ', '%20')}`,
    status: [200, 303, 308, 400, 404, 414],
    zonder: '"><script>',
  })),
}));

const host = rijen('herkomst', [
  ['een verzonnen Host krijgt niets', 'gast', 'GET /', 421, { koppen: { Host: 'evil.nl' }, wachter: 'host' }],
  [
    'ook niet voor wie schrijft',
    'gast',
    INLOGGEN,
    421,
    { koppen: { Host: 'evil.nl', Origin: 'https://evil.nl' }, velden: NIEMAND, wachter: 'host' },
  ],
  ['ook niet met onze naam erin', 'gast', 'GET /', 421, { koppen: { Host: '{host}.evil.nl' }, wachter: 'host' }],
  ['zonder Host krijgt niemand iets', 'gast', 'GET /', 421, { koppen: { Host: '' } }],
  ['een heel adres in de aanvraag komt niet verder', 'gast', 'GET http://evil.nl/', [400, 421]],
  ['wie naar gezondheid vraagt mag elke naam noemen', 'gast', 'GET /gezond', 200, { koppen: { Host: 'evil.nl' }, zonder: 'evil.nl' }],
]);
const tweeHosts: Geval = {
  soort: 'herkomst',
  naam: 'twee keer Host is geen aanvraag',
  stappen: [{ bytes: 'GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.nl\r\nConnection: close\r\n\r\n', status: 400 }],
};
const KOPPEN_VAN_EEN_PROXY = [
  ['X-Forwarded-Host', 'evil.nl'],
  ['Forwarded', 'host=evil.nl'],
  ['X-Original-URL', '/beheer/'],
  ['X-Rewrite-URL', '/beheer/'],
  ['X-HTTP-Method-Override', 'DELETE'],
] as const;
const proxykoppen = KOPPEN_VAN_EEN_PROXY.map(
  ([naam, waarde]): Geval => ({
    soort: 'herkomst',
    naam: `${naam} betekent niets`,
    stappen: [{ stuur: 'GET /', koppen: { [naam]: waarde }, status: 200, zonder: 'evil.nl' }],
  }),
);

const VREEMD = ['', 'null', 'https://evil.nl', '{origin}.evil.nl', 'http://{host}:1', '{origin}/', '{origin} https://evil.nl'];
const SCHRIJVEND = [
  INLOGGEN,
  'POST /uitloggen/',
  'POST /mijn/gegevens/?_action=accountWissen',
  'POST /afmelden/?_action=afmeldenMetSleutel',
];
const origins = elk(VREEMD, (Origin) => ({
  soort: 'herkomst',
  naam: `met herkomst ${kort(Origin) || '(geen)'} schrijft niemand iets`,
  wachter: 'origin',
  stappen: SCHRIJVEND.map((stuur) => ({ stuur, velden: NIEMAND, koppen: { Origin }, status: 403 })),
}));
const herkomst: Geval[] = [
  ...rijen('herkomst', [
    ['met de juiste herkomst komt dezelfde aanvraag aan', 'gast', INLOGGEN, 303, { velden: NIEMAND, ...CODE_GEVRAAGD }],
    [
      'wat een browser zelf van elders noemt, wordt geloofd',
      'gast',
      INLOGGEN,
      403,
      { velden: NIEMAND, koppen: { 'Sec-Fetch-Site': 'cross-site' } },
    ],
    ['ook van een buurman onder hetzelfde domein', 'gast', INLOGGEN, 403, { velden: NIEMAND, koppen: { 'Sec-Fetch-Site': 'same-site' } }],
    [
      'één klik in een mailprogramma hoeft geen herkomst, en doet zonder sleutel niets',
      'gast',
      'POST /volgen/stoppen/',
      [200, 303, 400, 404],
      { koppen: { Origin: '' }, velden: { 'List-Unsubscribe': 'One-Click' } },
    ],
    [
      'één klik in een mailprogramma voert geen formulier uit',
      'gast',
      'POST /volgen/stoppen/?sleutel=abc&_action=volgen',
      403,
      { koppen: { Origin: '' }, velden: { van: 'nieuws', adres: 'iemand@voorbeeld.nl' } },
    ],
    [
      'één klik met een vreemde herkomst is geen klik in een mailprogramma',
      'gast',
      'POST /volgen/stoppen/',
      403,
      { koppen: { Origin: 'https://evil.nl' } },
    ],
  ]),
];

const METHODEN = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'];
const methoden = elk(METHODEN, (methode) => ({
  soort: 'herkomst',
  naam: `${methode} bestaat niet`,
  stappen: [
    { stuur: `${methode} /over/`, status: 405, kop: { allow: 'GET, HEAD' } },
    { stuur: `${methode} /mijn/`, status: 405, kop: { allow: 'GET, HEAD, POST' } },
  ],
}));
const leespagina: Geval = {
  soort: 'herkomst',
  naam: 'naar een pagina die alleen te lezen is kan niemand iets sturen, en een formulier bestaat alleen op zijn pagina',
  stappen: [
    { stuur: 'POST /over/?_action=inloggen', velden: NIEMAND, status: 405 },
    { stuur: 'POST /_actions/inloggen/', velden: NIEMAND, status: 404 },
  ],
};

export const DEUR: Geval[] = [
  ...[...koppen, ...HOOFDVRAAG, ...buiten, ...onleesbaar],
  ...[...host, tweeHosts, ...proxykoppen, ...origins, ...herkomst, ...methoden, leespagina],
];
