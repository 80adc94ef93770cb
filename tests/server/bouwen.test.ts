import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 400_000 });

let map: string;
/** A copy of the project with one page, so that a build takes seconds. */
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'bouwen-'));
  for (const deel of ['src', 'content', 'package.json', 'package-lock.json', 'tsconfig.json', 'astro.config.mjs'])
    await cp(deel, join(map, deel), { recursive: true });
  for (const deel of ['pages', 'actions', 'middleware.ts', 'live.config.ts'])
    await rm(join(map, 'src', deel), { recursive: true, force: true });
  await mkdir(join(map, 'src/pages'));
  await mkdir(join(map, 'public'));
  await symlink(join(process.cwd(), 'node_modules'), join(map, 'node_modules'));
  await pagina('eerste');
});
afterAll(() => rm(map, { recursive: true, force: true }));

const pagina = (tekst: string) =>
  writeFile(join(map, 'src/pages/index.astro'), `<h1>${tekst}</h1><style>h1 { margin: ${tekst.length}px }</style>\n`);

async function bouw() {
  const kind = spawn(process.execPath, ['src/server/bouwen.ts'], { cwd: map });
  let uit = '';
  for (const stroom of [kind.stdout, kind.stderr]) stroom.on('data', (deel) => (uit += deel));
  const [code] = (await once(kind, 'close')) as [number];
  return { code, uit };
}
const releases = async () => (await readdir(join(map, 'releases'))).filter((naam) => /^[0-9a-f]{16}$/.test(naam));
const huidige = () => readlink(join(map, 'releases/current'));

test('twee starts tegelijk bouwen samen één keer, en daarna is er niets meer te doen', async () => {
  const [een, twee] = await Promise.all([bouw(), bouw()]);
  expect([een.code, twee.code]).toEqual([0, 0]);
  expect([een, twee].filter(({ uit }) => uit.includes('De site wordt gebouwd')).length).toBe(1);
  expect([een, twee].filter(({ uit }) => uit.includes('Er is al een build bezig')).length).toBe(1);
  expect(await releases()).toEqual([await huidige()]);
  const derde = await bouw();
  expect([derde.code, derde.uit]).toEqual([0, `Gebouwd: releases/${await huidige()}\n`]);
});

test('een build die mislukt verandert niets en zegt waar het misgaat', async () => {
  const eerst = await huidige();
  const bron = join(map, 'content/bouwstenen/omvang.mdx');
  const goed = await readFile(bron, 'utf8');

  await writeFile(join(map, 'src/pages/index.astro'), '---\nimport X from "./bestaat-niet.ts";\n---\n<X />\n');
  const code = await bouw();
  expect([code.code, code.uit]).toEqual([1, expect.stringMatching(/er is niets veranderd[\s\S]*bestaat-niet[\s\S]*index\.astro/)]);
  await pagina('eerste');

  await writeFile(bron, goed.replace(/^volgorde:.*$/m, 'volgorde: nul'));
  const tekst = await bouw();
  expect([tekst.code, tekst.uit]).toEqual([1, expect.stringMatching(/content\/bouwstenen\/omvang\.mdx:\d+ .*volgorde/)]);
  await writeFile(bron, goed);

  expect(await releases()).toEqual([eerst]);
  expect(await huidige()).toBe(eerst);
  expect((await bouw()).code).toBe(0);
  expect(await huidige()).toBe(eerst);
});

test('een build hangt niet af van ingezonden teksten', async () => {
  const bron = join(map, 'content/bouwstenen/omvang.mdx');
  const goed = await readFile(bron, 'utf8');
  const weg = (await readdir(join(map, 'content/praktijken'))).filter((naam) => naam.endsWith('.mdx'));
  await writeFile(bron, `${goed}\nZie [deze praktijk](/praktijken/${weg[0]?.replace('.mdx', '')}/).\n`);
  for (const naam of weg) await rm(join(map, 'content/praktijken', naam));
  expect(await bouw()).toMatchObject({ code: 0 });
  await writeFile(bron, `${goed}\nZie [deze regio](/onderwijsregios/bestaat-niet/).\n`);
  expect(await bouw()).toMatchObject({ code: 1, uit: expect.stringContaining('/onderwijsregios/bestaat-niet/ komt nergens uit') });
  await writeFile(bron, goed);
});

test('een halve build van een gestopt proces telt niet en wordt overgedaan', async () => {
  await pagina('tweede');
  const eerst = await huidige();
  const kind = spawn(process.execPath, ['src/server/bouwen.ts'], { cwd: map, stdio: ['ignore', 'pipe', 'ignore'] });
  await once(kind.stdout, 'data');
  await new Promise((klaar) => setTimeout(klaar, 500));
  kind.kill('SIGKILL');
  await once(kind, 'exit');
  expect(await huidige()).toBe(eerst);
  expect((await bouw()).code).toBe(0);
  expect(await huidige()).not.toBe(eerst);
});

test('oude releases gaan weg, behalve de laatste drie en wat een proces nog gebruikt', async () => {
  // Five older releases; a process still serves from the second oldest.
  const oud = ['0', '1', '2', '3', '4'].map((teken) => teken.repeat(16));
  for (const [plek, naam] of oud.entries()) {
    const merk = join(map, 'releases', naam, 'klaar.json');
    await mkdir(join(map, 'releases', naam));
    await writeFile(merk, '{}');
    await utimes(merk, plek, plek);
  }
  const kind = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { houdVast } from ${JSON.stringify(join(map, 'src/server/release/releases.ts'))}; houdVast('${oud[1]}'); console.log('vast'); setInterval(() => {}, 1000);`,
  ]);
  await once(kind.stdout, 'data');
  expect((await bouw()).code).toBe(0);
  const over = await releases();
  expect(over).toHaveLength(4);
  expect(over).toContain(oud[1]);
  expect(over).toContain(await huidige());
  kind.kill('SIGKILL');
});
