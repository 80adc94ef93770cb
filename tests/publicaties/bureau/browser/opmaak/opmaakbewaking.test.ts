import { NodeSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { isDicht } from '#publicaties/bureau/browser/opmaak/opmaakbewaking.ts';
import { Proef } from './proef.ts';

const TABEL = '| a | b |\n| - | - |\n| x[^1] | y |\n| z | <u> |\n\n[^1]: Noot.';

test.each([
  ['Rij weg', 'x', '| a | b |\n| - | - |\n| z | <u> |\n\n[^1]: Noot.'],
  ['Kolom weg', 'y', '| a |\n| - |\n| x[^1] |\n| z |\n\n[^1]: Noot.'],
  ['Tabel weg', 'y', '[^1]: Noot.'],
])('%s doet wat hij zegt, ook als er iets in staat dat hier niet te bewerken is', (knop, plek, verwacht) => {
  expect(new Proef(TABEL).bij(plek).knop(knop).tekst).toBe(verwacht);
});

test('de laatste rij of kolom gaat niet weg, en de knop zegt dat', () => {
  const proef = new Proef('| a |\n| - |').bij('a');
  expect([proef.kan('Rij weg'), proef.kan('Kolom weg')]).toEqual([false, false]);
  expect(new Proef(TABEL).bij('x').kan('Rij weg')).toBe(true);
});

const BRON = '::bron{titel="Plan" url="https://a.example"}';

test.each([
  ['een blok', 'voor\n\n<div>\nHTML\n</div>\n\nna'],
  ['een bron', `voor\n\n${BRON}\n\nna`],
  ['een bron in een kader', `:::kader\nvoor\n\n${BRON}\n\nna\n:::`],
])('%s: een toets ernaast kiest het eerst, ook met Ctrl, en pas de volgende haalt het weg', (_, bron) => {
  for (const met of [{}, { ctrlKey: true }]) {
    const proef = new Proef(bron).bij('na').toets('Backspace', met);
    expect([proef.tekst, proef.state.selection instanceof NodeSelection]).toEqual([bron, true]);
    expect(proef.toets('Backspace').tekst).toMatch(/^(:::kader\n)?voor\n\nna(\n:::)?$/);
  }
});

test('zonder keuze en zonder opdracht gaat er niets weg dat hier niet te bewerken is', () => {
  const { state } = new Proef(`voor\n\n${BRON}\n\nna`).bij('na');
  const tr = state.tr.delete(6, 7);
  expect(isDicht(state.doc.nodeAt(6) ?? state.doc)).toBe(true);
  expect(state.apply(tr).doc.eq(state.doc)).toBe(true);
});

test.each<[string, (proef: Proef) => Proef]>([
  ['typen', (proef) => proef.typ('erna')],
  ['een nieuwe regel', (proef) => proef.toets('Enter', { shiftKey: true }).typ('erna')],
  ['een enter', (proef) => proef.toets('Enter').typ('erna')],
])('%s op wat gekozen en dicht is, komt erachter', (_, doe) => {
  expect(doe(new Proef('Zin <u>met</u>.\n\n<div>\nHTML\n</div>').kies(0)).tekst).toContain('<u>');
  expect(doe(new Proef('Zin <u>met</u>.\n\n<div>\nHTML\n</div>').kies(2)).tekst).toBe('Zin <u>met</u>.\n\n<div>\nHTML\n</div>\n\nerna');
});
