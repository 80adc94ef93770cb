import fc from 'fast-check';
import { evaluate } from 'satteri';
import { afterEach, expect, test } from 'vitest';
import { naarMdx } from '#inhoud/tekst/naar-mdx.ts';
import { FAMILIES, gevaarlijk, SEIN } from './gevaar.ts';

const runtime = {
  Fragment: 'fragment',
  jsx: (soort: unknown, props: unknown) => ({ soort, props }),
  jsxs: (soort: unknown, props: unknown) => ({ soort, props }),
};
const deel = () => null;
const wereld = globalThis as { sein?: number };

/** Compiles a text with the compiler of the trusted texts, runs it, and tells whether a payload ran with it. */
async function gaatAf(mdx: string): Promise<boolean> {
  delete wereld.sein;
  const { default: Inhoud } = await evaluate(mdx, runtime);
  if (typeof Inhoud === 'function') Inhoud({ components: { Kader: deel, Citaat: deel, Stappen: deel, Bron: deel, Bijlagen: deel } });
  return wereld.sein !== undefined;
}

afterEach(() => {
  delete wereld.sein;
});

test('ook wie een ingezonden tekst wél uitvoert, krijgt niets aan de praat', async () => {
  const teksten = [...Object.values(FAMILIES).flat(), ...fc.sample(gevaarlijk, { numRuns: 500, seed: 4 })];
  const afgegaan: string[] = [];
  for (const tekst of teksten) {
    const uitslag = naarMdx(tekst);
    if (uitslag.gelukt && (await gaatAf(uitslag.mdx))) afgegaan.push(tekst);
  }
  expect(afgegaan).toEqual([]);
});

test.each([`{${SEIN}}`, `export const a = (${SEIN})`, `<Kader titel={${SEIN}} />`, `    {${SEIN}}`, `- a\n\n      {${SEIN}}`])(
  'ongewijzigd gaat %j wel af',
  async (tekst) => {
    expect(await gaatAf(tekst)).toBe(true);
  },
);
