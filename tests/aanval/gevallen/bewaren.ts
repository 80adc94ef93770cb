import { kantoordelen, pdf, zip } from '../../inhoud/bijlagen/maken.ts';
import type { Geval, Stap } from '../geval.ts';
import { rijen } from '../geval.ts';

const BEWAAR = 'POST /mijn/publicaties/{concept}/bewaren/';
const TEKST = { collectie: 'praktijken', revisie: '1' };
const NIET = [400, 401, 403, 404, 409];

/** What is code in Markdown, in MDX, in HTML or in YAML, and here is only text. */
const GIF = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[klik](javascript:alert(1)) [en](data:text/html;base64,PHNjcmlwdD4=)',
  '{process.env.HOME} {1+1}',
  'import x from "node:fs"\n\nexport const layout = "../../file?raw"',
  '<iframe src="https://evil.nl"></iframe><style>*{display:none}</style>',
  '---\nlayout: data:text/javascript,alert(1)\nslug: over\n---',
  '<Bijlage onload="alert(1)" />',
].join('\n\n');

export const PUBLICEREN: Geval[] = [
  {
    soort: 'publiceren',
    naam: 'wat in een tekst op code lijkt, is in het voorbeeld alleen tekst',
    stappen: [
      { wie: 'bram', stuur: BEWAAR, velden: { ...TEKST, titel: 'Kanarieconcept <script>', aanpak: GIF }, status: 200 },
      {
        wie: 'bram',
        stuur: 'GET /mijn/publicaties/{concept}/voorbeeld/',
        status: 200,
        bevat: '{1+1}',
        zonder: [/<iframe/i, /href="(javascript|data):/i, /<img[^>]+onerror/i],
        binnenMs: 20_000,
      },
    ],
    wijzigt: ['inzending', 'inzending_revisie'],
  },
  {
    soort: 'publiceren',
    naam: 'een veld dat er niet is, zoals een adres of een stand, komt niet in de tekst',
    stappen: [
      {
        wie: 'bram',
        stuur: BEWAAR,
        velden: {
          ...TEKST,
          revisie: '99',
          titel: 'Kanarieconcept',
          slug: '../../over',
          layout: 'x',
          status: 'gepubliceerd',
          id: '{buurconcept}',
        },
        status: 200,
      },
    ],
    wijzigt: ['inzending', 'inzending_revisie'],
    staat: [
      ["select status, coalesce(slug, '') from inzending where id = '00000000-0000-4000-8000-00000000c001'", ['concept|']],
      ["select count(*) from inzending_revisie where velden like '%../../over%' or velden like '%gepubliceerd%'", ['0']],
    ],
  },
  {
    soort: 'publiceren',
    naam: 'een tekst met drieduizend lagen legt niets plat',
    stappen: [
      {
        ...{ wie: 'bram', stuur: BEWAAR, status: 200, binnenMs: 10_000 },
        velden: { ...TEKST, revisie: '99', titel: 'Kanarieconcept', aanpak: `${'<b>'.repeat(3000)}diep ${'> '.repeat(400)}citaat` },
      },
      { wie: 'bram', stuur: 'GET /mijn/publicaties/{concept}/voorbeeld/', status: [200, 400], binnenMs: 20_000 },
    ],
    wijzigt: ['inzending', 'inzending_revisie'],
  },
  ...rijen('publiceren', [
    ['zonder login bewaart niemand iets', 'gast', BEWAAR, 401, { velden: { ...TEKST, titel: 'X' } }],
    ['een deelnemer bewaart niets', 'carla', BEWAAR, 404, { velden: { ...TEKST, titel: 'X' } }],
    ['een auteur van een andere regio bewaart niets', 'emma', BEWAAR, 404, { velden: { ...TEKST, titel: 'X' } }],
    [
      'wie een oude versie voor zich heeft, schrijft niets over',
      'anna',
      BEWAAR,
      409,
      { velden: { ...TEKST, titel: 'Kanarieconcept van anna' } },
    ],
    ['een titel van een megabyte', 'bram', BEWAAR, 413, { velden: { ...TEKST, titel: 'a'.repeat(1_000_000) } }],
    ['een veld dat te lang is', 'bram', BEWAAR, 400, { velden: { ...TEKST, revisie: '99', titel: 'a'.repeat(100_001) } }],
    [
      'een collectie die er niet is',
      'bram',
      BEWAAR,
      [200, ...NIET],
      { velden: { collectie: '__proto__', revisie: 'x', titel: 'Kanarieconcept' } },
    ],
    [
      'eigen werk keurt niemand goed',
      'bram',
      'POST /beheer/publicaties/{ingediend}/?_action=goedkeuren',
      NIET,
      { velden: { inzending: '{ingediend}', revisie: '1' } },
    ],
    [
      'een buurman keurt niets goed',
      'dirk',
      'POST /beheer/publicaties/{ingediend}/?_action=goedkeuren',
      NIET,
      { velden: { inzending: '{ingediend}', revisie: '1' } },
    ],
    [
      'een buurman stuurt niets terug',
      'dirk',
      'POST /beheer/publicaties/{ingediend}/?_action=terugsturen',
      NIET,
      { velden: { inzending: '{ingediend}', revisie: '1', toelichting: 'Nee' } },
    ],
    [
      'een andere versie dan die er ligt wordt niet goedgekeurd',
      'anna',
      'POST /beheer/publicaties/{ingediend}/?_action=goedkeuren',
      NIET,
      { velden: { inzending: '{ingediend}', revisie: '7' } },
    ],
    [
      'wat niet is goedgekeurd gaat niet online',
      'bram',
      'POST /beheer/publicaties/{ingediend}/?_action=publiceren',
      NIET,
      { velden: { inzending: '{ingediend}', revisie: '1', wanneer: 'nu' } },
    ],
    [
      'ook niet door de Realisatie-Eenheid',
      'rosa',
      'POST /beheer/publicaties/{concept}/?_action=publiceren',
      NIET,
      { velden: { inzending: '{concept}', revisie: '1', wanneer: 'nu' } },
    ],
    [
      'een buurman trekt niets in',
      'dirk',
      'POST /beheer/publicaties/{ingetrokken}/?_action=intrekken',
      NIET,
      { velden: { inzending: '{ingetrokken}', reden: 'Zomaar' } },
    ],
    [
      'een concept van een ander verwijdert niemand',
      'emma',
      'POST /mijn/publicaties/{concept}/verwijderen/?_action=conceptVerwijderen',
      NIET,
      { velden: { inzending: '{concept}' } },
    ],
    [
      'niemand zet een versie van een ander terug',
      'emma',
      'POST /mijn/publicaties/{concept}/versies/?_action=versieHerstellen',
      NIET,
      { velden: { inzending: '{concept}', revisie: '1' } },
    ],
    ['een deelnemer begint geen tekst', 'carla', 'POST /mijn/publicaties/nieuwe-best-practice/?_action=praktijkBeginnen', NIET],
    [
      'een auteur begint geen tekst voor een andere regio',
      'bram',
      'POST /mijn/publicaties/nieuwe-best-practice/?_action=praktijkBeginnen',
      NIET,
      { velden: { onderwijsregio: '{buurregio}', regio: '{buurregio}' } },
    ],
    ['een auteur schrijft geen nieuws', 'bram', 'POST /beheer/nieuws/?_action=nieuwsBeginnen', NIET],
    [
      'een deelnemer geeft een regio geen vertrouwen',
      'carla',
      'POST /beheer/publicaties/?_action=vertrouwen',
      NIET,
      { velden: { onderwijsregio: '{regio}', aan: 'ja' } },
    ],
    ['een weggehaalde tekst staat nergens meer', 'gast', 'GET /praktijken/{weggehaald}/', 410],
    ['ook niet in de open data', 'gast', 'GET /inhoud.json', 200, { zonder: 'weggehaalde-tekst' }],
    ['ook niet in de kaart van de site', 'gast', 'GET /sitemap.xml', 200, { zonder: 'weggehaalde-tekst' }],
  ]),
];

const GRENS = 'kanariegrens';
/** A form with one file in it, as a browser sends it. */
const metBestand = (
  naam: string,
  bytes: Buffer,
  velden: Record<string, string> = { omschrijving: 'Een bestand' },
): Pick<Stap, 'lichaam' | 'koppen'> => ({
  koppen: { 'Content-Type': `multipart/form-data; boundary=${GRENS}` },
  lichaam: Buffer.concat([
    ...Object.entries(velden).map(([veld, waarde]) =>
      Buffer.from(`--${GRENS}\r\nContent-Disposition: form-data; name="${veld}"\r\n\r\n${waarde}\r\n`),
    ),
    Buffer.from(
      `--${GRENS}\r\nContent-Disposition: form-data; name="bestand"; filename="${naam}"\r\nContent-Type: application/pdf\r\n\r\n`,
    ),
    ...[bytes, Buffer.from(`\r\n--${GRENS}--\r\n`)],
  ]),
});
const STUUR = 'POST /mijn/publicaties/{concept}/bijlagen/sturen/';

const FOUT: readonly (readonly [wat: string, naam: string, bytes: Buffer, status: number])[] = [
  ['een pagina', 'plan.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 400],
  ['een plaatje dat code is', 'plan.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 400],
  ['een programma', 'plan.pdf', Buffer.from('MZ\x90\x00', 'latin1'), 400],
  ['een pdf die iets start', 'plan.pdf', pdf('4 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n'), 400],
  ['een pdf met een pagina erachter', 'plan.pdf', Buffer.concat([pdf(), Buffer.from('<script>1</script>')]), 400],
  ['een document met een macro', 'plan.docx', zip([...kantoordelen('docx'), { naam: 'word/vbaProject.bin', tekst: 'x' }]), 400],
  ['een kale zip', 'plan.docx', zip([{ naam: '../../../etc/passwd', tekst: 'a' }]), 400],
  [
    'een document waarvan een deel groter is dan het zegt',
    'plan.docx',
    zip(kantoordelen('docx').map((deel) => ({ ...deel, beweert: 3 }))),
    400,
  ],
  ['niets', 'plan.pdf', Buffer.alloc(0), 400],
  ['meer dan vijf megabyte', 'plan.pdf', Buffer.concat([pdf(), Buffer.alloc(5_300_000, 32)]), 400],
  ['meer dan er in een formulier past', 'plan.pdf', Buffer.concat([pdf(), Buffer.alloc(5_400_000, 32)]), 413],
];
const fout = FOUT.map(
  ([wat, naam, bytes, status]): Geval => ({
    soort: 'bestanden',
    naam: `een bestand dat er geen is: ${wat}`,
    stappen: [{ wie: 'bram', stuur: STUUR, ...metBestand(naam, bytes), status }],
  }),
);

const VAN_BRAM = 'GET /mijn/publicaties/{concept}/bijlagen/{hash}/';
export const BESTANDEN: Geval[] = [
  ...fout,
  ...rijen('bestanden', [
    ['een auteur van een andere regio stuurt niets bij', 'emma', STUUR, [403, 404], metBestand('plan.pdf', pdf())],
    ['een deelnemer stuurt niets bij', 'carla', STUUR, [403, 404], metBestand('plan.pdf', pdf())],
    ['een vreemde stuurt niets bij', 'gast', STUUR, 401, metBestand('plan.pdf', pdf())],
  ]),
  {
    soort: 'bestanden',
    naam: 'een bijlage bij een concept krijgt alleen wie eraan werkt, onder een naam van ons',
    stappen: [
      {
        ...{ wie: 'bram', stuur: STUUR, ...metBestand('../../../tmp/kanarie.pdf', pdf()), status: 200 },
        onthoud: { bijlage: /(\/bijlagen\/[0-9a-f]{64}\.pdf)/, hash: /\/bijlagen\/([0-9a-f]{64}\.pdf)/ },
        zonder: 'tmp/kanarie',
      },
      { stuur: 'GET {bijlage}', status: 404 },
      { wie: 'emma', stuur: 'GET {bijlage}', status: 404 },
      { wie: 'emma', stuur: VAN_BRAM.replace('{hash}/', '{hash}'), status: [403, 404] },
      { wie: 'carla', stuur: VAN_BRAM.replace('{hash}/', '{hash}'), status: [403, 404] },
    ],
    wijzigt: ['bijlage', 'inzending', 'inzending_revisie'],
  },
];
