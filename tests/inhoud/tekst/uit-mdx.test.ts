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
  ).toBe(':::kader{titel="Let &#x22;op&#x22;"}\nDenk na, a < b en {.\n:::\n\n::bron{titel="x" url="https://x.nl"}\n\n::bijlagen\n');
});

test('een component op één regel is er ook een', () => {
  expect(uitMdx('Voor <Kader titel="x">dit</Kader> na')).toContain('dit');
});

test('code wordt geweigerd', () => expect(() => uitMdx('{1}')).toThrow(Leesfout));

test.each(['praktijken', 'terugblikken', 'nieuws'])('alles wat in %s staat, is na bewerken precies hetzelfde', (collectie) => {
  for (const naam of readdirSync(`content/${collectie}`)) {
    const { tekst } = splitsen(readFileSync(`content/${collectie}/${naam}`, 'utf8'));
    const uitslag = naarMdx(uitMdx(tekst));
    expect(uitslag.gelukt && tekstNaarHtml(uitslag.mdx).html).toBe(tekstNaarHtml(tekst).html);
  }
});
