// Child process of bouwen.ts: one Astro build into a fresh folder, then proof that it can serve.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'astro';
import { logHandlers } from 'astro/config';
import { isPersbaar, pers } from '#voorkant/persen.ts';

const [, , top = '', doel = ''] = process.argv;
process.env.NODE_ENV = 'production';
await build({ root: top, outDir: `./${relative(top, doel)}`, logLevel: 'warn', logger: logHandlers.json({ level: 'error' }) });

const { handler } = await import(pathToFileURL(join(doel, 'server/entry.mjs')).href);
if (typeof handler !== 'function') throw new Error('De gebouwde server heeft geen handler.');

const client = join(doel, 'client');
const namen = (await readdir(client, { recursive: true, withFileTypes: true })).filter((deel) => deel.isFile());
if (!namen.some(({ parentPath }) => parentPath.endsWith('_astro'))) throw new Error('De build heeft geen bestanden in _astro.');
for (const { parentPath, name } of namen) {
  if (!isPersbaar(name)) continue;
  const pad = join(parentPath, name);
  const { br, gzip } = pers(await readFile(pad));
  await writeFile(`${pad}.br`, br);
  await writeFile(`${pad}.gz`, gzip);
}
process.exit(0);
