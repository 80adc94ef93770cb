import { elk, type Geval, rijen } from '../geval.ts';

const AKKOORD = { toestemming: 'ja' };
const meld = (slug: string) => `POST /kennissessies/${slug}/aanmelden/?_action=aanmelden`;
const PLEKKEN = (slug: string) =>
  `select status, count(*) from aanmelding where kennissessie_id = '${slug}' group by status order by status`;
/** Every place or turn has its letter, and no more than one. */
const BRIEVEN = (slug: string) =>
  `select count(*) from aanmelding a where kennissessie_id = '${slug}' and (select count(*) from outbox where reeks = 'aanmelding-' || a.id) <> 1`;

export const WEDLOOP: Geval[] = [
  {
    soort: 'wedloop',
    naam: 'twintig mensen tegelijk op de laatste drie plaatsen: drie plaatsen, en iedereen één brief',
    wachter: 'slot',
    stappen: [
      { wie: 'loper-{n}', stuur: meld('{wedloop}'), velden: { kennissessie: '{wedloop}', ...AKKOORD }, keer: 20, status: { 303: 20 } },
    ],
    wijzigt: ['aanmelding', 'outbox'],
    staat: [
      [PLEKKEN('wedloop-sessie'), ['bevestigd|3', 'wachtlijst|17']],
      [BRIEVEN('wedloop-sessie'), ['0']],
    ],
  },
  {
    soort: 'wedloop',
    naam: 'wie tien keer tegelijk op de knop drukt, heeft één plaats en één brief',
    wachter: 'slot',
    stappen: [{ wie: 'dubbelaar', stuur: meld('{open}'), velden: { kennissessie: '{open}', ...AKKOORD }, keer: 10, status: { 303: 10 } }],
    wijzigt: ['aanmelding', 'outbox'],
    staat: [
      ["select count(*) from aanmelding where account_id = 'dubbelaar'", ['1']],
      ["select count(*) from outbox where aan = 'dubbelaar@kanarieadres.example'", ['1']],
    ],
  },
];

const DICHT = [
  ['{besloten}', 404],
  ['{afgelast}', 409],
  ['{dicht}', 409],
  ['{straks}', 409],
  ['bestaat-niet', 404],
  ['__proto__', 404],
  ["' or 1=1 --", 404],
] as const;
const dicht = DICHT.map(
  ([slug, status]): Geval => ({
    soort: 'wachtlijst',
    naam: `voor ${slug} kan niemand zich aanmelden`,
    stappen: [{ wie: 'bezoeker', stuur: meld('{open}'), velden: { kennissessie: slug, ...AKKOORD }, status: [status] }],
  }),
);

export const WACHTLIJST: Geval[] = [
  ...dicht,
  {
    soort: 'wachtlijst',
    naam: 'wie een plaats teruggeeft, geeft hem aan wie het langst wacht',
    stappen: [
      { wie: 'bezoeker', stuur: meld('{klein}'), velden: { kennissessie: '{klein}', ...AKKOORD }, status: 303 },
      {
        wie: 'jan',
        stuur: 'POST /mijn/aanmeldingen/{plek-jan}/afmelden/?_action=afmelden',
        velden: { aanmelding: '{plek-jan}' },
        status: 303,
      },
      { wie: 'wilma', stuur: 'GET /mijn/aanmeldingen/{plek-wilma}/', status: 200, bevat: 'Bevestigd' },
    ],
    wijzigt: ['aanmelding', 'outbox'],
    staat: [
      [
        "select account_id, status from aanmelding where kennissessie_id = 'kleine-sessie' order by account_id",
        ['bezoeker|wachtlijst', 'jan|afgemeld', 'wilma|bevestigd'],
      ],
    ],
  },
  {
    soort: 'wachtlijst',
    naam: 'wie zich opnieuw aanmeldt sluit achteraan',
    stappen: [{ wie: 'jan', stuur: meld('{klein}'), velden: { kennissessie: '{klein}', ...AKKOORD }, status: 303 }],
    wijzigt: ['aanmelding', 'outbox'],
    staat: [
      [
        "select account_id from aanmelding where kennissessie_id = 'kleine-sessie' and status = 'wachtlijst' order by aangemeld_op",
        ['bezoeker', 'jan'],
      ],
    ],
  },
  ...rijen('wachtlijst', [
    [
      'zonder login wordt een aanmelding bewaard in het formulier en niet in de database',
      'gast',
      meld('{open}'),
      [303, 401],
      { velden: { kennissessie: '{open}', ...AKKOORD } },
    ],
    ['zonder akkoord is er geen aanmelding', 'schrijver', meld('{open}'), 400, { velden: { kennissessie: '{open}' } }],
    [
      'een antwoord van meer dan duizend tekens',
      'schrijver',
      meld('{open}'),
      400,
      { velden: { kennissessie: '{open}', ...AKKOORD, vraag: 'a'.repeat(1001) } },
    ],
    [
      'twee keer hetzelfde veld',
      'schrijver',
      meld('{open}'),
      400,
      {
        velden: [
          ['kennissessie', '{open}'],
          ['toestemming', 'ja'],
          ['dieet', 'a'],
          ['dieet', 'b'],
        ],
      },
    ],
    [
      'de naam van een ander account in het formulier betekent niets',
      'schrijver',
      meld('{open}'),
      303,
      {
        velden: { kennissessie: '{open}', ...AKKOORD, account: 'carla', account_id: 'carla', status: 'bevestigd', prioriteit: '99' },
        wijzigt: ['aanmelding', 'outbox'],
        staat: [["select account_id, prioriteit from aanmelding where account_id in ('carla', 'schrijver')", ['schrijver|0']]],
      },
    ],
    [
      'wie al een plaats heeft, krijgt geen tweede met andere antwoorden',
      'schrijver',
      meld('{open}'),
      409,
      { velden: { kennissessie: '{open}', ...AKKOORD, vraag: 'anders' } },
    ],
    [
      'de sleutel uit een brief meldt af zonder login, en alleen die ene',
      'gast',
      'POST /afmelden/?_action=afmeldenMetSleutel',
      303,
      {
        velden: { sleutel: 'sleutel-van-plek-emma' },
        wijzigt: ['aanmelding', 'outbox'],
        staat: [["select status from aanmelding where account_id = 'emma'", ['afgemeld']]],
      },
    ],
    [
      'kijken naar de link in een brief meldt niemand af',
      'gast',
      'GET /afmelden/?sleutel={sleutel-wilma}',
      200,
      { zonder: /kanarienaam|kanarieadres/i },
    ],
    ['de link naar de sessie ziet alleen wie een plaats heeft', 'carla', 'GET /kennissessies/{open}/', 200, { zonder: 'video.example' }],
  ]),
];

const SESSIEPADEN = ['/kennissessies/{besloten}/', '/kennissessies/{besloten}/agenda.ics', '/kennissessies/{besloten}/aanmelden/'];
export const BESLOTEN: Geval[] = elk(SESSIEPADEN, (pad) => ({
  soort: 'privacy',
  naam: `een sessie in voorbereiding is er voor niemand: ${pad}`,
  stappen: [
    { stuur: `GET ${pad}`, status: [303, 404] },
    { wie: 'carla', stuur: `GET ${pad}`, status: [404] },
  ],
}));
