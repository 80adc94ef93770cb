import { elk, type Geval, rijen } from '../geval.ts';

/** Everything behind a login, with what a case names filled in. */
const ACHTER_EEN_LOGIN = [
  ...[
    '/mijn/',
    '/mijn/aanmeldingen/',
    '/mijn/aanmeldingen/{plek-jan}/',
    '/mijn/aanmeldingen/{plek-jan}/afmelden/',
    '/mijn/aanmeldingen/{plek-jan}/wijzigen/',
  ],
  ...[
    '/mijn/aanmeldingen/{plek-jan}/bewijs/',
    '/mijn/aanmeldingen/agenda/',
    '/mijn/gegevens/',
    '/mijn/gegevens.json',
    '/mijn/gegevens/adres/',
    '/mijn/gegevens/wissen/',
  ],
  ...[
    '/mijn/kennisvragen/',
    '/mijn/volgen/',
    '/mijn/gesprekken/',
    '/mijn/publicaties/',
    '/mijn/publicaties/{concept}/',
    '/mijn/publicaties/{concept}/bewerken/',
  ],
  ...[
    '/mijn/publicaties/{concept}/voorbeeld/',
    '/mijn/publicaties/{concept}/versies/',
    '/mijn/publicaties/{concept}/bijlagen/',
    '/mijn/regio/',
    '/mijn/regio/uitnodigen/',
  ],
  ...['/mijn/regio/deelnemers/', '/mijn/regio/monitoring/', '/mijn/regio/signalen/', '/mijn/regio/adopties/'],
];
const VAN_BEHEER = [
  ...[
    '/beheer/',
    '/beheer/mensen/',
    '/beheer/mensen/jan/',
    '/beheer/mensen/uitnodigen/',
    '/beheer/publicaties/',
    '/beheer/publicaties/{ingediend}/',
    '/beheer/kennisvragen/',
  ],
  ...[
    '/beheer/kennisvragen/{kennisvraag}/',
    '/beheer/onderwijsregios/',
    '/beheer/onderwijsregios/nieuw/',
    '/beheer/onderwijsregios/{regio}/',
    '/beheer/nieuws/',
  ],
  ...[
    '/beheer/paginas/',
    '/beheer/signalen/',
    '/beheer/monitoring/',
    '/beheer/monitoring/codeboek/',
    '/beheer/gebeurtenissen/',
    '/beheer/techniek/',
    '/beheer/regioverkenningen/',
  ],
  ...['/beheer/gesprekken/', '/beheer/adopties/'],
];
const VAN_EEN_SESSIE = [
  ...[
    '',
    'deelnemers/',
    'deelnemers.csv',
    'deelnemers/behoeften/',
    'deelnemers/{plek-jan}/',
    'vragen/',
    'verstuurd/',
    'aanwezig/',
    'afgelasten/',
    'materiaal/',
    'rondes/',
    'evaluatie/',
  ],
  ...['verplaatsen/', 'verwijderen/'],
].map((deel) => `/beheer/kennissessies/{klein}/${deel}`);

const NAAR_DE_LOGIN = { status: 303, kop: { location: /^\/inloggen\/(\?naar=|$)/ } } as const;
const gast = elk(
  [...ACHTER_EEN_LOGIN, ...VAN_BEHEER, ...VAN_EEN_SESSIE, '/beheer/kennissessies/', '/beheer/kennissessies/nieuw/'],
  (pad) => ({
    soort: 'rechten',
    naam: `zonder login: ${pad}`,
    stappen: [{ stuur: `GET ${pad}`, ...NAAR_DE_LOGIN }],
  }),
);
/** Who may nothing more than anybody who logs in. */
const deelnemer = elk(
  [
    ...VAN_BEHEER,
    ...VAN_EEN_SESSIE,
    ...ACHTER_EEN_LOGIN.filter((pad) => /\{(concept|plek-jan)\}|regio\/(deelnemers|uitnodigen)/.test(pad)),
  ],
  (pad) => ({
    soort: 'rechten',
    naam: `een deelnemer: ${pad}`,
    stappen: [{ wie: 'carla', stuur: `GET ${pad}`, status: [403, 404] }],
  }),
);
/** A projectleider of another region: neither its sessions nor its texts, and nothing of the Realisatie-Eenheid. */
const buurman = elk(
  [
    ...VAN_EEN_SESSIE,
    ...VAN_BEHEER.filter((pad) => !/^\/beheer\/(publicaties\/$|monitoring)/.test(pad)),
    ...ACHTER_EEN_LOGIN.filter((pad) => pad.includes('{concept}')),
  ],
  (pad) => ({
    soort: 'rechten',
    naam: `de projectleider van een andere regio: ${pad}`,
    stappen: [{ wie: 'dirk', stuur: `GET ${pad}`, status: [403, 404] }],
  }),
);

const NIET = [400, 401, 403, 404, 409];
/** What somebody sends who may not, and what must not become of it: not one row changes. */
const daden = rijen('rechten', [
  [
    'een deelnemer geeft zichzelf een recht',
    'carla',
    'POST /beheer/mensen/uitnodigen/?_action=uitnodigen',
    [403, 404],
    { velden: { adres: '{adres-carla}', recht: 'projectleider', onderwijsregio: '{regio}', bevestigd: 'ja' } },
  ],
  [
    'een auteur nodigt iemand uit',
    'bram',
    'POST /mijn/regio/uitnodigen/?_action=uitnodigen',
    [403, 404],
    { velden: { adres: 'x@voorbeeld.example', recht: 'auteur', onderwijsregio: '{regio}', bevestigd: 'ja' } },
  ],
  [
    'een projectleider maakt een projectleider',
    'anna',
    'POST /mijn/regio/uitnodigen/?_action=uitnodigen',
    [403, 404],
    { velden: { adres: 'x@voorbeeld.example', recht: 'projectleider', onderwijsregio: '{regio}', bevestigd: 'ja' } },
  ],
  [
    'een projectleider maakt een Realisatie-Eenheid',
    'anna',
    'POST /mijn/regio/uitnodigen/?_action=uitnodigen',
    NIET,
    { velden: { adres: 'x@voorbeeld.example', recht: 're', bevestigd: 'ja' } },
  ],
  [
    'een projectleider nodigt uit voor een andere regio',
    'anna',
    'POST /mijn/regio/uitnodigen/?_action=uitnodigen',
    [403, 404],
    { velden: { adres: 'x@voorbeeld.example', recht: 'auteur', onderwijsregio: '{buurregio}', bevestigd: 'ja' } },
  ],
  [
    'een uitnodiging van een ander trekt niemand in',
    'dirk',
    'POST /mijn/regio/?_action=uitnodigingIntrekken',
    NIET,
    { velden: { uitnodiging: 'nodig-1' } },
  ],
  [
    'het recht van een ander eindigt niet door een buurman',
    'dirk',
    'POST /mijn/regio/beeindigen/?_action=rechtBeeindigen',
    NIET,
    { velden: { recht: '{recht-bram}' } },
  ],
  [
    'een auteur beëindigt het recht van zijn projectleider niet',
    'bram',
    'POST /mijn/regio/beeindigen/?_action=rechtBeeindigen',
    NIET,
    { velden: { recht: '{recht-anna}' } },
  ],
  [
    'een deelnemer beëindigt niets',
    'carla',
    'POST /beheer/mensen/beeindigen/?_action=rechtBeeindigen',
    NIET,
    { velden: { recht: '{recht-rosa}' } },
  ],
  [
    'de laatste van de Realisatie-Eenheid gaat niet weg',
    'rosa',
    'POST /beheer/mensen/beeindigen/?_action=rechtBeeindigen',
    409,
    { velden: { recht: '{recht-rosa}' } },
  ],
  [
    'een tweede stap haalt niemand bij een ander weg',
    'carla',
    'POST /beheer/mensen/rosa/?_action=tweedeStapWeghalen',
    NIET,
    { velden: { account: 'rosa', bevestigd: 'ja' } },
  ],
  [
    'een deelnemer haalt niemands regio weg',
    'carla',
    'POST /mijn/regio/hoort-niet/?_action=regioWeghalen',
    NIET,
    { velden: { wie: 'bram' } },
  ],
  [
    'een deelnemer plant geen kennissessie',
    'carla',
    'POST /beheer/kennissessies/nieuw/?_action=sessieMaken',
    NIET,
    { velden: { titel: 'Van mij', schaal: 'landelijk', vorm: 'online' } },
  ],
  [
    'een buurman zet geen sessie open',
    'dirk',
    'POST /beheer/kennissessies/{besloten}/?_action=sessieOpenzetten',
    NIET,
    { velden: { kennissessie: '{besloten}', bevestigd: 'ja' } },
  ],
  [
    'een buurman gelast niets af',
    'dirk',
    'POST /beheer/kennissessies/{open}/afgelasten/?_action=sessieAfgelasten',
    NIET,
    { velden: { kennissessie: '{open}', reden: 'Zomaar' } },
  ],
  [
    'een buurman verwijdert niets',
    'dirk',
    'POST /beheer/kennissessies/{besloten}/verwijderen/?_action=sessieVerwijderen',
    NIET,
    { velden: { kennissessie: '{besloten}' } },
  ],
  [
    'een buurman kopieert geen concept',
    'dirk',
    'POST /beheer/kennissessies/{besloten}/?_action=sessieKopieren',
    NIET,
    { velden: { kennissessie: '{besloten}' } },
  ],
  [
    'een buurman haalt niemand van de lijst',
    'dirk',
    'POST /beheer/kennissessies/{klein}/deelnemers/{plek-jan}/?_action=deelnemerWeghalen',
    NIET,
    { velden: { kennissessie: '{klein}', aanmelding: '{plek-jan}', bevestigd: 'ja' } },
  ],
  [
    'een organisator haalt niemand van de lijst van een ander',
    'dirk',
    'POST /beheer/kennissessies/{buur}/deelnemers/{plek-jan}/?_action=deelnemerWeghalen',
    NIET,
    { velden: { kennissessie: '{buur}', aanmelding: '{plek-jan}', bevestigd: 'ja' } },
  ],
  [
    'een buurman geeft geen plaatsen weg',
    'dirk',
    'POST /beheer/kennissessies/{klein}/deelnemers/plaatsen/?_action=deelnemerPlaatsen',
    NIET,
    { velden: { kennissessie: '{klein}', adres: 'x@voorbeeld.example' } },
  ],
  [
    'een buurman schrijft geen brief aan alle deelnemers',
    'dirk',
    'POST /beheer/kennissessies/{klein}/verstuurd/?_action=extraBriefSturen',
    NIET,
    { velden: { kennissessie: '{klein}', aan: 'allen', onderwerp: 'Hallo', tekst: 'Hallo', bevestigd: 'ja' } },
  ],
  [
    'een buurman vinkt niemand aan',
    'dirk',
    'POST /beheer/kennissessies/{klein}/aanwezig/?_action=aanwezigheidInvullen',
    NIET,
    { velden: { kennissessie: '{klein}', bijeenkomst: '{klein}', aanmelding: '{plek-jan}', stand: 'aanwezig' } },
  ],
  [
    'wat deelnemers nodig hebben leest alleen wie organiseert',
    'dirk',
    'POST /beheer/kennissessies/{klein}/deelnemers/behoeften/?_action=behoeftenInzien',
    NIET,
    { velden: { kennissessie: '{klein}' } },
  ],
  [
    'een auteur leest dat ook niet',
    'bram',
    'POST /beheer/kennissessies/{klein}/deelnemers/behoeften/?_action=behoeftenInzien',
    NIET,
    { velden: { kennissessie: '{klein}' } },
  ],
  [
    'een ander meldt jan niet af',
    'carla',
    'POST /mijn/aanmeldingen/{plek-jan}/afmelden/?_action=afmelden',
    404,
    { velden: { aanmelding: '{plek-jan}' } },
  ],
  [
    'een ander verandert de antwoorden van jan niet',
    'carla',
    'POST /mijn/aanmeldingen/{plek-jan}/wijzigen/?_action=antwoordenWijzigen',
    404,
    { velden: { aanmelding: '{plek-jan}', dieet: 'niets' } },
  ],
  [
    'een verzonnen sleutel meldt niemand af',
    'gast',
    'POST /afmelden/?_action=afmeldenMetSleutel',
    404,
    { velden: { sleutel: '{plek-jan}' } },
  ],
  [
    'een verzonnen sleutel slaat geen uitnodiging af',
    'gast',
    'POST /uitnodiging/?_action=uitnodigingAfslaan',
    404,
    { velden: { sleutel: 'plaats-1' } },
  ],
  [
    'een deelnemer beantwoordt geen kennisvraag',
    'carla',
    'POST /beheer/kennisvragen/{kennisvraag}/?_action=kennisvraagSluiten',
    NIET,
    { velden: { kennisvraag: '{kennisvraag}', reden: 'Nee' } },
  ],
  [
    'een projectleider ook niet',
    'anna',
    'POST /beheer/kennisvragen/{kennisvraag}/?_action=kennisvraagKoppelen',
    NIET,
    { velden: { kennisvraag: '{kennisvraag}', link: '/over/', antwoord: 'Hier' } },
  ],
  [
    'een projectleider voegt geen regio toe',
    'anna',
    'POST /beheer/onderwijsregios/nieuw/?_action=regioToevoegen',
    NIET,
    { velden: { naam: 'Nieuwe regio' } },
  ],
  [
    'een projectleider zet geen regiostatus',
    'anna',
    'POST /beheer/onderwijsregios/{regio}/?_action=regiostatusZetten',
    NIET,
    { velden: { regio: '{regio}', status: 'voorloper' } },
  ],
  [
    'een projectleider laat geen regio opgaan',
    'anna',
    'POST /beheer/onderwijsregios/{buurregio}/samenvoegen/?_action=regioSamenvoegen',
    NIET,
    { velden: { regio: '{buurregio}', in: '{regio}' } },
  ],
]);

export const RECHTEN: Geval[] = [...gast, ...deelnemer, ...buurman, ...daden];
