import { elk, type Geval, rijen } from '../geval.ts';

export const UITVOER: Geval[] = [
  ...rijen('uitvoer', [
    [
      'wat wij van iemand bewaren krijgt hij zelf, en van niemand anders',
      'jan',
      'GET /mijn/gegevens.json',
      200,
      { bevat: 'Kanarienaam jan', kop: { 'content-disposition': /attachment/ } },
    ],
    [
      'wie organiseert krijgt de lijst als bestand, en dat wordt opgeschreven',
      'anna',
      'GET /beheer/kennissessies/{klein}/deelnemers.csv',
      200,
      {
        ...{
          bevat: 'Kanarienaam jan',
          wijzigt: ['gebeurtenis'],
          kop: { 'content-type': /^text\/csv/, 'content-disposition': /attachment/ },
        },
      },
    ],
    ['cijfers van de regio zijn van niemand', 'anna', 'GET /mijn/regio/monitoring/', 200],
    ['een agenda-adres met een verzonnen sleutel', 'gast', 'GET /mijn/aanmeldingen/agenda.ics?sleutel=verzonnen', 404],
    ['een agenda-adres zonder sleutel', 'carla', 'GET /mijn/aanmeldingen/agenda.ics', 404],
    [
      'een tabel van de monitoring krijgt de Realisatie-Eenheid als bestand, zonder namen, en dat wordt opgeschreven',
      'rosa',
      'GET /beheer/monitoring/kennissessies.csv',
      200,
      {
        ...{ zonder: /kanarie(naam|adres)/i, wijzigt: ['gebeurtenis'] },
        kop: { 'content-type': /^text\/csv/, 'content-disposition': /attachment/ },
      },
    ],
    [
      'een projectleider krijgt die van zijn regio, en daarin staat geen andere',
      'anna',
      'GET /mijn/regio/monitoring/kennissessies.csv',
      200,
      { ...{ zonder: [/kanarie(naam|adres)/i, 'sessie-van-de-buren'], wijzigt: ['gebeurtenis'] }, kop: { 'content-type': /^text\/csv/ } },
    ],
    ['en niet die van iedereen', 'anna', 'GET /beheer/monitoring/kennissessies.csv', 404],
    ['een deelnemer krijgt geen tabel', 'carla', 'GET /mijn/regio/monitoring/kennissessies.csv', 404],
    ['ook niet die van iedereen', 'carla', 'GET /beheer/monitoring/kennissessies.csv', 404],
    ['een vreemde krijgt geen tabel', 'gast', 'GET /beheer/monitoring/kennissessies.csv', 303],
    ['een schooljaar dat er niet is', 'rosa', 'GET /beheer/monitoring/kennissessies.csv?schooljaar=__proto__', 404],
    ['wat wij van iemand bewaren krijgt een vreemde niet', 'gast', 'GET /mijn/gegevens.json', 303],
    ['een tabel die er niet is', 'rosa', 'GET /beheer/monitoring/__proto__.csv', 404],
  ]),
  {
    soort: 'uitvoer',
    naam: 'een agenda-adres laat met de sleutel alleen de eigen kennissessies zien, tot het uitstaat; de sleutel staat nergens',
    stappen: [
      {
        ...{ wie: 'jan', stuur: 'POST /mijn/aanmeldingen/agenda/?_action=agendaAdresMaken', velden: { vervangt: '' }, status: 200 },
        onthoud: { agendasleutel: /agenda\.ics\?sleutel=([\w-]{20,})/ },
      },
      {
        wie: 'agenda-van-jan',
        stuur: 'GET /mijn/aanmeldingen/agenda.ics?sleutel={agendasleutel}',
        status: 200,
        zonder: 'sessie-van-de-buren',
      },
      { wie: 'jan', stuur: 'POST /mijn/aanmeldingen/agenda/?_action=agendaAdresUitzetten', status: 303 },
      { wie: 'agenda-van-jan', stuur: 'GET /mijn/aanmeldingen/agenda.ics?sleutel={agendasleutel}', status: 404 },
    ],
    nergens: ['agendasleutel'],
  },
  {
    soort: 'uitvoer',
    naam: 'wat een rekenblad als formule zou lezen, is in het bestand tekst',
    stappen: [
      {
        ...{ wie: 'bezoeker', stuur: 'POST /kennissessies/{wedloop}/aanmelden/?_action=aanmelden', status: 303 },
        velden: { kennissessie: '{wedloop}', toestemming: 'ja', vraag: '=HYPERLINK("https://evil.nl")', toegang: '+1', dieet: '@SUM(1)' },
      },
      { wie: 'anna', stuur: 'GET /beheer/kennissessies/{wedloop}/deelnemers.csv', status: 200, zonder: /(^|[,;"])[=+@-][A-Z1]/m },
    ],
    wijzigt: ['aanmelding', 'gebeurtenis', 'outbox'],
  },
  {
    soort: 'uitvoer',
    naam: 'meer dan tien keer in een uur haalt niemand zijn gegevens op',
    stappen: [{ wie: 'loper-24', stuur: 'GET /mijn/gegevens.json', keer: 14, status: { 200: 10, 429: 4 } }],
  },
  {
    soort: 'uitvoer',
    naam: 'meer dan zestig keer in een minuut verstuurt niemand iets',
    stappen: [
      {
        wie: 'loper-23',
        stuur: 'POST /mijn/gegevens/?_action=gegevensOpslaan',
        velden: { naam: '' },
        keer: 70,
        status: { 400: 60, 429: 10 },
      },
    ],
  },
];

const FEEDS = [
  '/nieuws/feed.xml',
  '/kennissessies/agenda.ics',
  '/sitemap.xml',
  '/inhoud.json',
  '/robots.txt',
  '/zoeken/plaatsen.json?q=a',
  '/zoeken/woord.json?w=loket&w=kanarieconcept&w=__proto__',
  '/kennissessies/{open}/agenda.ics',
];
export const VOEDEN: Geval[] = [
  ...elk(FEEDS, (pad) => ({
    soort: 'feeds',
    naam: `${pad} is voor iedereen gelijk, en verraadt niets`,
    stappen: [
      { stuur: `GET ${pad}`, status: [200, 404], zonder: [/\/(mijn|beheer)\/[a-z0-9]/, 'besloten-sessie', 'video.example'] },
      { wie: 'anna', stuur: `GET ${pad}`, status: [200, 404], zonder: [/\/(mijn|beheer)\/[a-z0-9]/, 'besloten-sessie', 'video.example'] },
      { stuur: `HEAD ${pad}`, status: [200, 404] },
    ],
  })),
  {
    soort: 'feeds',
    naam: 'wie een feed al heeft, krijgt hem niet nog eens',
    stappen: [
      { stuur: 'GET /nieuws/feed.xml', status: 200, onthoud: { etag: /etag: (.+)/ } },
      { stuur: 'GET /nieuws/feed.xml', koppen: { 'If-None-Match': '{etag}' }, status: 304 },
    ],
  },
];

/** What people see of others while they do their own work. */
const EIGEN_BLADEN: Record<string, readonly string[]> = {
  carla: [
    '/mijn/',
    '/mijn/gegevens/',
    '/mijn/aanmeldingen/',
    '/mijn/kennisvragen/',
    '/mijn/volgen/',
    '/mijn/gesprekken/',
    '/mijn/publicaties/',
  ],
  bram: [
    '/mijn/',
    '/mijn/publicaties/',
    '/mijn/publicaties/{concept}/',
    '/mijn/publicaties/{concept}/versies/',
    '/mijn/publicaties/gelezen/',
    '/mijn/regio/signalen/',
  ],
  emma: ['/mijn/', '/mijn/publicaties/', '/mijn/publicaties/{buurconcept}/', '/mijn/regio/adopties/'],
  dirk: [
    '/mijn/',
    '/mijn/regio/',
    '/mijn/regio/deelnemers/',
    '/mijn/regio/genoten/',
    '/mijn/regio/uitnodigen/',
    '/beheer/kennissessies/',
    '/beheer/kennissessies/{buur}/deelnemers/',
  ],
  anna: [
    '/mijn/',
    '/mijn/regio/',
    '/mijn/regio/deelnemers/',
    '/mijn/regio/genoten/',
    '/beheer/kennissessies/',
    '/beheer/publicaties/',
    '/beheer/kennissessies/{klein}/verstuurd/',
  ],
};
const bladen = Object.entries(EIGEN_BLADEN).flatMap(([wie, paden]) =>
  elk(paden, (pad) => ({
    soort: 'privacy',
    naam: `${wie} ziet op ${pad} alleen wie en wat ${wie} mag zien`,
    stappen: [{ wie, stuur: `GET ${pad}`, status: 200 }],
  })),
);

export const PRIVACY: Geval[] = [
  ...bladen,
  ...rijen('privacy', [
    [
      'wie een vraag stelde leest haar met de sleutel',
      'vrager',
      'GET /kennisvragen/gesteld/?sleutel={vraagsleutel}',
      200,
      { bevat: 'kanariekennisvraag' },
    ],
    ['met een andere sleutel leest niemand een vraag', 'gast', 'GET /kennisvragen/gesteld/?sleutel={kennisvraag}', 404],
    ['wie is uitgenodigd leest dat met de sleutel', 'genodigde', 'GET /uitnodiging/?sleutel={uitnodigingssleutel}', 200],
    ['met een andere sleutel leest niemand een uitnodiging', 'gast', 'GET /uitnodiging/?sleutel=plaats-1', 404],
    ['gezondheid noemt geen aantallen aan wie van buiten vraagt', 'gast', 'GET /gezond', 200, { zonder: 'wachtend' }],
    [
      'ook niet met een verkeerde sleutel',
      'gast',
      'GET /gezond',
      200,
      { koppen: { Authorization: 'Bearer verzonnen' }, zonder: 'wachtend' },
    ],
    [
      'wie zich uitgeeft voor een proxy wordt niet als deze machine gezien',
      'gast',
      'GET /gezond',
      200,
      { koppen: { 'X-Forwarded-For': '127.0.0.1' }, zonder: 'wachtend' },
    ],
    [
      'wie zijn account wist, is weg',
      'wisser',
      'POST /mijn/gegevens/wissen/?_action=accountWissen',
      303,
      {
        velden: { bevestigd: 'ja', wis: 'ja' },
        wijzigt: ['account', 'gebeurtenis', 'outbox', 'session'],
        staat: [["select count(*) from account where id = 'wisser' or naam like '%wisser%'", ['0']]],
      },
    ],
  ]),
];

const KOP = 'GET /over/ HTTP/1.1\r\nHost: {host}\r\n';
const STIL = { byte: 'x', elkeMs: 100_000 };
export const TRAAG: Geval[] = [
  {
    soort: 'traag',
    naam: 'wie zijn koppen druppelsgewijs stuurt, wordt na tien seconden weggestuurd',
    traag: true,
    stappen: [{ bytes: `${KOP}X: `, druppel: { byte: 'a', elkeMs: 300 }, status: 408, binnenMs: 15_000 }],
  },
  {
    soort: 'traag',
    naam: 'wie zijn formulier druppelsgewijs stuurt, wordt na een halve minuut weggestuurd',
    traag: true,
    stappen: [
      {
        bytes:
          'POST /inloggen/?_action=inloggen HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nadres=',
        druppel: { byte: 'a', elkeMs: 500 },
        status: [0, 408],
        binnenMs: 40_000,
      },
    ],
  },
  {
    soort: 'traag',
    naam: 'wie niets zegt, wordt weggestuurd',
    traag: true,
    stappen: [{ bytes: 'G', druppel: STIL, status: 408, binnenMs: 15_000 }],
  },
  {
    soort: 'traag',
    naam: 'tweehonderd stille verbindingen houden niemand tegen',
    traag: true,
    stappen: [
      {
        bytes: `${KOP}X: `,
        druppel: STIL,
        keer: 200,
        status: 408,
        binnenMs: 30_000,
        intussen: { stuur: 'GET /over/', keer: 20, status: 200, binnenMs: 8000 },
      },
    ],
  },
  {
    soort: 'traag',
    naam: 'wie alles tegelijk over één lijn vraagt, krijgt zijn antwoorden op volgorde',
    stappen: [{ bytes: `${`${KOP}\r\n`.repeat(30)}${KOP}Connection: close\r\n\r\n`, status: 200 }],
  },
  {
    soort: 'traag',
    naam: 'wie een stortvloed over één lijn stuurt, hoort dat het te veel is en wordt opgehangen',
    traag: true,
    stappen: [{ bytes: `${KOP}\r\n`.repeat(3000), status: [200, 503], binnenMs: 40_000 }],
  },
];
