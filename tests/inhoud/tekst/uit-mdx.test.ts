import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Leesfout, splitsen } from '#inhoud/frontmatter.ts';
import { naarMdx } from '#inhoud/tekst/naar-mdx.ts';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';

test('een component wordt wat de schrijver bewerkt', () => {
  expect(
    uitMdx(
      '<Kader titel="Let &quot;op&quot;">\n\nDenk na, a \\< b en \\{.\n\n</Kader>\n\n<Bron titel="x" url="https://x.nl" />\n\n<Bijlagen />\n',
    ),
  ).toBe(':::kader{titel=\'Let "op"\'}\nDenk na, a < b en {.\n:::\n\n::bron{titel="x" url="https://x.nl"}\n\n::bijlagen\n');
});

test('een component op één regel is er ook een', () => {
  expect(uitMdx('Voor <Kader titel="x">dit</Kader> na')).toContain('dit');
});

test('een regeleinde staat er zoals iemand het typt; waar een bestand alleen zijn regels afbreekt, staat een spatie', () => {
  expect(uitMdx('een\\\ntwee\ndrie')).toBe('een\ntwee drie\n');
});

test('er staat nooit een tekencode in wat de schrijver ziet', () => {
  expect(uitMdx('**Let op.**&#x44;it is *a*&#x62; en &#x69;mport\n')).toBe('**Let op**.Dit is *a*b en import\n');
  expect(uitMdx(`<Kader titel="Zeg &quot;nu&quot; en 's avonds">\n\nx\n\n</Kader>`)).toBe(`:::kader[Zeg "nu" en 's avonds]\nx\n:::\n`);
});

test.each([
  ['*~~~~*export', '*~~~*~export\n'],
  ['http\\://e.example[a](javascript:alert(1))---', '<http://e.example>a---\n'],
  ['**(www\\.school.nl**oor', '**(www\\.school.nl**oor\n'],
])('%s komt uit het bewerken zoals het online staat', (getypt, bewerkt) => {
  const online = naarMdx(getypt);
  const mdx = online.gelukt ? online.mdx : '';
  expect(uitMdx(mdx)).toBe(bewerkt);
  expect(naarMdx(bewerkt)).toEqual(online);
});

test('code wordt geweigerd', () => expect(() => uitMdx('{1}')).toThrow(Leesfout));

test.each(['praktijken', 'terugblikken', 'nieuws'])('alles wat in %s staat, is na bewerken precies hetzelfde', (collectie) => {
  for (const naam of readdirSync(`content/${collectie}`)) {
    const { tekst } = splitsen(readFileSync(`content/${collectie}/${naam}`, 'utf8'));
    const uitslag = naarMdx(uitMdx(tekst));
    expect(uitslag.gelukt && tekstNaarHtml(uitslag.mdx).html).toBe(tekstNaarHtml(tekst).html);
  }
});
