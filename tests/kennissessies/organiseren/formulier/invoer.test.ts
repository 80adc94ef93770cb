import { expect, test } from 'vitest';
import { isoDatum, momentVan } from '#grond/taal/datum.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { BEGINVELD, metIngehaald, verschillen } from '#kennissessies/organiseren/formulier/ingehaald.ts';
import { leesSessie, type Sessiekeuzes } from '#kennissessies/organiseren/formulier/invoer.ts';
import { leesProgramma, programmatekst } from '#kennissessies/organiseren/formulier/programmaregels.ts';
import { ingevuldAls } from '#kennissessies/organiseren/formulier/sessiegegevens.ts';
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
const fouten = (...delen: Parameters<typeof lees>): Record<string, string> => {
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

test('een streepje of bolletje voor een regel van het programma hoort er niet bij', () => {
  expect(leesProgramma('- 13.00 Welkom\n• 14.00 Gesprek\n* 15.00 Einde\n-')).toEqual([
    { tijd: '13.00', onderdeel: 'Welkom' },
    { tijd: '14.00', onderdeel: 'Gesprek' },
    { tijd: '15.00', onderdeel: 'Einde' },
  ]);
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
  [
    'op locatie met een aantal plaatsen online',
    { capaciteit_online: '5' },
    'capaciteit_online',
    /telt alleen als mensen op locatie of online/,
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
  ['regionaal zonder regio', { soort: 'kennissessie', schaal: 'regionaal' }, 'gastregio', 'Kies welke onderwijsregio ontvangt.'],
  ['die landelijk heet en regionaal is', { schaal: 'regionaal', gastregio: WATERKANT }, 'schaal', /voor het hele land/],
  ['met aanmelden tot na het begin', { aanmelden_tot: '2027-01-22' }, 'aanmelden_tot', /ligt na het begin van de kennissessie/],
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
  // From top to bottom, and the hours at once with the day.
  const leeg = { titel: '', datum: '', begintijd: '', eindtijd: '', capaciteit: 'x', online_link: 'geen', programma: '?' };
  expect(Object.keys(fouten(leeg))).toEqual([...['titel', 'datum', 'begintijd', 'eindtijd', 'online_link', 'capaciteit', 'programma']]);
  expect(Object.keys(leesSessie({}, KEUZES))).toEqual(['fouten']);
});

test('ook wat is geweest, op volgorde moet of niet past staat er in één keer bij, en zegt welke bijeenkomst', () => {
  const drie = {
    datum_2: '2026-11-23',
    begintijd_2: '09:30',
    eindtijd_2: '',
    datum_3: '2026-11-22',
    begintijd_3: '09:30',
    eindtijd_3: '12:00',
  };
  const geweest = (nummer: number) => `Bijeenkomst ${nummer}: deze datum is geweest. Kies een moment dat nog komt.`;
  const volgorde = (nummer: number) => `Bijeenkomst ${nummer}: deze begint voordat de vorige voorbij is. Zet de bijeenkomsten op volgorde.`;
  expect(fouten({ titel: '', ...drie, capaciteit: '5', achtergehouden: '6' })).toEqual({
    titel: 'Vul een titel in.',
    datum_2: `${geweest(2)} ${volgorde(2)}`,
    eindtijd_2: 'Bijeenkomst 2: vul een eindtijd in, zoals 16.30.',
    datum_3: `${geweest(3)} ${volgorde(3)}`,
    achtergehouden: 'Houd niet meer plaatsen achter dan er zijn.',
  });
  // Without an hour the day alone says enough; today may still come.
  expect(Object.keys(fouten({ datum: '2026-11-23', begintijd: '' }))).toEqual(['datum', 'begintijd']);
  expect(Object.keys(fouten({ datum: '2027-01-21', begintijd: '' }))).toEqual(['begintijd']);
  expect(fouten({ capaciteit: '', achtergehouden: '1' })).toEqual({ achtergehouden: 'Houd niet meer plaatsen achter dan er zijn.' });
  expect(Object.keys(fouten({ capaciteit: 'x', achtergehouden: '1' }))).toEqual(['capaciteit']);
});

test('wie meteen openzet of aankondigt, leest ook in één keer wat daarvoor ontbreekt', () => {
  const leeg = { datum: '', kern: ' ', plaats: '', capaciteit: '0', organisator: '' };
  expect(Object.keys(fouten(leeg))).toEqual(['datum']);
  expect(Object.keys(fouten(leeg, { daad: 'openzetten' }))).toEqual(['kern', 'datum', 'plaats', 'capaciteit', 'organisator']);
  expect(Object.keys(fouten({ ...leeg, vorm: 'online' }, { daad: 'aankondigen' }))).toEqual(['kern', 'datum', 'organisator']);
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
  const regionaal = { soort: 'kennissessie', schaal: 'regionaal' };
  expect(fouten({ ...regionaal, gastregio: 'voorbeeldregio-veenhoek' }, eigen)).toEqual({ gastregio: zin });
  expect(fouten({ ...regionaal, gastregio: WATERKANT }, eigen)).toEqual({});
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

test('bij meer bijeenkomsten zegt elke fout bij welke; wat is bekendgemaakt kan niet meer weg', async () => {
  const zomertijd = { datum_2: '2027-03-28', begintijd_2: '02:30', eindtijd_2: '02:45', aanmelden_tot: '' };
  expect(Object.values(fouten(zomertijd))).toEqual([
    'Bijeenkomst 2: deze begintijd bestaat niet: die nacht gaat de klok een uur vooruit. Kies een andere tijd.',
    'Bijeenkomst 2: deze eindtijd bestaat niet: die nacht gaat de klok een uur vooruit. Kies een andere tijd.',
  ]);
  expect(fouten({ onderdeel_2: 'Terugkomdag' })).toEqual({
    datum_2: 'Vul bij bijeenkomst 2 ook een datum en tijden in, of haal het onderwerp weg.',
  });
  const w = await wereld();
  await w.drieBijeenkomsten();
  const was = await opzoeken(w.db, { id: 'k1' });
  if (!was) throw new Error('De sessie is er niet.');
  const zonder = { ...ingevuldAls(was), datum_2: '', begintijd_2: '', eindtijd_2: '' };
  const zin = 'Bijeenkomst 2 is al bekendgemaakt en kan niet meer weg. Vul een datum en tijden in.';
  expect(leesSessie(zonder, { ...KEUZES, was })).toEqual({ fouten: { datum_2: zin } });
  expect('gegevens' in leesSessie(zonder, { ...KEUZES, was: { ...was, status: 'concept' } })).toBe(false);
  const leeg = { ...zonder, onderdeel_2: '' };
  expect('gegevens' in leesSessie(leeg, { ...KEUZES, was: { ...was, status: 'concept' } })).toBe(true);
});

test('elke regel van het programma die niet klopt wordt in één keer genoemd, tot en met vijf', () => {
  expect(leesProgramma('Koffie\n09.30 Inloop\n29.00 Lunch\n10.00')).toBe(
    'Regel 1 van het programma begint niet met een tijd. De tijd in regel 3 van het programma bestaat niet. ' +
      'In regel 4 van het programma staat alleen een tijd. Schrijf erachter wat er dan gebeurt. Schrijf elke regel zo: 09.30 Inloop.',
  );
  expect(leesProgramma('x\n'.repeat(8))).toContain('Nog 3 andere regels kloppen ook niet.');
});

test('wie opnieuw opslaat maakt niet ongedaan wat een ander intussen veranderde', async () => {
  const w = await wereld();
  const was = await opzoeken(w.db, { id: 'k1' });
  if (!was) throw new Error('De sessie is er niet.');
  const geopend = { ...ingevuldAls(was), [BEGINVELD]: JSON.stringify(ingevuldAls(was)) };
  const nu = { ...was, kern: 'Van de ander.', plaats: 'Meppel', bouwstenen: ['omvang'] };
  const samen = metIngehaald(nu, { ...geopend, titel: 'Van mij', plaats: 'Assen' });
  expect(samen.overgenomen).toEqual(['Kern', 'Bouwstenen']);
  expect(samen.verschillen).toEqual([
    { veld: 'Titel', nu: 'Loket en matching', ingevuld: 'Van mij' },
    { veld: 'Plaats', nu: 'Meppel', ingevuld: 'Assen' },
  ]);
  expect(samen.waarden).toMatchObject({ titel: 'Van mij', kern: 'Van de ander.', plaats: 'Assen', 'bouwsteen:omvang': 'ja' });
  // What came back as something else than it was sent as, counts for nothing: then every field is theirs.
  for (const begin of ['', '[]', 'null', '{"kern":7}', '{'])
    expect(metIngehaald(nu, { ...geopend, [BEGINVELD]: begin }).overgenomen).toEqual([]);
});

const GRENZEN = { 'voorrang:in-oprichting': 'ja', voorrang_tot: '2026-12-09', max_per_regio: '4', max_per_regio_tot: '2026-12-16' };
test('wie eerst gaat en het maximum per regio gelden tot negen uur in de ochtend', () => {
  expect(lees(GRENZEN)).toMatchObject({
    gegevens: {
      ...{ voorrangStatussen: ['in-oprichting'], voorrangTot: momentVan('2026-12-09', '09:00') },
      ...{ maxPerRegio: 4, maxPerRegioTot: momentVan('2026-12-16', '09:00') },
    },
  });
  expect(lees()).toMatchObject({ gegevens: { voorrangStatussen: [], voorrangTot: null, maxPerRegio: null, maxPerRegioTot: null } });
});

test.each([
  ['een vinkje zonder dag', { voorrang_tot: '' }, 'voorrang_tot', /Vul in tot welke ochtend/],
  ['een dag zonder vinkje', { 'voorrang:in-oprichting': undefined }, 'voorrang', /Kies wie er eerst gaat/],
  ['een dag voordat het aanmelden begint', { voorrang_tot: '2026-11-30' }, 'voorrang_tot', /nadat het aanmelden begint/],
  ['een dag nadat het aanmelden eindigt', { voorrang_tot: '2027-01-12' }, 'voorrang_tot', /voordat het aanmelden eindigt/],
  ['een dag na de kennissessie', { max_per_regio_tot: '2027-01-22' }, 'max_per_regio_tot', /voordat de kennissessie begint/],
  ['een dag die is geweest', { max_per_regio_tot: '2026-11-23' }, 'max_per_regio_tot', /Deze dag is geweest/],
  ['vandaag na negen uur', { max_per_regio_tot: isoDatum(NU) }, 'max_per_regio_tot', /Vandaag 09.00 uur is geweest/],
  ['een dag die niet bestaat', { voorrang_tot: '2026-12-32' }, 'voorrang_tot', /Vul een datum in die bestaat/],
  ['een maximum van nul', { max_per_regio: '0' }, 'max_per_regio', /ten minste 1/],
  ['een maximum van minus één', { max_per_regio: '-1' }, 'max_per_regio', /ten minste 1/],
  ['een maximum in woorden', { max_per_regio: 'vier' }, 'max_per_regio', /een heel getal/],
  ['een dag zonder maximum', { max_per_regio: '' }, 'max_per_regio', /Vul in hoeveel mensen per onderwijsregio/],
])('voorrang en maximum met %s worden geweigerd bij dat veld', (_, anders: Record<string, string | undefined>, veld, zin) => {
  const waarden = Object.fromEntries(
    Object.entries({ ...GRENZEN, ...anders }).filter((een): een is [string, string] => een[1] !== undefined),
  );
  expect(fouten(waarden)).toEqual({ [veld]: expect.stringMatching(zin) });
});

test('wat een formulier van voorrang en maximum laat zien, komt er hetzelfde weer uit', async () => {
  const w = await wereld({
    voorrang_statussen: '["voorloper"]',
    voorrang_tot: NU + 9 * DAG,
    max_per_regio: 2,
    max_per_regio_tot: NU + 20 * DAG,
  });
  const k = await opzoeken(w.db, { id: w.sessie.id });
  if (!k) throw new Error('The session is gone.');
  const gelezen = leesSessie(ingevuldAls(k), { ...KEUZES, was: k });
  expect(gelezen).toMatchObject({
    gegevens: { voorrangStatussen: ['voorloper'], voorrangTot: k.voorrangTot, maxPerRegio: 2, maxPerRegioTot: k.maxPerRegioTot },
  });
});
