import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { leesSessie, type Sessiekeuzes } from '#kennissessies/organiseren/formulier/invoer.ts';
import { leesProgramma, programmatekst } from '#kennissessies/organiseren/formulier/programmaregels.ts';
import { ingevuldAls, verschillen } from '#kennissessies/organiseren/formulier/sessiegegevens.ts';
import { DAG, NU, wereld } from '../../wereld.ts';

const WATERKANT = 'voorbeeldregio-waterkant';
const KEUZES: Sessiekeuzes = {
  bouwstenen: ['omvang', 'data-en-monitoring'],
  regios: [WATERKANT, 'voorbeeldregio-veenhoek'],
  eigen: null,
  was: null,
  nu: NU,
};
const GOED = {
  ...{ titel: 'Landelijke kennisdag', kern: 'Een dag.', soort: 'landelijke-bijeenkomst', schaal: 'landelijk', vorm: 'fysiek' },
  ...{ datum: '2027-01-21', begintijd: '09:30', eindtijd: '16:30', plaats: 'Utrecht', capaciteit: '200' },
  ...{ aanmelden_vanaf: '2026-12-01', aanmelden_tot: '2027-01-11', organisator: 'Realisatie-Eenheid' },
  ...{ programma: '09.30 Inloop\n10:00 – Opening\r\n\r\n16.00 uur Einde', 'bouwsteen:omvang': 'ja', 'doelgroep:bestuurders': 'ja' },
};
const lees = (anders: Record<string, string> = {}, keuzes: Partial<Sessiekeuzes> = {}) =>
  leesSessie({ ...GOED, ...anders }, { ...KEUZES, ...keuzes });
const fouten = (...delen: Parameters<typeof lees>) => {
  const gelezen = lees(...delen);
  return 'fouten' in gelezen ? gelezen.fouten : {};
};

test('een ingevuld formulier wordt een kennissessie, in tijd van Amsterdam', () => {
  expect(lees()).toMatchObject({
    gegevens: {
      bijeenkomsten: [{ beginOp: momentVan('2027-01-21', '09:30'), eindOp: momentVan('2027-01-21', '16:30') }],
      ...{ capaciteit: 200, achtergehouden: 0, gastregio: null, bouwstenen: ['omvang'], doelgroepen: ['bestuurders'] },
      aanmeldenVanaf: momentVan('2026-12-01'),
      aanmeldenTot: momentVan('2027-01-11', '23:59:59'),
      programma: [
        { tijd: '09.30', onderdeel: 'Inloop' },
        { tijd: '10.00', onderdeel: 'Opening' },
        { tijd: '16.00', onderdeel: 'Einde' },
      ],
    },
  });
});

test.each([
  ['zonder titel', { titel: ' ' }, 'titel', 'Vul een titel in.'],
  ['met een titel van 2.000 tekens', { titel: 'x'.repeat(2000) }, 'titel', 'Gebruik bij ‘Titel’ ten hoogste 150 tekens.'],
  ['zonder datum', { datum: '' }, 'datum', 'Vul een datum in die bestaat, zoals 21-01-2027.'],
  ['op 30 februari', { datum: '2027-02-30' }, 'datum', 'Vul een datum in die bestaat, zoals 21-01-2027.'],
  ['zonder begintijd', { begintijd: '' }, 'begintijd', 'Vul een begintijd in, zoals 14.00.'],
  ['om 25 uur', { eindtijd: '25:00' }, 'eindtijd', 'Vul een eindtijd in, zoals 16.30.'],
  ['in het verleden', { datum: '2026-11-23' }, 'datum', 'Deze datum en tijd zijn geweest. Kies een moment dat nog komt.'],
  ['die eindigt voordat zij begint', { eindtijd: '09:00' }, 'eindtijd', /De eindtijd ligt niet na de begintijd/],
  ['over middernacht', { begintijd: '22:00', eindtijd: '01:00' }, 'eindtijd', /loopt zij door na middernacht, kies dan 23\.59/],
  [
    'in het uur dat de zomertijd overslaat',
    { datum: '2027-03-28', begintijd: '02:30', eindtijd: '04:00' },
    'begintijd',
    /gaat de klok een uur vooruit/,
  ],
  [
    'met meer achtergehouden plaatsen dan plaatsen',
    { achtergehouden: '201' },
    'achtergehouden',
    'Houd niet meer plaatsen achter dan er zijn.',
  ],
  ['met een half aantal plaatsen', { capaciteit: '2,5' }, 'capaciteit', /Vul bij ‘Aantal plaatsen’ een heel getal in/],
  ['met een link die geen webadres is', { online_link: 'javascript:alert(1)' }, 'online_link', /Begin met https/],
  ['met een contact dat geen adres is', { contact: 'bel Anna' }, 'contact', /één e-mailadres/],
  ['met een contact van twee adressen', { contact: 'a@x.nl, b@x.nl' }, 'contact', /één e-mailadres/],
  ['met aanmelden dat eindigt voordat het begint', { aanmelden_tot: '2026-11-30' }, 'aanmelden_tot', /nadat het begint/],
  [
    'met aanmelden dat pas na het begin begint',
    { aanmelden_vanaf: '2027-02-01', aanmelden_tot: '' },
    'aanmelden_vanaf',
    /voordat de kennissessie begint/,
  ],
  ['regionaal zonder regio', { schaal: 'regionaal' }, 'gastregio', 'Kies welke onderwijsregio ontvangt.'],
  ['bij een regio die niet bestaat', { gastregio: 'nergens' }, 'gastregio', 'Kies een onderwijsregio uit de lijst.'],
  ['van een schaal die niet bestaat', { schaal: 'mondiaal' }, 'schaal', 'Kies een schaal.'],
  [
    'met een programma dat er geen is',
    { programma: 'We beginnen met koffie.' },
    'programma',
    /Regel 1 van het programma begint niet met een tijd/,
  ],
] as const)('een kennissessie %s wordt geweigerd, bij het veld', (_, anders, veld, zin) => {
  expect(Object.entries(fouten(anders))).toEqual([[veld, typeof zin === 'string' ? zin : expect.stringMatching(zin)]]);
});

test('alles wat mis is staat er in één keer, en invoer van buiten het formulier breekt niets', () => {
  expect(Object.keys(fouten({ titel: '', datum: '', capaciteit: 'x', programma: '?' })).sort()).toEqual([
    'capaciteit',
    'datum',
    'programma',
    'titel',
  ]);
  expect(Object.keys(leesSessie({}, KEUZES))).toEqual(['fouten']);
});

test('in de nacht van de wintertijd telt de eerste keer, en de dag van de zomertijd heeft drie uur minder dan vier', () => {
  const herfst = lees({ datum: '2027-10-31', begintijd: '02:30', eindtijd: '04:00', aanmelden_tot: '' });
  expect(herfst).toMatchObject({
    gegevens: { bijeenkomsten: [{ beginOp: Date.parse('2027-10-31T00:30:00Z'), eindOp: Date.parse('2027-10-31T03:00:00Z') }] },
  });
  const lente = lees({ datum: '2027-03-28', begintijd: '01:00', eindtijd: '05:00', aanmelden_tot: '' });
  expect(lente).toMatchObject({
    gegevens: { bijeenkomsten: [{ beginOp: Date.parse('2027-03-28T00:00:00Z'), eindOp: Date.parse('2027-03-28T03:00:00Z') }] },
  });
});

test('een projectleider plant alleen regionaal, en alleen bij zichzelf', () => {
  const eigen = { eigen: [WATERKANT] };
  const zin = 'Je plant alleen regionale kennissessies van je eigen onderwijsregio.';
  expect(fouten({}, eigen)).toEqual({ gastregio: zin });
  expect(fouten({ schaal: 'regionaal', gastregio: 'voorbeeldregio-veenhoek' }, eigen)).toEqual({ gastregio: zin });
  expect(fouten({ schaal: 'regionaal', gastregio: WATERKANT }, eigen)).toEqual({});
});

test('bijeenkomsten staan op volgorde; een regel die leeg is telt niet', () => {
  const twee = { datum_3: '2027-02-21', begintijd_3: '09:30', eindtijd_3: '12:00', onderdeel_3: 'Vervolg', aanmelden_tot: '' };
  expect(lees(twee)).toMatchObject({
    gegevens: { bijeenkomsten: [{}, { beginOp: momentVan('2027-02-21', '09:30'), onderdeel: 'Vervolg' }] },
  });
  expect(Object.keys(fouten({ ...twee, datum_3: '2027-01-20' }))).toEqual(['datum_3']);
  expect(Object.keys(fouten({ ...twee, eindtijd_3: '' }))).toEqual(['eindtijd_3']);
});

test.each([
  ['09.30', /In regel 1 van het programma staat alleen een tijd/],
  ['29.30 Inloop', /De tijd in regel 1 van het programma bestaat niet/],
  ['09.30 Inloop\nen koffie', /Regel 2 van het programma begint niet met een tijd/],
  [`09.30 ${'x'.repeat(301)}`, /Regel 1 van het programma is te lang/],
  ['09.30 Iets\n'.repeat(61), /61 regels/],
  ['2027 wordt een mooi jaar', /begint niet met een tijd/],
])('een programma dat er geen is, zegt in welke regel (%#)', (tekst, zin) => expect(leesProgramma(tekst)).toMatch(zin));

test('een regel van een reeks mag met de dag beginnen', () => {
  const regels = [{ tijd: '18 maart', onderdeel: 'Eerste bijeenkomst: vraagstuk' }];
  expect(leesProgramma('18 maart Eerste bijeenkomst: vraagstuk')).toEqual(regels);
  expect(programmatekst(regels)).toBe('18 maart Eerste bijeenkomst: vraagstuk');
});

test('wat ongewijzigd terugkomt verandert niets, ook niet aan een moment dat preciezer is dan een dag', async () => {
  const w = await wereld({ doelgroepen: '["projectleiders","een groep van vroeger"]', online_link: 'https://x.example/' });
  const was = await opzoeken(w.db, { id: 'k1' });
  if (!was) throw new Error('De sessie is er niet.');
  const gelezen = leesSessie(ingevuldAls(was), { ...KEUZES, was });
  if ('fouten' in gelezen) throw new Error(JSON.stringify(gelezen.fouten));
  const { bijeenkomsten, ...rest } = gelezen.gegevens;
  expect(was).toMatchObject(rest);
  expect(bijeenkomsten).toEqual([{ id: 'k1', beginOp: was.beginOp, eindOp: was.eindOp, onderdeel: '' }]);
  expect(programmatekst(was.programma)).toBe('13.00 Welkom');
  // A session that is going on may still get another title.
  expect('gegevens' in leesSessie(ingevuldAls(was), { ...KEUZES, was, nu: was.beginOp + 1 })).toBe(true);
});

test('aanmelden zonder laatste dag kan tot het begin, ook als dat later wordt', async () => {
  const w = await wereld({ aanmelden_tot: NU + 90 * DAG });
  const was = await opzoeken(w.db, { id: 'k1' });
  if (!was) throw new Error('De sessie is er niet.');
  const waarden: Record<string, string> = { ...ingevuldAls(was), datum: '2027-03-11' };
  expect(waarden.aanmelden_tot).toBe('');
  expect(leesSessie(waarden, { ...KEUZES, was })).toMatchObject({ gegevens: { aanmeldenTot: momentVan('2027-03-11', '13:00') } });
});

test('wie van een oude versie uitging ziet per veld wat er nu staat en wat hij invulde', async () => {
  const w = await wereld();
  const was = await opzoeken(w.db, { id: 'k1' });
  if (!was) throw new Error('De sessie is er niet.');
  expect(verschillen(was, ingevuldAls(was))).toEqual([]);
  expect(verschillen(was, { ...ingevuldAls(was), titel: 'Anders', plaats: '', 'bouwsteen:omvang': 'ja' })).toEqual([
    { veld: 'Titel', nu: 'Loket en matching', ingevuld: 'Anders' },
    { veld: 'Plaats', nu: 'Zwolle', ingevuld: 'leeg' },
    { veld: 'Bouwstenen', nu: 'geen', ingevuld: 'omvang' },
  ]);
});
