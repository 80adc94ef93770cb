import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { Leesfout } from '#inhoud/frontmatter.ts';
import { ontleden } from '#inhoud/tekst/tekst.ts';
import { gevaarlijk } from './tekst/gevaar.ts';

const ruim = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();
const boomVan = (lees: (tekst: string) => Root) => (tekst: string) => {
  try {
    return lees(tekst);
  } catch (fout) {
    if (fout instanceof Leesfout || (fout instanceof Error && 'ruleId' in fout)) return null;
    throw fout;
  }
};
const MAP = 'tests/inhoud/tekst/documenten/';
const documenten = readdirSync(MAP).map((naam) => readFileSync(MAP + naam, 'utf8'));
const ADRESSEN = [
  'Mail naar loket@voorbeeld.example of bel.',
  'Kijk op www.voorbeeld.example/pad, of op https://voorbeeld.example/?a=b.',
  '**mailto:a@b.example** en *xmpp:a@b.example/c*',
  'HTTPS://VOORBEELD.EXAMPLE en WWW.VOORBEELD.EXAMPLE',
  '[a@b.example](https://elders.example/) en ![a@b.example](/x.webp)',
  'a&#64;b.example, a@b.example en https&#58;//voorbeeld.example',
  '| a@b.example | www.b.example |\n|---|---|\n| c@d.example | e |',
];

test('zuinig zoeken vindt dezelfde adressen als overal zoeken', () => {
  for (const tekst of [...documenten, ...ADRESSEN]) expect(boomVan(ontleden)(tekst)).toEqual(boomVan((t) => ruim.parse(t))(tekst));
  const verzonnen = fc.sample(gevaarlijk, { numRuns: 300, seed: 2026 });
  for (const tekst of verzonnen) expect(boomVan(ontleden)(tekst)).toEqual(boomVan((t) => ruim.parse(t))(tekst));
});

test('wie nergens zoekt, vindt ze niet', () => {
  const nergens = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(function zonder() {
      const data = this.data();
      data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).flat().map((deel) => ({ ...deel, transforms: [] }));
    })
    .use(remarkMdx);
  expect(ADRESSEN.filter((tekst) => JSON.stringify(nergens.parse(tekst)) !== JSON.stringify(ruim.parse(tekst)))).not.toEqual([]);
});
