import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GEDAAN } from '#publicaties/inzendwoorden.ts';

const DEUREN = 'src/actions/publicaties';

test('of een handeling nu op de site staat of nog niet: de pagina heeft er een zin voor', () => {
  const bron = readdirSync(DEUREN).map((bestand) => readFileSync(join(DEUREN, bestand), 'utf8'));
  const woorden = [...bron.join('\n').matchAll(/uitgevoerd \? '([a-z]+)' : '([a-z]+)'/g)].flatMap(([, wel = '', niet = '']) => [wel, niet]);
  expect(woorden.length).toBeGreaterThanOrEqual(16);
  expect([...new Set(woorden)].filter((woord) => !Object.hasOwn(GEDAAN, woord))).toEqual([]);
});
