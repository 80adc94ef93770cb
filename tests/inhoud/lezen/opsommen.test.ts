import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { opsommen, opsommenNa } from '#inhoud/lezen/opsommen.ts';

async function opstelling() {
  const map = await mkdtemp(join(tmpdir(), 'bestanden-'));
  onTestFinished(() => rm(map, { recursive: true, force: true }));
  for (const collectie of ['praktijken', 'terugblikken', 'nieuws']) await mkdir(join(map, collectie));
  for (const naam of ['praktijken/b', 'praktijken/d', 'terugblikken/a', 'nieuws/c']) await writeFile(join(map, `${naam}.mdx`), '');
  const mappen = { vertrouwdDir: 'content', contentDir: map };
  return { mappen, pad: (naam: string) => `${map}/${naam}`, begin: await opsommen(mappen) };
}

test('wie alleen naar de gemelde bestanden kijkt, ziet hetzelfde als wie overal kijkt', async () => {
  const { mappen, pad, begin } = await opstelling();
  const stappen: [paden: string[], doe: () => Promise<unknown>][] = [
    [['praktijken/c.mdx'], () => writeFile(pad('praktijken/c.mdx'), '')],
    [['praktijken/b.mdx'], () => rm(pad('praktijken/b.mdx'))],
    [['nieuws/c.mdx', 'nieuws/a.mdx'], () => rename(pad('nieuws/c.mdx'), pad('nieuws/a.mdx'))],
    [['praktijken/.d.nieuw', 'praktijken/d.mdx'], () => writeFile(pad('praktijken/d.mdx'), 'anders')],
    [['praktijken/_kladje.mdx'], () => writeFile(pad('praktijken/_kladje.mdx'), '')],
    [['terugblikken/map'], () => mkdir(pad('terugblikken/map'))],
    [['terugblikken/map.mdx'], () => mkdir(pad('terugblikken/map.mdx'))],
    [['terugblikken/map'], () => rm(pad('terugblikken/map'), { recursive: true })],
    [['terugblikken'], () => rename(pad('terugblikken'), pad('_weg'))],
  ];
  let lijst = begin;
  for (const [paden, doe] of stappen) {
    await doe();
    lijst = await opsommenNa(new Set(paden.map(pad)), lijst, mappen);
    expect(lijst, paden.join()).toEqual(await opsommen(mappen));
  }
});

test('bij heel veel gemelde bestanden tegelijk wordt overal gekeken, want dan kan er een gemist zijn', async () => {
  const { mappen, pad, begin } = await opstelling();
  await writeFile(pad('nieuws/gemist.mdx'), '');
  const gemist = async (aantal: number) => {
    const paden = Array.from({ length: aantal }, (_, nummer) => pad(`nieuws/n${nummer}.mdx`));
    const { bestanden } = await opsommenNa(new Set(paden), begin, mappen);
    return !bestanden.some(({ naam }) => naam === 'gemist.mdx');
  };
  expect(await gemist(3)).toBe(true);
  expect(await gemist(60)).toBe(false);
});
