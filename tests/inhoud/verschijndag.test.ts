import { expect, test } from 'vitest';
import { isNogNietVerschenen, isVerschijndag, leesVerschijndag, verschijntekst } from '#inhoud/verschijndag.ts';

test('een dag, een maand of alleen een jaar: wat mensen typen komt zo in het bestand, en weer zo op de pagina', () => {
  const gelezen = Object.fromEntries(
    ['12 juli 2023', '12-7-2023', '12.07.2023', '2023-07-12', 'juli 2023', '7-2023', '07/2023', ' 2023 ', '1 mrt 2024', 'Maart 2024'].map(
      (getypt) => [getypt, leesVerschijndag(getypt)],
    ),
  );
  expect(gelezen).toEqual({
    ...{ '12 juli 2023': '2023-07-12', '12-7-2023': '2023-07-12', '12.07.2023': '2023-07-12', '2023-07-12': '2023-07-12' },
    ...{ 'juli 2023': '2023-07', '7-2023': '2023-07', '07/2023': '2023-07', ' 2023 ': '2023', '1 mrt 2024': '2024-03-01' },
    'Maart 2024': '2024-03',
  });
  expect(['2023-07-12', '2023-07', '2023'].map(verschijntekst)).toEqual(['12 juli 2023', 'juli 2023', '2023']);
  for (const verschenen of ['2023-07-12', '2023-07', '2023']) expect(leesVerschijndag(verschijntekst(verschenen))).toBe(verschenen);
});

test('wat geen dag, maand of jaar is, is er geen', () => {
  for (const getypt of ['', 'gisteren', '31 februari 2023', '13-13-2023', '2023-13', '0 juli 2023', 'zomer 2023', '1823', '20233'])
    expect([getypt, leesVerschijndag(getypt)]).toEqual([getypt, null]);
  expect(['2023-00', '2023-2-1', '2023-02-30', '23'].filter(isVerschijndag)).toEqual([]);
});

test('wat dit jaar of deze maand verschijnt, kan er al zijn; wat later komt niet', () => {
  const nogNiet = ['2026', '2026-11', '2026-11-30', '2026-12-01', '2026-12', '2027'].filter((dag) =>
    isNogNietVerschenen(dag, '2026-11-30'),
  );
  expect(nogNiet).toEqual(['2026-12-01', '2026-12', '2027']);
});
