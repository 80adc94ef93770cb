import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { teVertalen } from '#publicaties/bureau/browser/klembord.ts';

const MAP = 'tests/inhoud/tekst/plakken/klembord';
const kladblok = (html: string, kaal = 'woorden') =>
  ({ getData: (soort: string) => (soort === 'text/html' ? html : kaal) }) as Pick<DataTransfer, 'getData'> as DataTransfer;

test.each(readdirSync(MAP).filter((naam) => naam.endsWith('.txt')))('%s: de opmaak wordt gevraagd', (naam) => {
  expect(teVertalen(kladblok(readFileSync(`${MAP}/${naam}`, 'utf8')))).not.toBeNull();
});

test.each([
  `<meta charset='utf-8'><div style="color: #d4d4d4;font-family: Consolas, 'Courier New', monospace;white-space: pre;"><div><span>a</span></div></div>`,
  '<html><body>\n<!--StartFragment--><div style="font-size: 14px;white-space: pre"><div>a</div></div><!--EndFragment--></body></html>',
])('regels uit een programma voor code blijven zoals ze zijn: %s', (html) => {
  expect(teVertalen(kladblok(html))).toBeNull();
});

test('kan de opmaak niet mee, dan staan de woorden er en wordt het gezegd', async () => {
  const uitslag = await teVertalen(kladblok(`<p>${'a'.repeat(1_000_000)}</p>`))?.();
  expect(uitslag).toEqual({ markdown: 'woorden', melding: expect.stringMatching(/^De opmaak kon niet mee/) });
});
