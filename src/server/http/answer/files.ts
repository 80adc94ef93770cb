import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { makeReady, type Ready } from './answer.ts';
import { mediatype } from './media-types.ts';

const FOREVER = ['Cache-Control', 'public, max-age=31536000, immutable'] as const;
const ONE_HOUR = ['Cache-Control', 'public, max-age=3600'] as const;

/**
 * All built files in memory, by address. Of older releases only `_astro/`, whose names hold a hash: pages that were open
 * before a deploy still ask for them.
 */
export async function readFiles(releases: readonly string[], fixed: readonly string[]): Promise<Map<string, Ready>> {
  const files = new Map<string, Ready>();
  for (const [at, release] of releases.entries()) {
    const client = join(release, 'client');
    const parts = await readdir(at === 0 ? client : join(client, '_astro'), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const part of parts) {
      const path = join(part.parentPath, part.name);
      const address = `/${relative(client, path)}`;
      if (!part.isFile() || /\.(br|gz)$/.test(part.name) || files.has(address)) continue;
      files.set(address, readyFile(path, [...fixed, ...(address.startsWith('/_astro/') ? FOREVER : ONE_HOUR)]));
    }
  }
  return files;
}

/** One file, with its compressed forms when they stand beside it. */
function readyFile(path: string, headers: readonly string[]): Ready {
  const compressed = existsSync(`${path}.br`) ? { br: readFileSync(`${path}.br`), gzip: readFileSync(`${path}.gz`) } : null;
  return makeReady({ body: readFileSync(path), compressed, headers: [...headers, 'Content-Type', mediatype(path)] });
}
