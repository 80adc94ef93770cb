import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { controleerSynoniemen } from '#zoeken/taal/synoniemen-controleren.ts';

const bron = readFileSync('content/zoeken/synoniemen.json', 'utf8');
const groep = (anders: object) => ({ id: 'loket', voorkeur: 'loket', gelijk: ['infopunt'], verwant: [], spelling: [], ...anders });

test('de eigen synoniemenlijst klopt', () => expect(controleerSynoniemen(JSON.parse(bron), bron)).toEqual([]));

test('een term is gelijk in één groep', () => {
  const lijst = [groep({}), groep({ id: 'balie', voorkeur: 'balie', gelijk: ['infopunten'] })];
  expect(controleerSynoniemen(lijst)).toEqual([{ melding: expect.stringContaining('ook gelijk in groep "loket"') }]);
});

test('een groep verwijst niet naar zichzelf', () => {
  expect(controleerSynoniemen([groep({ verwant: ['info-punt'] })])).toEqual([{ melding: expect.stringContaining('naar zichzelf') }]);
});

test('een gewoon woord staat niet voor een onderwerp', () => {
  expect(controleerSynoniemen([groep({ gelijk: ['vol'] })])).toEqual([{ melding: expect.stringContaining('gewoon woord') }]);
});

test('een fout heeft een regelnummer, en een lijst van een andere vorm wordt geweigerd', () => {
  const lijst = [groep({ gelijk: ['de'] })];
  expect(controleerSynoniemen(lijst, JSON.stringify(lijst, null, 1))[0]?.regel).toBe(3);
  expect(controleerSynoniemen([{ id: 'x' }])).toHaveLength(1);
  expect(controleerSynoniemen('tekst')).toHaveLength(1);
});
