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

const BEELD = '![zaal](/bijlagen/a.webp)';
test.each([
  ['achter de woorden', 'een', 'een', `een\n\n${BEELD}\n\nerna`],
  ['middenin', 'een twee', 'een ', `een\n\n${BEELD}\n\nernatwee`],
  ['ervoor', 'een', '', `${BEELD}\n\nernaeen`],
  ['in een leeg veld', '', '', `${BEELD}\n\nerna`],
  ['voor een andere alinea', 'een\n\ntwee', 'een', `een\n\n${BEELD}\n\nerna\n\ntwee`],
  ['in een punt', '- een\n- twee', 'een', `- een\n\n  ${BEELD}\n\n  erna\n- twee`],
  ['achter een kop', '## Kop\n\ntwee', 'Kop', `## Kop\n\n${BEELD}\n\nerna\n\ntwee`],
  ['achter code', '```\ncode\n```', 'co', `\`\`\`\ncode\n\`\`\`\n\n${BEELD}\n\nerna`],
])('een beeld staat in een alinea van zichzelf: %s', (_, bron, achter, verwacht) => {
  const proef = new Proef(bron);
  if (achter) proef.achter(achter);
  expect(proef.plaats(BEELD).tik('erna').tekst).toBe(verwacht);
});

test('wat erna komt, plakt niet vast: nog een beeld niet, en een document niet', () => {
  const document = '[plan](/bijlagen/a.pdf)';
  expect(new Proef('een').achter('een').plaats(BEELD).plaats(document).plaats(BEELD).tik('erna').tekst).toBe(
    `een\n\n${BEELD}\n\n${document}\n\n${BEELD}\n\nerna`,
  );
});

test('in een cel staat een beeld tussen de woorden', () => {
  expect(new Proef(TABEL).achter('x').plaats(BEELD).tekst).toBe(TABEL.replace('x', `x${BEELD}`));
});
