import { elk, type Geval, kort, rijen } from '../geval.ts';

const VRAGEN = [
  ...[
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
    'null',
    '%',
  ],
  ...[
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    '<svg/onload=alert(1)>',
    '</title><script>alert(1)</script>',
    'javascript:alert(1)',
  ],
];
const AFGEWEKEN = [
  '&soort=__proto__',
  '&niveau=x&niveau=y',
  '&soort[]=praktijk',
  `&${Array.from({ length: 300 }, (_, n) => `a${n}=b`).join('&')}`,
  '&pagina=-1',
  '&pagina=1e9',
];
const zoeken: Geval[] = [
  ...elk(VRAGEN, (q) => ({
    soort: 'zoeken',
    naam: `zoeken verdraagt ${kort(q)}`,
    ...(q.startsWith('">') && { wachter: 'escape' as const }),
    stappen: [{ stuur: `GET /zoeken/?q=${encodeURIComponent(q)}`, status: 200, zonder: '"><img src=x' }],
  })),
  ...elk(AFGEWEKEN, (rest) => ({
    soort: 'zoeken',
    naam: `zoeken verdraagt ${kort(rest)} in het adres`,
    stappen: [{ stuur: `GET /zoeken/?q=a${rest}`, status: 200 }],
  })),
  ...rijen('zoeken', [
    ['zoeken vindt geen concept', 'gast', 'GET /zoeken/?q=kanarieconcept', 200, { zonder: '/publicaties/' }],
    ['zoeken vindt geen ingetrokken tekst', 'gast', 'GET /zoeken/?q=kanarieingetrokken', 200],
    ['zoeken vindt geen sessie in voorbereiding', 'gast', 'GET /zoeken/?q=kanariesessieconcept', 200],
    ['zoeken vindt geen vraag van een deelnemer', 'gast', 'GET /zoeken/?q=kanariedeelnemersvraag', 200],
    [
      'een lijst om uit te kiezen verdraagt alles',
      'gast',
      `GET /zoeken/plaatsen.json?q=${encodeURIComponent('"><script>')}`,
      [200, 400, 404],
    ],
    ['een index die er niet is', 'gast', 'GET /pagefind/0000000000/pagefind-entry.json', [404, 410]],
  ]),
];

const druk: Geval = {
  soort: 'traag',
  naam: 'wie de site met zoekvragen overspoelt, houdt niemand van inloggen af, ook niet op zijn eigen netwerk',
  stappen: [
    {
      stuur: 'GET /zoeken/?q=regio+school+leraar+begeleiden+loket+samen+opleiden+druk{n}',
      keer: 300,
      status: [200, 503],
      intussen: { stuur: 'POST /inloggen/?_action=inloggen', velden: { adres: 'druk-{n}@voorbeeld.example' }, keer: 5, status: 303 },
    },
  ],
  wijzigt: ['inlogcode', 'outbox'],
};

export const OPENBAAR: Geval[] = [...zoeken, druk];
