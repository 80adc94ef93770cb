import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Leesfout } from '#inhoud/frontmatter.ts';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { TOEPASSERS } from '#leren/adopties/adoptiestanden.ts';

const html = (bron: string) => tekstNaarHtml(bron).html;

test('een tekst krijgt koppen met een anker, en een inhoudsopgave', () => {
  const { html, koppen } = tekstNaarHtml('## Eerste stappen\n\nTekst.\n\n### Eerste stappen');
  expect(koppen).toEqual([
    { diepte: 2, slug: 'eerste-stappen', tekst: 'Eerste stappen' },
    { diepte: 3, slug: 'eerste-stappen-1', tekst: 'Eerste stappen' },
  ]);
  expect(html).toBe('<h2 id="eerste-stappen">Eerste stappen</h2>\n<p>Tekst.</p>\n<h3 id="eerste-stappen-1">Eerste stappen</h3>');
});

test('een kader en een citaat worden gewone HTML', () => {
  expect(html('<Kader titel="Let op">\n\nDenk **na**.\n\n</Kader>')).toBe(
    '<aside class="kader" aria-label="Let op">\n<p class="kader-titel">Let op</p>\n<p>Denk <strong>na</strong>.</p>\n</aside>',
  );
  expect(html('<Citaat bron="projectleider">\n\nHet werkt.\n\n</Citaat>')).toBe(
    '<figure class="citaat">\n<blockquote>\n<p>Het werkt.</p>\n</blockquote>\n<figcaption>\nprojectleider\n</figcaption>\n</figure>',
  );
});

test.each([
  ['2023-07-12', '12 juli 2023'],
  ['2023', '2023'],
  ['2023-13-45', '2023-13-45'],
])('een bron van %s noemt de datum als %s', (datum, verwacht) => {
  expect(html(`<Bron titel="Wet" url="https://wetten.overheid.nl/" datum="${datum}" />`)).toBe(
    `<p class="bron">Bron: <a href="https://wetten.overheid.nl/" rel="noopener nofollow ugc">Wet</a> (${verwacht})</p>`,
  );
});

test.each([
  ['een uitdrukking', 'Prijs {process.env.HOME}'],
  ['een import', 'import x from "node:fs"\n\nTekst'],
  ['een export', 'export const x = 1\n\nTekst'],
  ['een onbekend onderdeel', '<Script src="x" />'],
  ['een uitdrukking in een eigenschap', '<Kader titel={1+1}>\n\nx\n\n</Kader>'],
  ['een gespreide eigenschap', '<Kader {...props}>\n\nx\n\n</Kader>'],
  ['een gebeurtenis', '<Kader onclick="x">\n\nx\n\n</Kader>'],
])('%s wordt geweigerd, met de regel erbij', (_, bron) => {
  expect(() => html(bron)).toThrow(Leesfout);
});

test.each([
  ['[klik](javascript:alert(1))', '<p><a>klik</a></p>'],
  ['[klik](data:text/html,x)', '<p><a>klik</a></p>'],
  ['![x](https://elders.example/x.png)', '<p><span>x</span></p>'],
  ['![x](//elders.example/x.png)', '<p><span>x</span></p>'],
])('een gevaarlijk adres verdwijnt: %s', (bron, verwacht) => {
  expect(html(bron)).toBe(verwacht);
});

test('een tabel houdt zijn uitlijning zonder style of align', () => {
  const uit = html('| a | b |\n| :-- | --: |\n| 1 | 2 |');
  expect(uit).toContain('<th class="rechts">b</th>');
  expect(uit).not.toMatch(/style=|align=/);
});

test('een brede tabel schuift in een eigen kader, ook in een blok, en een smalle niet', () => {
  const tabel = (kolommen: number) => `${'| a '.repeat(kolommen)}|\n${'| - '.repeat(kolommen)}|\n${'| 1 '.repeat(kolommen)}|`;
  const kader = '<section class="tabel" tabindex="0" aria-label="Tabel"><table>';
  expect(html(tabel(3)).match(/<section class="tabel"/g)).toHaveLength(1);
  expect(html(tabel(3))).toContain(kader);
  expect(html(`<Kader>\n\n${tabel(4)}\n\n</Kader>`)).toContain(kader);
  expect(html(tabel(2))).not.toContain('class="tabel"');
});

test('een voetnoot is Nederlands', () => {
  expect(html('Tekst[^1].\n\n[^1]: Noot.')).toContain('Voetnoten');
});

test('een kop van een tekst krijgt nooit een naam die de pagina eromheen al gebruikt', () => {
  expect(html('## Inhoud\n\n## Inhoud')).toMatch(/id="inhoud-1".*id="inhoud-2"/s);
  const rondom = globSync(['src/design/*.astro', 'src/design/parts/{,text/}*.astro', 'src/inhoud/tonen/**/*.astro']).flatMap((pad) =>
    [...readFileSync(pad, 'utf8').matchAll(/ id="([a-z][a-z-]*)"/g)].map(([, id = '']) => id),
  );
  expect(rondom).toContain('wie-doet-wat');
  rondom.push(TOEPASSERS.slug, 'van-anderen');
  expect(rondom.filter((id) => html(`## ${id}`).includes(`id="${id}"`))).toEqual([]);
});
