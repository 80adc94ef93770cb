import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BOUWSTEENTEKENINGEN } from '#design/art/bouwsteentekeningen.ts';
import { LANDSDEELVORMEN } from '#design/art/landsdelen.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { LANDSDELEN } from '#inhoud/woorden.ts';
import { gerenderd } from '../steun/inhoud.ts';

const inhoud = await openInhoud({
  vertrouwdDir: 'content',
  contentDir: 'content',
  voorbeeld: true,
  renderDir: gerenderd(await mkdtemp(join(tmpdir(), 'render-'))),
  kijken: false,
});

test('elke bouwsteen heeft een eigen tekening, en geen tekening is van niets', () => {
  const slugs = inhoud.alle('bouwstenen').map(({ slug }) => slug);
  expect(Object.keys(BOUWSTEENTEKENINGEN).sort()).toEqual([...slugs].sort());
  expect(new Set(Object.values(BOUWSTEENTEKENINGEN)).size).toBe(9);
});

test('elk landsdeel staat één keer op de kaart; landelijk en onbekend niet', () => {
  const opKaart = LANDSDEELVORMEN.map(({ landsdeel }) => landsdeel);
  expect([...opKaart, 'landelijk', 'onbekend'].sort()).toEqual([...LANDSDELEN].sort());
});

test('bij elke verzonnen best practice staat bij welke taken ze hoort', () => {
  const zonder = inhoud.alle('praktijken').filter(({ gegevens }) => gegevens.voorbeeld && gegevens.taken.length === 0);
  expect(zonder.map(({ slug }) => slug)).toEqual([]);
});
