import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aantalIn, type Bitset, inEenVan, inElkVan, niets, plekkenIn, zetIn } from '#inhoud/lijsten/bitset.ts';

const LENGTE = 100;
const plekken = fc.uniqueArray(fc.nat(LENGTE - 1), { maxLength: LENGTE });

function deelVan(welke: readonly number[]): Bitset {
  const deel = niets(LENGTE);
  for (const plek of welke) zetIn(deel, plek);
  return deel;
}

test('wat erin gaat komt er op volgorde uit, en wordt geteld', () => {
  fc.assert(
    fc.property(plekken, (welke) => {
      const deel = deelVan(welke);
      expect(plekkenIn(deel)).toEqual(welke.toSorted((a, b) => a - b));
      expect(aantalIn(deel)).toBe(welke.length);
    }),
  );
});

test('samen, gemeen en geteld is het als bij gewone verzamelingen', () => {
  fc.assert(
    fc.property(plekken, plekken, plekken, (a, b, c) => {
      const delen = [a, b, c].map(deelVan);
      const elk = [...new Set(a).intersection(new Set(b)).intersection(new Set(c))].sort((x, y) => x - y);
      expect(plekkenIn(inEenVan(delen, LENGTE))).toEqual([...new Set([...a, ...b, ...c])].sort((x, y) => x - y));
      expect(plekkenIn(inElkVan(delen) ?? niets(LENGTE))).toEqual(elk);
      expect(aantalIn(deelVan(a), deelVan(b))).toBe(new Set(a).intersection(new Set(b)).size);
    }),
  );
});

test('van niets gemeen is alles over', () => expect(inElkVan([])).toBeNull());
