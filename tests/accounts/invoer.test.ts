import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schoneCode } from '#accounts/geheimen.ts';
import { adresInvoer, adresVan, codeInvoer, gegevensInvoer, naarVan } from '#accounts/invoer.ts';

describe('een e-mailadres', () => {
  test.each([
    ['anna@voorbeeld.example', 'anna@voorbeeld.example'],
    ['  Anna.de-Vries+regio@School.NL \n', 'anna.de-vries+regio@school.nl'],
    ["o'brien@school.nl", "o'brien@school.nl"],
    ['naam@müller-schule.example', 'naam@xn--mller-schule-dlb.example'],
    ['naam@ＳＣＨＯＯＬ.nl', 'naam@school.nl'],
    // Copied along with an address, and seen by nobody.
    ['jan@voorbeeld.example\u200b', 'jan@voorbeeld.example'],
    ['\u202ajan@voorbeeld.example\u202c', 'jan@voorbeeld.example'],
    ['\u2068j\u00adan@voor\u200dbeeld.example\ufeff', 'jan@voorbeeld.example'],
    ['naam@sub.sub.school.museum', 'naam@sub.sub.school.museum'],
    [`${'a'.repeat(64)}@school.nl`, `${'a'.repeat(64)}@school.nl`],
  ])('%j wordt %s', (invoer, adres) => expect(adresVan(invoer)).toBe(adres));

  test.each([
    '',
    ' ',
    '@',
    'anna',
    'anna@',
    '@school.nl',
    'anna@school',
    'anna@@school.nl',
    'an na@school.nl',
    'anna@school..nl',
    'anna@.school.nl',
    '.anna@school.nl',
    'anna.@school.nl',
    'an..na@school.nl',
    'anna@-school.nl',
    'anna@school-.nl',
    'anna@school.nl.',
    'anna@127.0.0.1',
    'anna@[127.0.0.1]',
    'anna@0x7f.1',
    'anna@school.nl:25',
    'anna@school.nl, bram@school.nl',
    'anna@school.nl;bram@school.nl',
    '"anna"@school.nl',
    'anna@school.nl\r\nBcc: bram@school.nl',
    'anna\0@school.nl',
    'Anna <anna@school.nl>',
    'mailto:anna@school.nl',
    'anna@school.nl?subject=x',
    'ánna@school.nl',
    'anna%kwaad.example@school.nl',
    'kwaad.example!anna@school.nl',
    'anna@scho%6fl.nl',
    'anna@school。nl/x',
    `${'a'.repeat(65)}@school.nl`,
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.nl`,
    '<script>@school.nl',
    'anna@xn--.nl',
  ])('%j wordt geweigerd', (invoer) => {
    expect(adresVan(invoer)).toBeNull();
    expect(adresInvoer.safeParse({ adres: invoer }).error?.issues[0]?.message).toMatch(
      /^(Vul je e-mailadres in|Dit is geen e-mailadres dat wij kunnen gebruiken\. Vul het in zoals naam@school\.nl)\.$/,
    );
  });

  test('dat wordt aangenomen is altijd één kaal adres van hooguit 254 tekens, en blijft bij nog een keer lezen gelijk', () => {
    const deel = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.tuple(deel, deel).map(([a, b]) => `${a}@${b}.nl`),
          fc.emailAddress(),
        ),
        (invoer) => {
          const adres = adresVan(invoer);
          if (adres === null) return;
          expect(adres).toMatch(/^[^\s@,;:<>()[\]\\"\p{Cc}]{1,64}@[a-z0-9.-]+$/u);
          expect(adres.length).toBeLessThanOrEqual(254);
          expect(adresVan(adres)).toBe(adres);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('waar iemand na het inloggen heen gaat', () => {
  test.each([
    '/',
    '/mijn/aanmeldingen/',
    '/kennissessies/zij-instroom/aanmelden/',
    '/zoeken/?q=a+b&soort=praktijk#x',
    '/afmelden/?sleutel=abc',
  ])('%s is van ons', (naar) => expect(naarVan(naar)).toBe(naar));

  test.each([
    null,
    undefined,
    5,
    '',
    'mijn/',
    'https://kwaad.example/',
    'http:/kwaad.example',
    '//kwaad.example/',
    '///kwaad.example',
    '/\\kwaad.example',
    '\\\\kwaad.example',
    '/.//kwaad.example/',
    '/..//kwaad.example',
    '/%2e//kwaad.example',
    '/x/..//kwaad.example',
    '/\t/kwaad.example',
    '/\n/kwaad.example',
    ' //kwaad.example',
    '/a\r\nLocation: //kwaad.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/mijn/\\..\\',
    `/${'a'.repeat(600)}`,
    '/inloggen/',
    '/inloggen/code/?naar=/',
    '/uitloggen/',
    '/_actions/inloggen/',
    '/./uitloggen/',
  ])('%j wordt Mijn omgeving', (naar) => expect(naarVan(naar)).toBe('/mijn/'));

  test('is nooit een andere site', () => {
    const kwaad = fc
      .array(
        fc.constantFrom(
          '/',
          '\\',
          '.',
          '..',
          '%2f',
          '%5c',
          '%2e',
          '@',
          ':',
          '?',
          '#',
          '\t',
          '\n',
          ' ',
          'kwaad.example',
          'https:',
          '\u3002',
          'a',
        ),
        { maxLength: 8 },
      )
      .map((delen) => delen.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          kwaad,
          kwaad.map((rest) => `/${rest}`),
          fc.webUrl(),
          fc.string(),
        ),
        (invoer) => {
          const naar = naarVan(invoer);
          for (const thuis of ['https://regiokring.example/inloggen/code/', 'http://127.0.0.1:4321/inloggen/code/'])
            expect(new URL(naar, thuis).origin).toBe(new URL(thuis).origin);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('wie iemand is', () => {
  const vorm = gegevensInvoer(['voorbeeldregio-waterkant']);
  const goed = {
    naam: 'Carla de Wit',
    functie: 'Projectleider',
    organisatie: 'Scholenbestuur',
    onderwijsregio: 'voorbeeldregio-waterkant',
  };

  test('wordt bewaard zonder spaties te veel en zonder stuurtekens', () => {
    expect(vorm.parse({ ...goed, naam: '  Carla\r\nBcc: x\t de\u200B  Wit\0 ' })).toEqual({ ...goed, naam: 'Carla Bcc: x de Wit' });
  });

  test.each(['', 'geen', undefined])('zonder onderwijsregio (%j) is goed', (onderwijsregio) =>
    expect(vorm.parse({ ...goed, onderwijsregio }).onderwijsregio).toBeNull(),
  );

  test('moet zijn ingevuld, niet te lang zijn, en van een regio die bestaat', () => {
    const fouten = vorm
      .safeParse({ naam: ' \u200B ', functie: 'x'.repeat(101), onderwijsregio: 'bestaat-niet' })
      .error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
    expect(fouten).toEqual([
      'naam: Vul je naam in.',
      'functie: Gebruik voor je functie ten hoogste 100 tekens.',
      'organisatie: Vul je organisatie in.',
      'onderwijsregio: Kies een onderwijsregio uit de lijst.',
    ]);
  });
});

test('een code mag niet leeg zijn', () => {
  for (const invoer of [{}, { code: '' }, { code: '  ' }])
    expect(codeInvoer.safeParse(invoer).error?.issues[0]?.message).toBe('Vul de code uit je e-mail in.');
});

describe('tekens die niemand ziet', () => {
  const naam = (waarde: string) => gegevensInvoer([]).safeParse({ naam: waarde, functie: 'Leraar', organisatie: 'School' });
  test.each(['\u3164', '\u200d\u200c', '\u2800', '\u115f \uffa0', '\u202e', '...', '\u0301'])(
    'een naam van alleen %j is geen naam',
    (waarde) => {
      expect(naam(waarde).error?.issues[0]?.message).toBe('Vul je naam in.');
    },
  );
  test.each([
    ['Jan\u200b de\u202e Vries', 'Jan de Vries'],
    ['\u0646\u06cc\u200c\u0645\u0627', '\u0646\u06cc\u200c\u0645\u0627'],
    ['\u200dAnna\u200c', 'Anna'],
    ['Ø 7', 'Ø 7'],
  ])('van %j blijft staan wat erbij hoort', (waarde, over) => expect(naam(waarde).data?.naam).toBe(over));
  test('een code met zulke tekens werkt', () => expect(schoneCode('\u202a7kq2-\u200bm9xa\ufeff')).toBe('7KQ2M9XA'));
});
