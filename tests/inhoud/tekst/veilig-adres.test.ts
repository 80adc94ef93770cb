import { expect, test } from 'vitest';
import { isVanHier, veiligBeeld } from '#inhoud/tekst/veilig-adres.ts';

test.each([
  ['/bijlagen/x.png', true],
  ['/x//y.png', true],
  ['//elders.example/x.png', false],
  ['/\\elders.example/x.png', false],
  ['/\t/elders.example/x.png', false],
  ['https://elders.example/x.png', false],
  ['x.png', false],
  ['', false],
])('een beeld op %j is van hier: %s', (adres, verwacht) => {
  expect(isVanHier(adres)).toBe(verwacht);
  // What a browser makes of it agrees.
  expect(new URL(adres, 'https://hier.invalid').hostname === 'hier.invalid' && adres.startsWith('/')).toBe(verwacht);
  if (!verwacht) expect(veiligBeeld(adres)).toBeNull();
});
