// Child process of bouwen.ts: one Astro build into a fresh folder, then proof that it can serve.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'astro';
import { logHandlers } from 'astro/config';
import { isCompressible, precompress } from './precompress.ts';
import { readStyles } from './read-styles.ts';
import { maakKlaar, STYLE_RULES, slotpad } from './releases.ts';
import { neemSlot } from './slot.ts';

const [, , top = '', doel = ''] = process.argv;
process.env.NODE_ENV = 'production';
// What is built is public, and another user may start it.
process.umask(0o022);

async function bouw(): Promise<void> {
  // At run time Astro's own messages are lines of JSON too; during the build only mistakes matter, and those are thrown.
  await build({ root: top, outDir: `./${relative(top, doel)}`, logLevel: 'silent', logger: logHandlers.json({ level: 'error' }) });
}

async function bewijs(): Promise<void> {
  const { handler } = await import(pathToFileURL(join(doel, 'server/entry.mjs')).href);
  if (typeof handler !== 'function') throw new Error('De gebouwde server heeft geen handler.');
}

/** Writes the compressed forms beside every file, so that a start does not have to. */
async function legGeperstKlaar(): Promise<void> {
  const delen = await readdir(join(doel, 'client'), { recursive: true, withFileTypes: true });
  const bestanden = delen.filter((deel) => deel.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  if (!bestanden.some((pad) => pad.includes('/_astro/'))) throw new Error('De build heeft geen bestanden in _astro.');
  for (const pad of bestanden.filter(isCompressible)) {
    const { br, gzip } = precompress(await readFile(pad));
    await writeFile(`${pad}.br`, br);
    await writeFile(`${pad}.gz`, gzip);
  }
}

/** What went wrong, and in which file and line when that is known. */
function uitleg(fout: unknown): string {
  if (!(fout instanceof Error)) return String(fout);
  const { loc, hint } = fout as Error & { loc?: { file?: string; line?: number; column?: number }; hint?: string };
  const plek = loc?.file ? `${relative(top, loc.file)}:${loc.line ?? 1}:${loc.column ?? 1}` : '';
  return stripVTControlCharacters([plek, fout.message, hint].filter(Boolean).join('\n'));
}

// Without its parent nobody waits for this build any more.
process.stdin.once('end', () => process.exit(1)).resume();
try {
  while (!neemSlot(slotpad('astro'), 'alleen')) await wacht(100);
  await rm(doel, { recursive: true, force: true });
  await bouw();
  await bewijs();
  await legGeperstKlaar();
  await writeFile(join(doel, STYLE_RULES), JSON.stringify(await readStyles(join(doel, 'client'))));
  await maakKlaar(basename(doel));
  process.exit(0);
} catch (fout) {
  console.error(uitleg(fout));
  process.exit(1);
}
