import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { bundelbytes } from './deelindex.ts';
import { leesStuk } from './woordstuk.ts';

/**
 * The stem that Pagefind keeps of each word. It has no question for that, so it indexes a page of just these words: the place
 * of each tells under which stem it went.
 */
export async function stammenVan(woorden: readonly string[]): Promise<Map<string, string>> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: 'nl' });
  if (!index) throw new Error(errors.join('\n'));
  // A query for "so&p" asks for "sop".
  await index.addCustomRecord({ url: '/', language: 'nl', content: woorden.map((woord) => woord.replaceAll('&', '')).join(' ') });
  const { files } = await index.getFiles();
  await index.deleteIndex();
  const stammen = new Map<string, string>();
  for (const { path, content } of files) {
    if (!path.endsWith('.pf_index')) continue;
    const { woorden: opStam, vanaf, plekken } = leesStuk(bundelbytes(gunzipSync(content)));
    for (const [stam, vormen] of opStam)
      for (const { van, tot } of vormen)
        for (const plek of plekken.subarray(vanaf[van], vanaf[tot])) stammen.set(woorden[plek] ?? '', stam);
  }
  return stammen;
}
