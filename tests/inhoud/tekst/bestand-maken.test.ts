import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Gegevens } from '#inhoud/schema.ts';
import { ontcijferen } from '#inhoud/stuk-lezen.ts';
import { bestandVan, frontmatter } from '#inhoud/tekst/bestand-maken.ts';
import { gevaarlijk } from './gevaar.ts';

const nieuws: Gegevens<'nieuws'> = {
  titel: 'Nieuw',
  kern: 'Kern.',
  gepubliceerd: '2026-11-21',
  gewijzigd: '2026-11-21',
  bronnen: [],
  trefwoorden: [],
  voorbeeld: false,
  downloads: [],
};
const maak = (velden: object, mdx = 'Tekst.\n') => bestandVan('nieuws', 'een-bericht', { ...nieuws, ...velden }, mdx);

test('een bestand heeft alleen de velden van zijn soort, elk als JSON op een eigen regel', () => {
  expect(maak({})).toEqual({
    gelukt: true,
    bestand:
      '---\ntitel: "Nieuw"\nkern: "Kern."\ngepubliceerd: "2026-11-21"\ngewijzigd: "2026-11-21"\nbronnen: []\ntrefwoorden: []\nvoorbeeld: false\ndownloads: []\n---\n\nTekst.\n',
  });
});

test.each(['layout', 'slug', 'components', '__proto__x'])('een veld %s komt er nooit in', (veld) => {
  expect(maak({ [veld]: 'x' })).toMatchObject({ gelukt: false, reden: 'velden' });
  expect(frontmatter('nieuws', { ...nieuws, [veld]: 'x' })).toBe(frontmatter('nieuws', nieuws));
});

test('een fout veld wordt met naam en reden geweigerd', () => {
  expect(maak({ titel: ' ', bronnen: [{ titel: 'x', url: 'javascript:1' }] })).toMatchObject({
    gelukt: false,
    reden: 'velden',
    fouten: { titel: 'Vul dit in.', 'bronnen.0.url': expect.any(String) },
  });
});

test('een tekst die niet door naarMdx ging, wordt geweigerd', () => {
  for (const mdx of ['{1}', 'import x from "y"', '<Kader titel={1} />', '<b>x</b>', '[x](javascript:1)', 'a\u202eb'])
    expect(maak({}, mdx)).toEqual({ gelukt: false, reden: 'tekst' });
});

test('te veel velden worden geweigerd', () => {
  expect(maak({ trefwoorden: Array.from({ length: 9000 }, () => 'trefwoord') })).toEqual({ gelukt: false, reden: 'te-lang' });
});

test('wat er ook in een veld staat, het komt er hetzelfde weer uit', () => {
  fc.assert(
    fc.property(gevaarlijk, gevaarlijk, (titel, trefwoord) => {
      const uitslag = maak({ titel, trefwoorden: [trefwoord] });
      if (!uitslag.gelukt) {
        expect(uitslag.reden).toBe('velden');
        return;
      }
      const stuk = ontcijferen('nieuws', 'nieuws/een-bericht.mdx', uitslag.bestand);
      expect(Object.keys(stuk.gegevens)).toEqual(Object.keys(nieuws));
      expect(stuk.tekst).toBe('\nTekst.\n');
    }),
    { numRuns: 500 },
  );
});

test('met losse regels als veld gaat het wel mis', () => {
  const naief = (titel: string) => `---\ntitel: ${titel}\nkern: Kern.\ngepubliceerd: 2026-11-21\ngewijzigd: 2026-11-21\n---\n`;
  expect(ontcijferen('nieuws', 'nieuws/x.mdx', naief('Leuk\nvoorbeeld: true')).gegevens.voorbeeld).toBe(true);
});
