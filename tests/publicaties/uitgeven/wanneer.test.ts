import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { leesWanneer } from '#publicaties/uitgeven/wanneer.ts';

test('wie Nu kiest en toch een datum invult, publiceert niets', () =>
  expect(leesWanneer({ keuze: 'nu', datum: '2026-12-01', tijd: '09:00' })).toEqual({
    soort: 'onduidelijk',
    zin: 'Je koos Nu, maar vulde ook een datum in. Kies Later, of maak de datum leeg.',
  }));

test('Nu zonder datum is nu, ook al staat er een tijd', () =>
  expect(leesWanneer({ keuze: 'nu', datum: '', tijd: '09:00' })).toEqual({ soort: 'nu' }));

test('Later wil een datum die bestaat; zonder tijd is het negen uur', () => {
  expect(leesWanneer({ keuze: 'later', datum: '2026-12-01', tijd: '' })).toEqual({ soort: 'later', op: momentVan('2026-12-01', '09:00') });
  for (const datum of ['', '1 december', '2026-13-40'])
    expect(leesWanneer({ keuze: 'later', datum, tijd: '09:00' })).toMatchObject({ soort: 'onduidelijk' });
});

test('een uur dat de zomertijd overslaat en een dag die niet bestaat, worden niet stilletjes een ander moment', () => {
  const later = (datum: string, tijd: string) => leesWanneer({ keuze: 'later', datum, tijd });
  expect(later('2027-03-28', '02:30')).toEqual({
    soort: 'onduidelijk',
    zin: expect.stringContaining('die nacht gaat de klok een uur vooruit'),
  });
  expect(later('2027-03-28', '03:30').soort).toBe('later');
  expect(later('2027-02-30', '09:00')).toEqual({ soort: 'onduidelijk', zin: expect.stringContaining('die bestaan') });
});
