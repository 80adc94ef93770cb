import { expect, test } from 'vitest';
import { Leesfout, splitsen } from '#inhoud/frontmatter.ts';

const vraag = (bron: string) => {
  try {
    splitsen(bron);
  } catch (fout) {
    return fout instanceof Leesfout ? fout.regel : fout;
  }
  return 'goed';
};

test('velden en tekst worden gesplitst, met de regel waar elk begint', () => {
  const { velden, tekst, eersteRegel, regelVan } = splitsen('---\ntitel: Een\nregio: twee\n---\n\n## Kop\n');
  expect(velden).toEqual({ titel: 'Een', regio: 'twee' });
  expect(tekst).toBe('\n## Kop\n');
  expect(eersteRegel).toBe(5);
  expect(regelVan(['regio'])).toBe(3);
});

test('een datum blijft tekst', () => {
  expect(splitsen('---\nop: 2026-11-21\n---\n').velden).toEqual({ op: '2026-11-21' });
});

test('zonder velden wordt een bestand geweigerd', () => expect(vraag('# Kop')).toBe(1));
test('een dubbel veld wordt geweigerd, met zijn regel', () => expect(vraag('---\na: 1\na: 2\n---\n')).toBe(3));
test('een verwijzing in de velden wordt geweigerd', () => expect(vraag('---\na: &x 1\nb: *x\n---\n')).toBe(1));
test('een eigen type in de velden wordt geweigerd', () => expect(vraag('---\na: !!js/function "x"\n---\n')).toBe(2));
test('te veel velden worden geweigerd', () => expect(vraag(`---\na: ${'x'.repeat(70_000)}\n---\n`)).toBe(1));

test('een miljard keer lachen kost geen tijd', () => {
  const bom = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefgh'.split('').map((l, i) => `${l}: &${l} [${`*${'abcdefgh'[i]},`.repeat(9)}x]`)].join(
    '\n',
  );
  expect(vraag(`---\n${bom}\n---\n`)).not.toBe('goed');
});
