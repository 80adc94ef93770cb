import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isPersoonlijk } from '#accounts/inloggen/wie-is-het.ts';
import { bronbestanden } from './bron.ts';

/** The address of a page by its file; of one with parameters, any. */
const adresVan = (pad: string) => `${pad.replace(/^src\/pages/, '').replace(/(\/index)?\.(astro|ts)$/, '')}/`.replaceAll(/\[.+?\]/g, 'x');
const isOpenbaar = (pad: string) => pad.startsWith('src/pages/') && !isPersoonlijk('GET', adresVan(pad));
/** Whatever a page that is kept reads besides `parameters` would be of the first visitor, shown to all. */
const BUITENOM = /\burl\.(search|href)|searchParams|\brequest\b|\bcookies\b|clientAddress/;

const overtreders = (paginas: readonly { pad: string; tekst: string }[]) =>
  paginas.filter(({ pad, tekst }) => isOpenbaar(pad) && BUITENOM.test(tekst)).map(({ pad }) => pad);

test("pagina's die voor iedereen hetzelfde zijn lezen het adres alleen met parameters()", () => {
  const paginas = bronbestanden.map(({ pad }) => ({ pad, tekst: readFileSync(pad, 'utf8') }));
  expect(paginas.filter(({ pad }) => isOpenbaar(pad)).length).toBeGreaterThan(15);
  expect(overtreders(paginas)).toEqual([]);
});

test('de controle ziet wie dat buitenom doet, en laat persoonlijke pagina’s met rust', () => {
  const tekst = "const q = Astro.url.searchParams.get('q');";
  expect(
    overtreders(
      ['src/pages/zoeken.astro', 'src/pages/mijn/gegevens.astro', 'src/pages/inloggen/index.astro'].map((pad) => ({ pad, tekst })),
    ),
  ).toEqual(['src/pages/zoeken.astro']);
});
