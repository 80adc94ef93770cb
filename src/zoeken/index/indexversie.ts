import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stand } from './stand.ts';

/** Names an index by all that goes into it: the pages, the synonyms and the rules themselves. */
export async function versieVan(stand: Stand, vertrouwdDir: string): Promise<string> {
  const som = createHash('sha256').update(regels());
  som.update(await readFile(join(vertrouwdDir, 'zoeken/synoniemen.json')));
  for (const [url, kenmerk] of stand) som.update(`${url} ${kenmerk}\n`);
  return som.digest('hex').slice(0, 16);
}

let regelsom: string | undefined;
/** The source of the rules: other rules make another index. */
function regels(): string {
  const top = join(import.meta.dirname, '../..');
  regelsom ??= globSync('{zoeken,zoeken/draad,zoeken/index,zoeken/openbaar,zoeken/pagefind,zoeken/taal,grond/taal}/*.ts', { cwd: top })
    .sort()
    .reduce((som, pad) => som.update(readFileSync(join(top, pad))), createHash('sha256'))
    .digest('hex');
  return regelsom;
}
