import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { naarMdx } from '#inhoud/tekst/naar-mdx.ts';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { uitMdx } from '#inhoud/tekst/uit-mdx.ts';
import { misstanden } from './onderzoek.ts';

const MAP = 'tests/inhoud/tekst/documenten';
const documenten = readdirSync(MAP).filter((naam) => naam.endsWith('.md'));

test.each(documenten)('%s gaat erin en komt er leesbaar uit', async (naam) => {
  const uitslag = naarMdx(readFileSync(`${MAP}/${naam}`, 'utf8'));
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  expect(uitslag.letterlijk).toBe(false);
  expect(misstanden(uitslag.mdx)).toEqual([]);
  expect(naarMdx(uitMdx(uitslag.mdx))).toEqual(uitslag);
  // Read by people when written, kept so that nothing changes unseen.
  await expect(`${tekstNaarHtml(uitslag.mdx).html}\n`).toMatchFileSnapshot(`documenten/${naam.replace('.md', '.html')}`);
});

const OPMAAK = ['nbsp', 'mdash', 'copy', 'stappen', 'citaat', 'kader', 'bijlagen', 'titel', 'datum', 'url'];
const woorden = (tekst: string) => tekst.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

test.each(documenten)('in %s raakt geen woord kwijt', (naam) => {
  const bron = readFileSync(`${MAP}/${naam}`, 'utf8').replaceAll('\u00ad', '');
  const uitslag = naarMdx(bron);
  const getoond = new Set(uitslag.gelukt ? woorden(tekstNaarHtml(uitslag.mdx).html.replaceAll('%20', ' ')) : []);
  expect(woorden(bron).filter((woord) => !getoond.has(woord) && !OPMAAK.includes(woord))).toEqual([]);
});
