import { expect, test } from 'vitest';
import { Proef } from './proef.ts';

test.each([
  ['een streepje', '', '- punt', '- punt'],
  ['een sterretje', '', '* punt', '- punt'],
  ['een nummer', '', '1. punt', '1. punt'],
  ['een nummer met een haakje', '', '1) punt', '1. punt'],
])('%s met een spatie begint een lijst', (_, bron, getypt, verwacht) => {
  const proef = new Proef(bron).tik(getypt);
  expect(proef.tekst).toBe(verwacht);
  expect(proef.toets('Enter').tik('nog een').tekst.split('\n')).toHaveLength(2);
});

test('een punt onder een lijst hoort bij die lijst, een nummer alleen als het klopt', () => {
  const lijst = (bron: string, getypt: string) => new Proef(bron).achter('erna').toets('Enter').tik(getypt).tekst;
  expect(lijst('- een\n\nerna', '- twee')).toBe('- een\n\nerna\n\n- twee');
  const onder = (bron: string, getypt: string) => new Proef(bron).achter('een').toets('Enter').toets('Enter').tik(getypt).tekst;
  expect(onder('- een', '- twee')).toBe('- een\n- twee');
  expect(onder('1. een', '2. twee')).toBe('1. een\n2. twee');
  expect(onder('1. een', '4. twee')).toBe('1. een\n\n4\\. twee');
});

test.each([
  ['een jaar', '2026. was druk', '2026\\. was druk'],
  ['een ander nummer', '3. punt', '3\\. punt'],
  ['een streepje verderop', 'a - b', 'a - b'],
  ['een streepje zonder spatie', '-punt', '-punt'],
])('%s blijft staan', (_, getypt, verwacht) => expect(new Proef('').tik(getypt).tekst).toBe(verwacht));

test('in een kop, een punt, een cel en code blijft een streepje een streepje', () => {
  expect(new Proef('## x').knop('Vet').tik('- ').tekst).toContain('## ');
  expect(new Proef('- x').tik('- ').tekst).toBe('- \\- x');
  expect(new Proef('| a |\n| - |\n| b |').bij('b').tik('- ').tekst).toContain('| - b |');
  expect(new Proef('```\nx\n```').tik('- ').tekst).toBe('```\n- x\n```');
});

test.each([
  ['Backspace', {}],
  ['z', { ctrlKey: true }],
] as const)('met %s is het weer wat er getypt was, en dan blijft dat zo', (toets, met) => {
  const proef = new Proef('').tik('- ').toets(toets, met);
  expect(proef.state.doc.textContent).toBe('- ');
  expect(proef.tik('punt').tekst).toBe('\\- punt');
});

test('Backspace die geen lijst terugneemt, doet wat hij altijd doet', () => {
  expect(new Proef('').tik('- ').tik('x').toets('Backspace').state.doc.textContent).toBe('x');
});
