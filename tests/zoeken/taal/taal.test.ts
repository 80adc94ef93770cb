import { expect, test } from 'vitest';
import { vouwen, woordenVan } from '#grond/taal/vouwen.ts';
import { metDatums } from '#zoeken/taal/datums.ts';
import { metEenheden, metGetallen, voluit } from '#zoeken/taal/getallen.ts';
import { klank } from '#zoeken/taal/klank.ts';
import { enkelvoud, stam, voltooid } from '#zoeken/taal/stam.ts';
import { afstand, speling } from '#zoeken/taal/typefout.ts';

test('hoofdletters, accenten, apostrofs en soorten streepjes maken geen verschil', () => {
  expect(vouwen('Zij‑instromers’ CARRIÈRE')).toBe('zij-instromers carriere');
  expect(vouwen('regio\u200e\u00ad’s')).toBe('regios');
});

test('een afkorting met punten of een teken is één woord', () => {
  expect(woordenVan("i.o. SO&P S.O.&P. 4-daagse 's-Hertogenbosch po/vo, 14.30")).toEqual([
    'io',
    'so&p',
    'so&p',
    '4-daagse',
    's-hertogenbosch',
    'po',
    'vo',
    '14',
    '30',
  ]);
});

test.each([
  ['leraar', 'leraren'],
  ['school', 'scholen'],
  ['regio', 'regios'],
  ['begeleiden', 'begeleiding'],
  ['bestuur', 'besturen'],
  ['bevoegdheid', 'bevoegdheden'],
  ['campagne', 'campagnes'],
  ['vacature', 'vacatures'],
  ['brief', 'brieven'],
  ['les', 'lessen'],
  ['technicus', 'technici'],
])('%s en %s hebben dezelfde stam', (een, ander) => expect(stam(een)).toBe(stam(ander)));

test('school en scholing blijven verschillende woorden voor synoniemen', () => {
  expect(enkelvoud('scholen')).toBe(enkelvoud('school'));
  expect(enkelvoud('scholing')).not.toBe(enkelvoud('school'));
});

test('een voltooid deelwoord hoort bij zijn werkwoord', () => {
  expect(voltooid('samengevoegd')).toBe(stam('samenvoegen'));
  expect(voltooid('gestuurd')).toBe(stam('sturen'));
  expect(voltooid('regio')).toBeNull();
});

test('cijfers worden ook als woord gezocht', () => {
  expect(voluit('4daagse')).toEqual(['vierdaagse']);
  expect(voluit('12')).toEqual(['twaalf']);
  expect(voluit('2027')).toEqual([]);
  expect(['21', '50', '99', '100', '1000'].flatMap(voluit)).toEqual(['eenentwintig', 'vijftig', 'negenennegentig', 'honderd', 'duizend']);
  expect(['1e', '2de', '3e', '8ste', '20ste'].flatMap(voluit)).toEqual(['eerste', 'tweede', 'derde', 'achtste', 'twintigste']);
});

test.each([
  ['€ 8.500', '8500 euro'],
  ['8.500,- per jaar', '8500 per jaar'],
  ['2,7 fte', '27 fte'],
  ['13:45, 13.45 en 13u45', '1345, 1345 en 1345'],
  ['98% of 98 %', '98 procent of 98 procent'],
  ['i.o. en po/vo, 3.', 'i.o. en po/vo, 3.'],
])('"%s" wordt gezocht als "%s", zoals de index het heeft', (vraag, gelezen) => expect(metGetallen(vraag)).toBe(gelezen));

test('wat een teken bij een getal betekent staat er in de index achter', () => {
  expect(metEenheden('98% van € 8.500,- is veel (80%).', '_')).toBe('98% _procent van € 8.500,- _euro is veel (80%). _procent');
});

test('een dubbele letter te veel is een kleine vergissing, een andere letter een grote', () => {
  expect(afstand('tutooring', 'tutoring', 2)).toBe(0.5);
  expect(afstand('governence', 'governance', 2)).toBe(0.5);
  expect(afstand('dashbord', 'dashboard', 2)).toBe(1);
  expect(afstand('campange', 'campagne', 2)).toBe(1);
  expect(afstand('loket', 'pakket', 2)).toBe(Number.POSITIVE_INFINITY);
});

test('in een lang woord mag ook de eerste letter anders zijn, in een kort woord is dat een ander woord', () => {
  expect(afstand('nanvullen', 'aanvullen', 2)).toBe(1);
  expect(afstand('dool', 'pool', 2)).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ['begelijding', 'begeleiding'],
  ['kwalitijt', 'kwaliteit'],
  ['lerarenraat', 'lerarenraad'],
  ['organisasie', 'organisatie'],
  ['fotografie', 'photografie'],
  ['sentraal', 'centraal'],
])('"%s" klinkt als "%s"', (fout, goed) => expect(klank(fout)).toBe(klank(goed)));

test('korte woorden worden nooit verbeterd', () => expect(speling('spp')).toBe(0));

test.each([
  ['inschrijven voor 21-1-2027', 'inschrijven voor 21 januari 2027'],
  ['4/2/27 online', '4 februari 2027 online'],
  ['21 jan 2027', '21 januari 2027'],
  ['11 mrt. webinar', '11 maart. webinar'],
  ['groep 4-5', 'groep 4-5'],
  ['45-13-2027', '45-13-2027'],
  ['10.30 uur', '10.30 uur'],
  ['jan komt ook', 'jan komt ook'],
])('"%s" wordt gelezen als "%s"', (vraag, gelezen) => expect(metDatums(vraag)).toBe(gelezen));
