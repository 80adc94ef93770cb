import { elk, type Geval, rijen } from '../geval.ts';

const VRAAG = 'POST /inloggen/?_action=inloggen';
const LEVER = 'POST /inloggen/code/?_action=inlogcode';
const STAP = 'POST /inloggen/tweede-stap/?_action=tweedeStap';
const CODE = '/inloggen/code/';

const vragen = (adres: string) => ({ stuur: VRAAG, velden: { adres }, status: 303, kop: { location: CODE } }) as const;

export const INLOGGEN: Geval[] = [
  {
    soort: 'inloggen',
    naam: 'de vijfde code in een uur is de laatste, van welk netwerk ook',
    wachter: 'limiet',
    stappen: [
      { wie: 'vrager-{n}', stuur: VRAAG, velden: { adres: 'vijf@voorbeeld.example' }, keer: 22, status: { 303: 5, 429: 17 } },
      { stuur: VRAAG, velden: { adres: 'vijf@voorbeeld.example' }, status: 429, kop: { 'retry-after': /^\d{3,}$/ } },
    ],
    wijzigt: ['inlogcode', 'outbox'],
    staat: [["select count(*) from inlogcode where adres = 'vijf@voorbeeld.example'", ['5']]],
  },
  {
    soort: 'inloggen',
    naam: 'een bekend adres en een onbekend adres krijgen hetzelfde antwoord',
    stappen: [vragen('carla@kanarieadres.example'), { ...vragen('onbekend@voorbeeld.example'), wie: 'ander' }],
    wijzigt: ['inlogcode', 'outbox'],
  },
  {
    soort: 'inloggen',
    naam: 'met de code uit de mail kom je binnen, en wat de browser krijgt staat nergens op schijf',
    wachter: 'tokenhash',
    stappen: [
      vragen('nieuw-1@voorbeeld.example'),
      {
        stuur: LEVER,
        velden: { code: '{code:nieuw-1@voorbeeld.example}' },
        status: 303,
        kop: { location: '/mijn/gegevens/' },
        onthoud: { koekje: /set-cookie: (?:__Host-)?login=([^;]+)/ },
      },
      { stuur: 'GET /mijn/', status: [200, 303], zonder: 'location: /inloggen/' },
    ],
    nergens: ['koekje'],
    wijzigt: ['account', 'inlogcode', 'outbox', 'session'],
  },
  {
    soort: 'inloggen',
    naam: 'een code werkt één keer, ook voor wie tegelijk klikt',
    stappen: [
      vragen('nieuw-2@voorbeeld.example'),
      { stuur: LEVER, velden: { code: '{code:nieuw-2@voorbeeld.example}' }, keer: 5, status: [303, 400] },
    ],
    wijzigt: ['account', 'inlogcode', 'outbox', 'session'],
    staat: [["select count(*) from session join account on account.id = account_id where adres = 'nieuw-2@voorbeeld.example'", ['1']]],
  },
  {
    soort: 'inloggen',
    naam: 'een code werkt alleen in de browser die erom vroeg',
    stappen: [
      vragen('nieuw-3@voorbeeld.example'),
      { wie: 'dief', stuur: LEVER, velden: { code: '{code:nieuw-3@voorbeeld.example}' }, status: 400, kop: { 'set-cookie': null } },
      { wie: 'dief', stuur: 'GET /mijn/', status: 303 },
    ],
    wijzigt: ['inlogcode', 'outbox'],
  },
  {
    soort: 'inloggen',
    naam: 'ook niet in een browser die zelf een code kreeg',
    stappen: [
      vragen('nieuw-4@voorbeeld.example'),
      { ...vragen('dief@voorbeeld.example'), wie: 'dief' },
      { wie: 'dief', stuur: LEVER, velden: { code: '{code:nieuw-4@voorbeeld.example}' }, status: 400 },
    ],
    wijzigt: ['inlogcode', 'outbox'],
  },
  {
    soort: 'inloggen',
    naam: 'na vijf foute codes werkt de goede ook niet meer',
    wachter: 'limiet',
    stappen: [
      vragen('nieuw-5@voorbeeld.example'),
      { stuur: LEVER, velden: { code: 'AAAAAAA{n}' }, keer: 5, status: 400, zonder: /value="AAAAAAA/ },
      { stuur: LEVER, velden: { code: '{code:nieuw-5@voorbeeld.example}' }, status: 400 },
    ],
    wijzigt: ['inlogcode', 'outbox'],
  },
  {
    soort: 'inloggen',
    naam: 'de Realisatie-Eenheid komt met alleen een code niet binnen',
    stappen: [
      vragen('rosa@kanarieadres.example'),
      {
        stuur: LEVER,
        velden: { code: '{code:rosa@kanarieadres.example}' },
        status: 303,
        kop: { location: '/inloggen/tweede-stap/', 'set-cookie': null },
      },
      { stuur: 'GET /beheer/', status: 303, kop: { location: /^\/inloggen\// } },
      { stuur: 'GET /mijn/', status: 303, kop: { location: /^\/inloggen\// } },
      { stuur: STAP, velden: { code: '000000' }, status: 400 },
    ],
    wijzigt: ['inlogcode', 'outbox'],
  },
  {
    soort: 'inloggen',
    naam: 'wie een login meebrengt die hij zelf verzon, krijgt een andere',
    stappen: [
      { ...vragen('nieuw-6@voorbeeld.example'), onthoud: { vraag: /set-cookie: ([^;]+)/ } },
      {
        stuur: LEVER,
        velden: { code: '{code:nieuw-6@voorbeeld.example}' },
        koppen: { Cookie: '__Host-login=zelfverzonnen; login=zelfverzonnen; {vraag}' },
        status: 303,
        zonder: 'zelfverzonnen',
        onthoud: { koekje: /set-cookie: (?:__Host-)?login=([^;]+)/ },
      },
    ],
    wijzigt: ['account', 'inlogcode', 'outbox', 'session'],
  },
  {
    soort: 'inloggen',
    naam: 'in een brief komt geen regel die iemand in een adres verstopt',
    stappen: [
      { stuur: VRAAG, velden: { adres: 'iemand@voorbeeld.example\r\nBcc: evil@evil.nl' }, status: 400 },
      { stuur: VRAAG, velden: { adres: 'iemand@voorbeeld.example\u2028Bcc: evil@evil.nl' }, status: 400 },
    ],
  },
  ...rijen('inloggen', [
    ['zonder dat om een code is gevraagd komt niemand binnen', 'gast', LEVER, 400, { velden: { code: 'ABCDEFGH' } }],
    ['een lege code', 'gast', LEVER, 400, { velden: { code: '' } }],
    ['een code van een megabyte', 'gast', LEVER, 413, { velden: { code: 'A'.repeat(1_000_000) } }],
    ['een tweede stap zonder eerste', 'gast', STAP, 400, { velden: { code: '123456' } }],
    ['de pagina voor de tweede stap zonder eerste', 'gast', 'GET /inloggen/tweede-stap/', 303, { kop: { location: /^\/inloggen\// } }],
    ['de pagina voor een code zonder vraag', 'gast', 'GET /inloggen/code/', 303, { kop: { location: /^\/inloggen\// } }],
    [
      'nieuwe herstelcodes zonder login',
      'gast',
      'POST /mijn/gegevens/herstelcodes/?_action=herstelcodes',
      [303, 401],
      { velden: { code: '123456' } },
    ],
    [
      'nieuwe herstelcodes met een verkeerde code',
      'rosa',
      'POST /mijn/gegevens/herstelcodes/?_action=herstelcodes',
      400,
      { velden: { code: '123456' }, wijzigt: ['inlogcode'] },
    ],
  ]),
];

const OVER = ['carla-verlopen', 'carla-stil', 'bram-stil', 'rosa-stil', 'rosa-verlopen', 'rosa-zonder-stap'];
const verlopen = elk(OVER, (wie) => ({
  soort: 'logins',
  naam: `de login ${wie} opent niets meer`,
  stappen: [
    { wie, stuur: 'GET /mijn/', status: 303, kop: { location: /^\/inloggen\// } },
    { wie, stuur: 'GET /beheer/', status: 303, kop: { location: /^\/inloggen\// } },
    { wie, stuur: 'GET /mijn/gegevens.json', status: 303, kop: { location: /^\/inloggen\// } },
    { wie, stuur: 'POST /mijn/gegevens/?_action=overalUitloggen', status: [303, 401] },
  ],
}));

const KOEKJES: readonly (readonly [wat: string, koekje: string])[] = [
  ['verzonnen', '__Host-login=verzonnen; login=verzonnen'],
  ['leeg', '__Host-login=; login='],
  ['van 7 kB', `__Host-login=${'a'.repeat(7000)}; login=${'a'.repeat(7000)}`],
  ['met SQL', `__Host-login=' or 1=1 --; login=' or 1=1 --`],
  ['met vreemde tekens', '__Host-login=%00%0d%0a; login=%f0%9f'],
  ['zoals hij in de database staat', '__Host-login={hash-jan}; login={hash-jan}'],
  ['onder de naam van een andere site', '__Secure-login={koekje-jan}; sessie={koekje-jan}'],
];
const koekjes = KOEKJES.map(
  ([wat, Cookie]): Geval => ({
    soort: 'logins',
    naam: `een loginkoekje ${wat} opent niets`,
    stappen: [
      { stuur: 'GET /mijn/', koppen: { Cookie }, status: 303, kop: { location: /^\/inloggen\// } },
      { stuur: 'POST /mijn/gegevens/?_action=gegevensOpslaan', koppen: { Cookie }, velden: { naam: 'Iemand anders' }, status: [303, 401] },
    ],
  }),
);

export const LOGINS: Geval[] = [
  ...verlopen,
  ...koekjes,
  {
    soort: 'logins',
    naam: 'wie uitlogt is overal uit waar dat koekje nog ligt',
    stappen: [
      { wie: 'uitlogger', stuur: 'GET /mijn/gegevens/', status: 200 },
      { wie: 'uitlogger', stuur: 'POST /uitloggen/', status: [200, 303], kop: { 'set-cookie': /login=(deleted)?;/ } },
      {
        wie: 'dief',
        stuur: 'GET /mijn/gegevens/',
        koppen: { Cookie: '__Host-login={koekje-uitlogger}; login={koekje-uitlogger}' },
        status: 303,
      },
    ],
    wijzigt: ['session'],
  },
  {
    soort: 'logins',
    naam: 'een plaatje of link logt niemand uit',
    stappen: [
      { wie: 'carla', stuur: 'GET /uitloggen/', status: 200 },
      { wie: 'carla', stuur: 'HEAD /uitloggen/', status: 200 },
      { wie: 'carla', stuur: 'GET /mijn/gegevens/', status: 200 },
    ],
  },
  {
    soort: 'logins',
    naam: 'op alle apparaten uitloggen sluit ook deze',
    stappen: [
      { wie: 'weggaander', stuur: 'POST /mijn/gegevens/?_action=overalUitloggen', status: 303 },
      { wie: 'dief', stuur: 'GET /mijn/', koppen: { Cookie: '__Host-login={koekje-weggaander}; login={koekje-weggaander}' }, status: 303 },
    ],
    wijzigt: ['session'],
  },
  ...rijen('logins', [
    [
      'de login van een ander sluit niemand',
      'carla',
      'POST /mijn/gegevens/?_action=sessionSluiten',
      [303, 404],
      { velden: { session: '{hash-jan}', id: '{hash-jan}' } },
    ],
    ['wie zijn koekje twee keer stuurt, is nog steeds zichzelf', 'carla', 'GET /mijn/gegevens/', 200, { bevat: 'Kanarienaam carla' }],
    [
      'een openbare pagina weet niet wie er leest',
      'carla',
      'GET /over/',
      200,
      { zonder: /kanarienaam|kanarieadres/i, kop: { 'cache-control': /^public/ } },
    ],
  ]),
];
