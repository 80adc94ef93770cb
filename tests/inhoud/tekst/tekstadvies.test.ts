import { expect, test } from 'vitest';
import { onverklaard } from '#inhoud/tekst/afkortingen.ts';
import { adviseren } from '#inhoud/tekst/tekstadvies.ts';

const begrippen = [
  { term: 'PDG', voluit: 'pedagogisch-didactisch getuigschrift' },
  { term: 'vo', voluit: 'voortgezet onderwijs' },
  { term: 'HR' },
];
const meldingen = (tekst: string) =>
  adviseren(tekst, { veld: 'aanpak', begrippen }).map(({ plek, melding }) => `${plek.regel}: ${melding}`);
const LANG =
  'Wij hebben in de regio samen met alle besturen en de opleidingen gekeken naar wat er nodig is om starters te begeleiden en dat bleek veel meer te zijn dan wij met elkaar hadden gedacht.';
const GOED = `## Aanleiding\n\nStarters stopten vaak al in het eerste jaar. Daarom bellen we elke starter na zes weken op.\n\n### Vervolg\n\nNa een jaar kijken we samen terug op wat hielp en wat er nog mist.\n`;

test('op een goede tekst is niets aan te merken', () => expect(meldingen(GOED)).toEqual([]));

test.each([
  [
    '## Een\n\n## Twee\n\nHier staat genoeg tekst om iets van te leren voor een andere regio.',
    '1: Onder ‘Een’ staat nog niets. Vul dit deel aan of haal de kop weg.',
  ],
  ['## Een\n\nKort.', '1: Onder ‘Een’ staat maar één regel. Kun je er iets meer over vertellen?'],
  [GOED.replace('###', '####'), '5: De kop ‘Vervolg’ slaat een niveau over. Maak hem één niveau groter.'],
  [
    'tekst\n\n[klik hier](https://x.nl)',
    '3: De link ‘klik hier’ zegt niet waar hij heen gaat. Noem de pagina, zoals ‘handreiking voor besturen’.',
  ],
  ...[
    ['het plan', '<https://geen adres>', 'https://geen adres'],
    ['het plan', 'https://geenadres', 'https://geenadres'],
    ['het plan', 'bestanden/plan.pdf', 'bestanden/plan.pdf'],
    ['het plan', 'mailto:loket', 'mailto:loket'],
  ].map(([woorden, adres, gezegd]) => [
    `Lees [${woorden}](${adres}).`,
    `1: De link ‘${woorden}’ leidt nergens heen: ‘${gezegd}’ is geen adres. Verbeter de link of haal hem weg.`,
  ]),
  ['![](/bijlagen/a.webp)', '1: Deze afbeelding heeft geen beschrijving. Vertel wat erop staat, of geef aan dat het niet nodig is.'],
  ['Een PDG duurt kort.', '1: Leg ‘PDG’ de eerste keer uit: pedagogisch-didactisch getuigschrift (PDG).'],
  ['Voor het vo.', '1: Leg ‘vo’ de eerste keer uit: voortgezet onderwijs (vo).'],
  ['Via de ABC regelen.', '1: Niet iedereen kent ‘ABC’. Schrijf het de eerste keer voluit.'],
  [`Kort.\n\n${LANG}`, `3: De zin ‘Wij hebben in de …’ telt 35 woorden. Knip hem in tweeën.`],
  ['Bel 06-12345678.', '1: ‘06-12345678’ lijkt een telefoonnummer van iemand. Noem liever een algemeen nummer.'],
  ['Vraag het mevrouw Van Test.', '1: ‘mevrouw Van Test’ lijkt de naam van een persoon. Noem liever de rol, zoals ‘de directeur’.'],
  ['Dat zei dhr. van der Proef.', '1: ‘dhr. van der Proef’ lijkt de naam van een persoon. Noem liever de rol, zoals ‘de directeur’.'],
  ['Wie juf Test zoekt.', '1: ‘juf Test’ lijkt de naam van een persoon. Noem liever de rol, zoals ‘de directeur’.'],
  ['Bel +31 (0)20 123 45 67.', '1: ‘+31 (0)20 123 45 67’ lijkt een telefoonnummer van iemand. Noem liever een algemeen nummer.'],
  [
    'Mail jan.jansen@school.example.',
    '1: ‘jan.jansen@school.example’ lijkt het mailadres van een persoon. Gebruik liever een algemeen adres, zoals loket@jouwregio.nl.',
  ],
  [
    'Mail juf1974@gmail.com.',
    '1: ‘juf1974@gmail.com’ lijkt het mailadres van een persoon. Gebruik liever een algemeen adres, zoals loket@jouwregio.nl.',
  ],
  ['Nummer 1234.56.782 hoort erbij.', '1: Hier staat iets wat op een burgerservicenummer lijkt. Haal het weg.'],
])('%j krijgt een vriendelijk advies', (tekst, verwacht) => expect(meldingen(tekst)).toEqual([verwacht]));

test.each([
  'Het pedagogisch-didactisch getuigschrift (PDG) duurt kort. Het PDG is er voor zij-instromers.',
  'Via ABC (Alle Besturen Centraal) regelen we dat.',
  'HR helpt mee. LET OP ALLEMAAL! In NL en de EU.',
  'Bel 088 123 45 67 of mail loket@voorbeeldregio.example.',
  'Het kost 123.456.789 euro, of € 123456782. Kamerstuk 123456783.',
  'Telefoon 0800-1234, op 21-11-2026 om 14.00 uur.',
  'Lees [het plan](/bijlagen/a.pdf), [de kop](#kop), www.regio.nl en [de uitleg](<https://wij@regio.example:8080/een plan>).',
  'Mail [het loket](mailto:loket@regio.example?subject=x), bel [ons](tel:+31201234567) of lees [de site](regio.nl/x).',
])('over %j valt niets te melden', (tekst) => expect(meldingen(tekst)).toEqual([]));

test('een advies wijst de plek aan: veld, regel en kop', () => {
  const [eerste] = adviseren(`${GOED}\nLees [hier](https://x.nl) meer over de aanpak.`, { veld: 'aanpak', begrippen });
  expect(eerste?.plek).toEqual({ veld: 'aanpak', regel: 9, kop: 'Vervolg' });
});

test('van één soort komen er niet meer dan vijf, en een bom krijgt geen advies', () => {
  expect(meldingen('[hier](https://x.nl)\n\n'.repeat(40))).toHaveLength(5);
  expect(meldingen('*a_ '.repeat(20_000))).toEqual([]);
});

test.each([
  ['De NPO-R helpt ons.', ['NPO-R']],
  ['De NPO-regeling helpt ons.', ['NPO']],
  ['In PO-VO werken we samen.', ['PO']],
])('een afkorting wordt in haar geheel genoemd: %s', (tekst, verwacht) => {
  expect(onverklaard(tekst, []).map(({ afkorting }) => afkorting)).toEqual(verwacht);
});
