import { hash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePageStyle, styleFor } from '#server/http/answer/page-style.ts';
import { readStyles, rulesOf } from '#server/release/read-styles.ts';

const stijl = (css: string, html: string) => styleFor(rulesOf(css), html);

test.each([
  ['.kaart{color:red}', '<p class="kaart">', '.kaart{color:red}'],
  ['.kaart{color:red}', '<p class="kaarten">', ''],
  ['.kaart .titel{color:red}', '<p class="groot kaart"><b class="titel">', '.kaart .titel{color:red}'],
  ['.kaart .titel{color:red}', '<p class="kaart">', ''],
  ['.weg,.kaart,textarea{color:red}', '<p class="kaart">', '.kaart{color:red}'],
  ['#inhoud:focus{color:red}', '<main id="inhoud">', '#inhoud:focus{color:red}'],
  ['p:not(.weg):has(.ver) a[href^="(x"]::after{color:red}', '<p><a>', 'p:not(.weg):has(.ver) a[href^="(x"]::after{color:red}'],
  [':is(.een,.twee)>*{color:red}', '<p class="twee">', ':is(.een,.twee)>*{color:red}'],
  [
    '@layer a,b;@layer b{@media print{.weg{color:red}.kaart{color:red}}}',
    '<p class="kaart">',
    '@layer a,b;@layer b{@media print{.kaart{color:red}}}',
  ],
  ['@media print{.weg{color:red}}', '<p>', ''],
  ['@font-face{font-family:x}@page{margin:1cm}', '<p>', '@font-face{font-family:x}@page{margin:1cm}'],
  ['@keyframes op{from{opacity:0}to{opacity:1}}', '<p>', '@keyframes op{from{opacity:0}to{opacity:1}}'],
  ['body{margin:0}html{color:red}', '<p>', 'body{margin:0}html{color:red}'],
])('van %j blijft op %j over wat iets raakt', (css, html, over) => {
  expect(stijl(css, html)).toBe(over);
});

test('een waarde blijft als iets haar vraagt, ook langs een andere waarde of uit de pagina zelf', () => {
  const css = ':root{--a:var(--b);--b:red;--c:blue;--d:green;--e:grey}p{color:var(--a)}.weg{color:var(--e)}';
  expect(stijl(css, '<p><path fill="var(--d)">')).toBe(':root{--a:var(--b);--b:red;--d:green}p{color:var(--a)}');
});

test('de stijl staat in de pagina op de plaats van de bladen, en het beleid noemt juist die', () => {
  const maak = makePageStyle({
    sheets: { '/_astro/een.css': rulesOf('p{color:red}.weg{color:blue}'), '/_astro/twee.css': rulesOf('b{color:red}') },
    scripts: {},
  });
  const pagina = '<head><link rel="stylesheet" href="/_astro/een.css"><link rel="stylesheet" href="/_astro/twee.css"></head><p><b>$&</b>';
  const { body, source } = maak(Buffer.from(pagina)) ?? {};
  expect(body?.toString()).toBe(
    '<head><style data-bladen="/_astro/een.css /_astro/twee.css">p{color:red}b{color:red}</style></head><p><b>$&</b>',
  );
  expect(source).toBe(`'sha256-${hash('sha256', 'p{color:red}b{color:red}', 'base64')}'`);
});

test('een blad dat niemand kent, blijft een verwijzing', () => {
  const maak = makePageStyle({ sheets: { '/_astro/een.css': rulesOf('p{color:red}') }, scripts: {} });
  expect(maak(Buffer.from('<link rel="stylesheet" href="/_astro/een.css"><link rel="stylesheet" href="/_astro/weg.css"><p>'))).toBeNull();
  expect(maak(Buffer.from('<p>'))).toBeNull();
});

test('wat een script van de pagina een element kan geven, heeft zijn stijl', async () => {
  const map = await mkdtemp(join(tmpdir(), 'stijl-'));
  await mkdir(join(map, '_astro'));
  await writeFile(join(map, '_astro/een.css'), '.door{color:red}.mee{color:blue}.nee{color:grey}');
  await writeFile(join(map, '_astro/script.js'), 'import{a}from"./deel.js";x.className="door"');
  await writeFile(join(map, '_astro/deel.js'), 'export const a="mee"');
  await writeFile(join(map, '_astro/ander.js'), 'x.className="nee"');
  const maak = makePageStyle(await readStyles(map));
  const pagina = '<link rel="stylesheet" href="/_astro/een.css"><script type="module" src="/_astro/script.js"></script>';
  expect(maak(Buffer.from(pagina))?.body.toString()).toContain('>.door{color:red}.mee{color:blue}</style>');
  await rm(map, { recursive: true });
});
