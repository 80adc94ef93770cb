import { expect, test } from 'vitest';
import { bijgeschreven } from '#inhoud/regionamen.ts';
import { leesInhoud } from '../steun/inhoud.ts';

test('een regio staat er met haar status van toen, en zonder regio staat er niets', async () => {
  const tekst = bijgeschreven(await leesInhoud());
  expect(tekst({ onderwijsregio: 'voorbeeldregio-veenhoek', regiostatus: 'in-oprichting' })).toBe('Voorbeeldregio Veenhoek (in oprichting)');
  expect(tekst({ onderwijsregio: 'voorbeeldregio-veenhoek', regiostatus: null })).toBe('Voorbeeldregio Veenhoek');
  expect(tekst({ onderwijsregio: null, regiostatus: null })).toBe('');
});
