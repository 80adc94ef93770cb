// Pagefind's own script over a bundle, in a thread of its own for the globals it expects of a browser: what our reader is held against.
import { join } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { alsBrowser } from '../steun/als-browser.ts';

export interface Antwoord {
  id: string;
  score: number;
  plekken: number[];
}
/** As src/zoeken/pagefind/ruim.ts weighs. */
const RANGORDE = { pageLength: 0.5, metaWeights: { title: 1, titel: 0, kern: 0, kenmerken: 0 } };

/** Asks these terms one after the other, with all words of the index loaded first: else an answer depends on what was asked before. */
export function vraagPagefind(map: string, termen: readonly string[], vooraf: readonly string[]): Promise<Antwoord[][]> {
  const { promise, resolve, reject } = Promise.withResolvers<Antwoord[][]>();
  const draad = new Worker(new URL(import.meta.url), { workerData: { pagefind: map, termen, vooraf } });
  draad.once('message', resolve);
  draad.once('error', reject);
  return promise.finally(() => void draad.terminate());
}

async function antwoorden(map: string, termen: readonly string[], vooraf: readonly string[]): Promise<Antwoord[][]> {
  const omgeving = alsBrowser(map);
  const { createInstance } = await import(join(map, 'pagefind.js'));
  const pagefind = createInstance({ ...omgeving, ranking: RANGORDE });
  await pagefind.init();
  for (const woord of vooraf) await pagefind.preload(woord);
  const uit: Antwoord[][] = [];
  for (const term of termen) {
    const { results } = await pagefind.search(term);
    uit.push(results.map(({ id, score, words }: { id: string; score: number; words: number[] }) => ({ id, score, plekken: words })));
  }
  return uit;
}

if (workerData?.pagefind) parentPort?.postMessage(await antwoorden(workerData.pagefind, workerData.termen, workerData.vooraf));
