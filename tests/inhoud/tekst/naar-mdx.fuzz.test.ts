import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterlijk, naarMdx } from '#inhoud/tekst/naar-mdx.ts';
import { zichtbaar } from '#inhoud/tekst/tekens.ts';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import { FAMILIES, gevaarlijk } from './gevaar.ts';
import { misstanden } from './onderzoek.ts';

/** `npm run aanval` takes 10,000; TEKSTEN for another number, ZAAD for another draw. */
const AANTAL = Number(process.env.TEKSTEN ?? 200);
const opties = { numRuns: AANTAL, seed: Number(process.env.ZAAD ?? 2026) };

const mdxVan = (tekst: string): string => {
  const uitslag = naarMdx(tekst);
  if (!uitslag.gelukt) throw new Error(`geweigerd: ${uitslag.reden}`);
  return uitslag.mdx;
};

test.each(Object.entries(FAMILIES))('elke aanval uit de familie %s staat er letterlijk of als wat Markdown bedoelt', (_, familie) => {
  expect(familie.map((tekst) => [tekst, misstanden(mdxVan(tekst))]).filter(([, mis]) => mis?.length)).toEqual([]);
});

test(`van ${AANTAL} gemaakte teksten houdt er geen iets vreemds, en komt er geen anders terug uit het bewerken`, {
  timeout: 1_800_000,
}, () => {
  let zonderOpmaak = 0;
  fc.assert(
    fc.property(gevaarlijk, (tekst) => {
      const uitslag = naarMdx(tekst);
      if (!uitslag.gelukt) return;
      if (uitslag.letterlijk) zonderOpmaak++;
      expect(misstanden(uitslag.mdx)).toEqual([]);
      expect(naarMdx(uitMdx(uitslag.mdx))).toEqual(uitslag);
    }),
    opties,
  );
  expect(zonderOpmaak).toBeLessThan(AANTAL / 500);
});

test('ook zonder opmaak is elke tekst veilig', { timeout: 900_000 }, () => {
  fc.assert(
    fc.property(gevaarlijk, (tekst) => {
      expect(misstanden(letterlijk(zichtbaar(tekst)))).toEqual([]);
    }),
    { ...opties, numRuns: Math.ceil(AANTAL / 10) },
  );
});

const NOTITIE = fc
  .array(fc.constantFrom('een', 'notitie', '{1}', '<b>', '</b>', 'import x', 'a < b', '\n\n', '\n', '- >'), { maxLength: 8 })
  .map((delen) => `<!-- ${delen.join(' ')} -->`);
const OMGEVING = [
  (notitie: string) => notitie,
  (notitie: string) => `voor ${notitie} na`,
  (notitie: string) => `<div>\n${notitie}\n</div>`,
  (notitie: string) => `a\n\n${notitie}\nb`,
];
/** Every letter and sign a reader gets to see, apart from spaces, and from the marks that Markdown reads as a list or a quote. */
const tekens = (tekst: string): string => tekst.replace(/^[\s>-]*/gm, '').replace(/\s/g, '');
const leesbaar = (mdx: string): string =>
  tekens(
    tekstNaarHtml(mdx)
      .html.replace(/<[^>]*>/g, '')
      .replaceAll('&#x3C;', '<')
      .replaceAll('&#x26;', '&'),
  );

test('van een notitie tussen pijlen raakt geen teken kwijt', { timeout: 900_000 }, () => {
  fc.assert(
    fc.property(NOTITIE, fc.constantFrom(...OMGEVING), (notitie, om) => {
      const mdx = mdxVan(om(notitie));
      expect(misstanden(mdx)).toEqual([]);
      expect(leesbaar(mdx)).toBe(tekens(om(notitie)));
    }),
    opties,
  );
});

test('dezelfde vergelijking ziet een notitie die verdween', () => {
  expect(leesbaar(mdxVan('voor na'))).not.toBe(tekens('voor <!-- een notitie --> na'));
});

/** What one would write first: escape the signs of MDX, but leave code alone. */
const naief = (tekst: string): string =>
  tekst
    .split(/(```[\s\S]*?```|`[^`]*`)/)
    .map((deel, nummer) => (nummer % 2 ? deel : deel.replace(/[{<]/g, '\\$&').replace(/^(import|export)/gm, '\\$1')))
    .join('');

test('dezelfde teksten komen bij een naïeve ontsnapper wel door de poort', () => {
  const door = fc.sample(gevaarlijk, { numRuns: 200, seed: 1 }).filter((tekst) => misstanden(naief(tekst)).length > 0);
  expect(door.length).toBeGreaterThan(20);
});

test.each([
  ['een uitdrukking', '`a\n\n{globalThis.x}`'],
  ['code', '    <Kader onclick="x">\n    </Kader>'.replace('<', '\\<').replace('    \\<', '\t<')],
  ['een schema', '[a](https:e.example)'],
])('het onderzoek ziet %s', (_, mdx) => {
  expect(misstanden(mdx)).not.toEqual([]);
});
