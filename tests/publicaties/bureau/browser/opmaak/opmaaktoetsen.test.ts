import { expect, test } from 'vitest';
import { Proef } from './proef.ts';

const CODE = '```\ncode\n```';

test.each<[string, string, (proef: Proef) => Proef, string]>([
  ['drie enters achteraan', CODE, (proef) => proef.toets('Enter').toets('Enter').toets('Enter').typ('erna'), `${CODE}\n\nerna`],
  ['omlaag onder aan de tekst', CODE, (proef) => proef.toets('ArrowDown').typ('erna'), `${CODE}\n\nerna`],
  ['een lege regel erin blijft erin', CODE, (proef) => proef.toets('Enter').toets('Enter').typ('meer'), '```\ncode\n\nmeer\n```'],
  ['omlaag met tekst eronder maakt niets', `${CODE}\n\nna`, (proef) => proef.toets('ArrowDown').typ('x'), '```\ncodex\n```\n\nna'],
])('uit een codeblok: %s', (_, bron, doe, verwacht) => {
  expect(doe(new Proef(bron).achter('code')).tekst).toBe(verwacht);
});
