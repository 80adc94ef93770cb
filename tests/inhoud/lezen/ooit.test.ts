import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOoit } from '#inhoud/lezen/ooit.ts';

function verseMap(): string {
  const map = mkdtempSync(join(tmpdir(), 'ooit-'));
  onTestFinished(() => rmSync(map, { recursive: true, force: true }));
  return map;
}
const NU = new Map([['praktijken', new Set(['een'])]] as const);

test('wat volgens de database is ingetrokken telt als ooit bekend, ook in een map waar nog niets is onthouden, en staat er daarna', () => {
  const map = verseMap();
  const ooit = openOoit(map, ['/praktijken/weg/', '/terugblikken/ook-weg/', '/bijlagen/aa.pdf'])(NU);
  expect([[...(ooit.get('praktijken') ?? [])].sort(), [...(ooit.get('terugblikken') ?? [])]]).toEqual([['een', 'weg'], ['ook-weg']]);
  // The child that makes the search index knows it from there.
  expect(JSON.parse(readFileSync(join(map, 'ooit-bekend.json'), 'utf8'))).toMatchObject({ praktijken: ['weg', 'een'] });
  expect([...(openOoit(map)(NU).get('praktijken') ?? [])].sort()).toEqual(['een', 'weg']);
});

test('zonder die adressen weet een lege map alleen wat er nu staat', () =>
  expect([...(openOoit(verseMap())(NU).get('praktijken') ?? [])]).toEqual(['een']));
