import { expect, test } from 'vitest';
import { gekozenPraktijken, keuszinnen } from '#inhoud/maatlat/gekozen.ts';
import { vergelijking } from '#inhoud/maatlat/vergelijking.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

const praktijk = (slug: string, voorheen: string[] = []) =>
  ({
    collectie: 'praktijken',
    slug,
    url: `/praktijken/${slug}/`,
    gegevens: { titel: `Over ${slug}`, voorheen },
  }) as unknown as Stuk<'praktijken'>;
const ALLE = [praktijk('een'), praktijk('twee', ['tweede']), praktijk('drie')];
const inhoud = {
  alle: () => ALLE,
  een: (_: string, slug: string) => ALLE.find((stuk) => stuk.slug === slug),
} as unknown as Inhoud;
const VERVALLEN: Record<string, { soort: 'weg' } | { soort: 'verhuisd'; naar: string }> = {
  '/praktijken/oud/': { soort: 'weg' },
  '/praktijken/derde/': { soort: 'verhuisd', naar: '/praktijken/drie/' },
  '/praktijken/vierde/': { soort: 'verhuisd', naar: '/praktijken/ook-weg/' },
};
const kies = (...slugs: string[]) => gekozenPraktijken(slugs, { inhoud, vervallen: async (pad) => VERVALLEN[pad] });
const slugs = (stukken: readonly Stuk[]) => stukken.map(({ slug }) => slug);

test('wat je twee keer kiest telt één keer, ook onder zijn oude adres', async () => {
  const keus = await kies('twee', 'een', 'twee', 'tweede');
  expect(slugs(keus.praktijken)).toEqual(['twee', 'een']);
  expect(keuszinnen(keus)).toEqual(['‘tweede’ heet nu ‘Over twee’.']);
});

test('wat verhuisde staat er als wat het nu is', async () => {
  const keus = await kies('derde', 'tweede');
  expect(slugs(keus.praktijken)).toEqual(['drie', 'twee']);
});

test('van wat is ingetrokken, ook na een verhuizing, staat er dat het weg is', async () => {
  const keus = await kies('oud', 'vierde', 'een');
  expect(slugs(keus.praktijken)).toEqual(['een']);
  expect(keuszinnen(keus)).toEqual([
    '‘oud’ is ingetrokken en staat niet meer op de site.',
    '‘vierde’ is ingetrokken en staat niet meer op de site.',
  ]);
});

test('wat nooit bestond kennen we niet, en wat geen adres is wordt niet opgezocht', async () => {
  const lang = `x${'y'.repeat(200)}`;
  const keus = await kies('bestaat-niet', '../../etc', '<script>', lang);
  expect(keus.praktijken).toEqual([]);
  expect(keus.onbekend).toHaveLength(4);
  expect(keuszinnen(keus)[3]).toBe(`‘${lang.slice(0, 60)}’ kennen we niet.`);
});

test('zonder best practices is er niets te vergelijken', () => {
  expect(vergelijking(inhoud, []).filter(({ vakken }) => vakken.length > 0)).toEqual([]);
});
