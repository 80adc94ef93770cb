import { expect, test } from 'vitest';
import type { Regiostatus } from '#inhoud/regiostand.ts';
import { REGIOSTATUSSEN } from '#inhoud/woorden.ts';
import { correctieweigering, stapweigering, volgendeStatussen } from '#onderwijsregios/statusstappen.ts';

const VANDAAG = '2026-11-29';
const stap = (status: Regiostatus, sinds = '2026-11-01', besluit = 'Bestuurlijk overleg') => ({ status, sinds, besluit });

test('een regio gaat van interesse via een plan naar voorloper of oprichting, en dan naar onderwijsregio', () => {
  const na = Object.fromEntries(REGIOSTATUSSEN.map((status) => [status, volgendeStatussen([stap(status)])]));
  expect(na).toEqual({
    geinteresseerd: ['ingediend', 'teruggetrokken'],
    ingediend: ['voorlopig', 'teruggetrokken'],
    voorlopig: ['voorloper', 'in-oprichting', 'samengevoegd', 'teruggetrokken'],
    voorloper: ['onderwijsregio', 'samengevoegd', 'teruggetrokken'],
    'in-oprichting': ['onderwijsregio', 'samengevoegd', 'teruggetrokken'],
    onderwijsregio: ['samengevoegd', 'teruggetrokken'],
    samengevoegd: [],
    teruggetrokken: [],
  });
});

test('een stap die niet in de tabel staat, een dag in de toekomst, dezelfde stap twee keer: alles wordt geweigerd met de reden', () => {
  const verloop = [stap('ingediend', '2026-10-01')] as const;
  const weigering = (nieuw: ReturnType<typeof stap>) => stapweigering([...verloop], nieuw, VANDAAG);
  expect(weigering(stap('voorlopig', VANDAAG))).toBeNull();
  expect(weigering(stap('onderwijsregio'))).toBe('geen-stap');
  expect(weigering(stap('geinteresseerd'))).toBe('geen-stap');
  expect(weigering(stap('voorlopig', '2026-11-30'))).toBe('dag-in-de-toekomst');
  expect(weigering(stap('voorlopig', '2026-09-30'))).toBe('dag-voor-vorige');
  expect(weigering(stap('ingediend'))).toBe('al-gezet');
  expect(weigering(stap('voorlopig', VANDAAG, '  '))).toBe('zonder-besluit');
});

test('een correctie mag elke status, behalve van en naar samengevoegd, en ook niet met een dag die niet kan', () => {
  const verloop = [stap('ingediend', '2026-10-01'), stap('voorlopig', '2026-11-01')] as const;
  const weigering = (nieuw: ReturnType<typeof stap>) => correctieweigering([...verloop], nieuw, VANDAAG);
  expect(weigering(stap('geinteresseerd'))).toBeNull();
  expect(weigering(stap('voorlopig', '2026-10-01', 'Brief van OCW'))).toBeNull();
  expect(weigering(stap('voorlopig', '2026-09-30'))).toBe('dag-voor-vorige');
  expect(weigering(stap('voorlopig', '2027-01-01'))).toBe('dag-in-de-toekomst');
  expect(weigering(stap('samengevoegd'))).toBe('alleen-samenvoegen');
  expect(correctieweigering([stap('samengevoegd')], stap('voorloper'), VANDAAG)).toBe('is-samengevoegd');
  expect(correctieweigering([stap('ingediend')], stap('geinteresseerd', '2020-01-01'), VANDAAG)).toBeNull();
});
