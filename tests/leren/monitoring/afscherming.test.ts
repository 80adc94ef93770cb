import { expect, test } from 'vitest';
import { afgeschermd, MINDER, mensental, VERBORGEN } from '#leren/monitoring/bron/afscherming.ts';

/** All ways in which people can be divided over so many parts. */
function* verdelingen(delen: number, hoogste: number): Generator<number[]> {
  if (delen === 0) yield [];
  else for (const rest of verdelingen(delen - 1, hoogste)) for (let een = 0; een <= hoogste; een += 1) yield [een, ...rest];
}

/** What somebody can find out who knows the sum, what is shown and how we hide: small numbers of which only one value is left. */
function teRaden(scherm: (delen: number[]) => readonly unknown[], delen: number, hoogste: number): string[] {
  const werelden = Map.groupBy(verdelingen(delen, hoogste), (wereld) => {
    const som = wereld.reduce((een, ander) => een + ander, 0);
    return `${som}: ${scherm(wereld).join(' ')}`;
  });
  return [...werelden].flatMap(([gezien, mogelijk]) => {
    const verraden = Array.from({ length: delen }, (_, plek) => new Set(mogelijk.map((wereld) => wereld[plek] ?? 0)));
    return verraden.some((waarden) => waarden.size === 1 && [...waarden].every((een) => een > 0 && een < 5)) ? [gezien] : [];
  });
}

test.each([
  [
    [0, 20, 0],
    [0, 20, 0],
  ],
  [
    [12, 8, 9],
    [12, 8, 9],
  ],
  [
    [5, 30, 12],
    [5, 30, 12],
  ],
  [
    [3, 30, 12],
    [VERBORGEN, VERBORGEN, VERBORGEN],
  ],
  [
    [40, 1, 0],
    [VERBORGEN, VERBORGEN, VERBORGEN],
  ],
])('van %j is te zien %j', (delen, gezien) => expect(afgeschermd(delen)).toEqual(gezien));

test('een getal alleen: niemand is nul, een tot en met vier is minder dan vijf', () =>
  expect([0, 1, 4, 5, 12].map(mensental)).toEqual([0, MINDER, MINDER, 5, 12]));

test('wie alles weet wat er staat, de som en hoe we afschermen, leidt toch geen getal onder de vijf af', () => {
  expect(teRaden(afgeschermd, 3, 14)).toEqual([]);
  expect(teRaden(afgeschermd, 4, 9)).toEqual([]);
});

test('de controle ziet het als alleen de kleine getallen verdwijnen, of met het kleinste van de andere', () => {
  expect(teRaden((delen) => delen.map(mensental), 3, 14)).toContain('23: <5 10 10');
  const metEenErbij = (delen: number[]) => {
    const kleinste = Math.min(...delen.filter((een) => een >= 5));
    return delen.some((een) => een > 0 && een < 5) ? delen.map((een) => (een === kleinste ? VERBORGEN : mensental(een))) : delen;
  };
  expect(teRaden(metEenErbij, 3, 14)).toContain('17: <5 7 verborgen');
});
