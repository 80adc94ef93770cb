import { expect, test } from 'vitest';
import { cijfers, genoemde, leesVragen, type Meetvraag, soortVan } from './zoekcijfers.ts';

const POOL = ['/praktijken/pool/', 'Eén pool: vaste contracten', 'P04'];
const SESSIE = ['/kennissessies/najaar/', 'Landelijke bijeenkomst', 'S11'];
const TERUGBLIK = ['/terugblikken/najaar/', 'Landelijke bijeenkomst', 'S11'];
const ids = (verwacht: string[], resultaten = [SESSIE, TERUGBLIK, POOL]) => genoemde({ q: '', verwacht }, resultaten);

test('een pagina heet naar haar adres, haar titel of haar nummer, hoe ook geschreven', () => {
  for (const naam of ['/praktijken/pool', 'https://kennis.example/praktijken/pool/?q=x#kop', 'eén pool  vaste CONTRACTEN', 'p04'])
    expect(ids([naam], [POOL])).toEqual([naam]);
  expect(ids(['/praktijken/poolen/'], [POOL])).toEqual(['/praktijken/pool/']);
});

test('een kennissessie en haar terugblik zijn samen één antwoord', () => expect(ids(['S11'])).toEqual(['S11', '/praktijken/pool/']));

test('een vraag zonder verwachte pagina telt als vraag zonder antwoord', () => {
  const met: Meetvraag = { q: 'pool', verwacht: ['P04'] };
  const zonder: Meetvraag[] = [{ q: 'a', verwacht: [] }, { q: 'b' }, { q: 'c', relevant: {} }, { q: 'd', relevant: { P04: 0 } }];
  expect(zonder.map(soortVan)).toEqual(zonder.map(() => 'zonder antwoord'));
  const gevonden = [
    { vraag: met, ids: ['P04'], twijfel: false, ms: 1 },
    ...zonder.map((vraag, plek) => ({ vraag, ids: plek < 2 ? ['/x/'] : [], twijfel: plek === 1, ms: 1 })),
  ];
  expect(cijfers(gevonden)).toMatchObject({ vragen: 5, hit1: 1, hit5: 1, ndcg10: 1, leeg: 0, vals: 0.25, twijfel: 0.25 });
  expect(cijfers([{ vraag: met, ids: [], twijfel: false, ms: 1 }])).toMatchObject({ hit5: 0, ndcg10: 0, leeg: 1, vals: 0 });
});

test('hoe meer een pagina ertoe doet, hoe hoger zij hoort', () => {
  const vraag: Meetvraag = { q: 'x', relevant: { a: 3, b: 1 } };
  const ndcg = (...volgorde: string[]) => cijfers([{ vraag, ids: volgorde, twijfel: false, ms: 0 }]).ndcg10;
  expect(ndcg('a', 'b')).toBe(1);
  expect(ndcg('b', 'a')).toBeLessThan(ndcg('a', 'z', 'b'));
});

test('van een bestand dat geen lijst met vragen is, staat er waar het misgaat', () => {
  expect(leesVragen('[{"q":"loket","soort":"kort","relevant":{"P01":3}}]')).toHaveLength(1);
  expect(() => leesVragen('[{"q":"loket"},{"vraag":"x"}]')).toThrow('1 › q');
  expect(() => leesVragen('{}')).toThrow('het begin');
});
