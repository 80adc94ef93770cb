import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const LEESWIJZERS = ['README.md', ...globSync('{src,tests}/**/README.md')].sort();
const lees = (pad: string) => readFileSync(pad, 'utf8');

/** A span of code that names a file or folder of ours: with an extension that we use, or ending in a slash. */
const PAD = /^(?!\/|\.env)[\w./-]+(\.(ts|astro|json|md|css|mjs)|\/)$/;
/** Of the data folder or of an index, made while the site runs; and a, b, c that stand for any name. */
const GEMAAKT =
  /^((src|tests)\/a\/|data\/|postbus\/|bijlagen\/|ingetrokken\/|teksten\/|releases\/|(instellingen|stand)\.json|bench\.json|vragen\.json)/;

/** What a text names that is not there: seen from its own folder, from `src/`, from the top, or as the name of a file somewhere. */
function zoek(leeswijzer: string, tekst: string): string[] {
  const genoemd = [...tekst.matchAll(/`([^`\n]+)`/g)].map(([, naam = '']) => naam).filter((naam) => PAD.test(naam) && !GEMAAKT.test(naam));
  return genoemd.filter((naam) => {
    const plekken = [join(dirname(leeswijzer), naam), join('src', naam), naam];
    return !plekken.some((plek) => existsSync(plek)) && (/\/./.test(naam) || globSync(`{src,tests}/**/${naam}`).length === 0);
  });
}

const plattegrond = /```\n(content\/[\s\S]*?)```/.exec(lees('README.md'))?.[1] ?? '';

test('wat een leeswijzer noemt, bestaat', () => {
  expect(LEESWIJZERS.flatMap((pad) => zoek(pad, lees(pad)).map((naam) => `${pad}: ${naam}`))).toEqual([]);
  expect(zoek('README.md', '`accounts/bestaat-niet.ts` `kennissessies/plaatsen.ts` `plaatsen.ts` `wegwezen.ts` `leeg/`')).toEqual([
    'accounts/bestaat-niet.ts',
    'wegwezen.ts',
    'leeg/',
  ]);
});

test('de plattegrond wijst naar bestanden die er zijn', () => {
  const genoemd = [...plattegrond.matchAll(/\(([\w.-]+\.ts)\)/g)].map(([, naam = '']) => `\`${naam}\``);
  expect(genoemd.length).toBeGreaterThan(4);
  expect(zoek('README.md', genoemd.join(' '))).toEqual([]);
});

test('de leeswijzer van het huis is in een paar minuten te lezen', () => {
  expect(Buffer.byteLength(lees('README.md'))).toBeLessThanOrEqual(7000);
});

test('de plattegrond noemt elke map van src', () => {
  const ontbreekt = (paden: readonly string[]) => paden.filter((pad) => !plattegrond.includes(` ${pad.split('/').at(-1)}/`));
  const kamers = globSync('src/*/', { exclude: ['src/pages', 'src/actions'] });
  const mappen = kamers.flatMap((kamer) => globSync(`${kamer.replace(/\/$/, '')}/*/`)).map((map) => map.replace(/\/$/, ''));
  expect(ontbreekt([...kamers.map((kamer) => kamer.replace(/\/$/, '')), ...mappen])).toEqual([]);
  expect(ontbreekt(['src/kelder'])).toEqual(['src/kelder']);
});

const REGELS = 6;
/** A decision is a paragraph that begins with its date; answers how each breaks the rules. */
const besluitfouten = (tekst: string): string[] =>
  tekst
    .split(/\n{2,}/)
    .filter((stuk) => stuk.startsWith('**2'))
    .filter((stuk) => {
      const regels = stuk.trim().split('\n');
      const heel = /^\*\*\d{4}-\d\d-\d\d · [^*]+\*\* Context: [\s\S]+ Decision: /.test(stuk.replaceAll('\n', ' '));
      return !heel || regels.length > REGELS || regels.some((regel) => regel.length > 140);
    })
    .map((stuk) => stuk.slice(0, 60));

test('een besluit heeft een datum, een aanleiding en hoogstens zes regels, en staat bij de kamer die het bindt', () => {
  expect(LEESWIJZERS.flatMap((pad) => besluitfouten(lees(pad)).map((begin) => `${pad}: ${begin}`))).toEqual([]);
  expect(besluitfouten(lees('README.md').concat('\n\n**2026-11-28 · Zomaar.** Omdat het kan.'))).toEqual([
    '**2026-11-28 · Zomaar.** Omdat het kan.',
  ]);
  expect(LEESWIJZERS.filter((pad) => lees(pad).includes('\n**2026-')).filter((pad) => !pad.startsWith('src/'))).toEqual([]);
});
