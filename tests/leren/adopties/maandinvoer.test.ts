import { expect, test } from 'vitest';
import { alsMaand } from '#leren/adopties/maandinvoer.ts';

test.each([
  ...['2026-09', '09-2026', '9-2026', '2026/09', '2026/9', '09/2026', 'september 2026', 'September 2026', 'sept 2026', 'sep. 2026'],
])('een maand mag je schrijven als %s', (waarde) => {
  expect(alsMaand(waarde)).toBe('2026-09');
});

test('wat geen maand is, blijft zoals het geschreven is', () => {
  for (const waarde of ['', 'vorig jaar', '2026', 'septembr', '12-09-2026', 'juli']) expect(alsMaand(waarde)).toBe(waarde);
  expect(['mrt 2026', 'maart 2026', 'mei 2026', 'juli 2026'].map(alsMaand)).toEqual(['2026-03', '2026-03', '2026-05', '2026-07']);
});
