import { expect, test } from 'vitest';
import { type Kant, verschil } from '#inhoud/tekst/verschil.ts';
import { rekentijd } from '../../steun/rekentijd.ts';

const kant = (deel: Kant | null) =>
  deel && `${deel.regel} ${deel.delen.map(({ tekst, anders }) => (anders ? `[${tekst}]` : tekst)).join('')}`;
const naast = (oud: string, nieuw: string) => verschil(oud, nieuw).map((rij) => [rij.soort, kant(rij.oud), kant(rij.nieuw)]);

test('gelijke regels staan naast elkaar, van gewijzigde de woorden die anders zijn', () => {
  expect(naast('een\nhet kost vijf euro\ndrie\nvier\n', 'een\nhet kost tien euro\ndrie\nextra\n\nvier\n')).toEqual([
    ['gelijk', '1 een', '1 een'],
    ['gewijzigd', '2 het kost [vijf] euro', '2 het kost [tien] euro'],
    ['gelijk', '3 drie', '3 drie'],
    ['nieuw', null, '4 [extra]'],
    ['nieuw', null, '5 []'],
    ['gelijk', '4 vier', '6 vier'],
  ]);
});

test('wat weg is, heeft niets naast zich', () => {
  expect(naast('een\ntwee', 'twee')).toEqual([
    ['weg', '1 [een]', null],
    ['gelijk', '2 twee', '1 twee'],
  ]);
  expect(naast('', 'nieuw')).toEqual([['nieuw', null, '1 [nieuw]']]);
  expect(naast('x', 'x')).toEqual([['gelijk', '1 x', '1 x']]);
});

test('elke regel van beide teksten komt precies één keer terug, in volgorde', () => {
  const [oud, nieuw] = [7, 11].map((stap) => Array.from({ length: 60 }, (_, n) => `regel ${(n * stap) % 13}`));
  const rijen = verschil((oud ?? []).join('\n'), (nieuw ?? []).join('\n'));
  const terug = (zijde: 'oud' | 'nieuw') =>
    rijen.flatMap((rij) => (rij[zijde] ? [rij[zijde].delen.map(({ tekst }) => tekst).join('')] : []));
  expect([terug('oud'), terug('nieuw')]).toEqual([oud, nieuw]);
});

test('twee grote teksten zonder iets gemeen kosten geen minuten', () => {
  const tekst = (woord: string) => Array.from({ length: 6000 }, (_, n) => `${woord} ${n * 7919}`).join('\n');
  const duur = rekentijd();
  expect(verschil(tekst('a'), tekst('b'))).toHaveLength(6000);
  expect(duur()).toBeLessThan(20_000);
});
