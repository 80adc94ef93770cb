import { expect, test } from 'vitest';
import { Proef } from './proef.ts';

const TABEL = '| a | b |\n| - | - |\n| x | y |\n\nna';

test.each([
  ['alinea’s', 'een\n\ntwee', 'een twee'],
  ['een lijst', '- een\n- twee', 'een twee'],
  [
    'wat hier niet te bewerken is',
    'een\n\n<div>\nHTML\n</div>\n\n::bron{url="https://a.example"}',
    'een \\<div> HTML \\</div> ::bron{url="https://a.example"}',
  ],
])('%s uit deze tekst in een cel geplakt: de tabel blijft heel en geen woord gaat verloren', (_, bron, verwacht) => {
  expect(new Proef(TABEL).bij('x', 1).plak(bron).tekst).toBe(TABEL.replace('x', verwacht));
});

test('cellen op cellen geplakt blijven cellen', () => {
  expect(new Proef(TABEL).bij('x').plak('| c |\n| - |\n| d |').tekst).toBe('| a | b |\n| - | - |\n| c | y |\n| d | |\n\nna');
});

test('geplakt op wat gekozen en dicht is, komt het erachter', () => {
  const bron = 'voor\n\n<div>\nHTML\n</div>\n\nna';
  expect(new Proef(bron).kies().plak('nieuw').tekst).toBe(bron.replace('na', 'nieuw\n\nna'));
});
