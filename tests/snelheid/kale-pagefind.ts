// Pagefind as it comes: the same pages as plain HTML, queries passed on as typed. In a thread of its own, for its globals.
import { parentPort, Worker, workerData } from 'node:worker_threads';
import * as pagefind from 'pagefind';
import { veilig } from '#zoeken/html.ts';
import type { Blad } from '#zoeken/index/bladen/blad.ts';
import { alsBrowser } from '../steun/als-browser.ts';
import type { Zoekmachine } from './zoekers.ts';

const MEESTE = 20;

/** Makes the index in `map` and opens it. */
export async function kalePagefind(bladen: readonly Blad[], map: string): Promise<{ zoek: Zoekmachine; sluit(): Promise<number> }> {
  const { index } = await pagefind.createIndex({ forceLanguage: 'nl' });
  if (!index) throw new Error('Pagefind made no index.');
  for (const { url, titel, kern, trefwoorden, velden, html } of bladen) {
    const lijf = `<h1>${veilig(titel)}</h1><p>${veilig(kern)}</p>${html}${velden.map((veld) => `<p>${veilig(veld)}</p>`).join('')}<p>${veilig(trefwoorden.join(', '))}</p>`;
    await index.addHTMLFile({ url, content: `<html lang="nl"><body data-pagefind-body>${lijf}</body></html>` });
  }
  await index.writeFiles({ outputPath: map });
  await index.deleteIndex();
  const draad = new Worker(new URL(import.meta.url), { workerData: { map } });
  const wachtend: ((urls: string[]) => void)[] = [];
  draad.on('message', (urls: string[]) => wachtend.shift()?.(urls));
  const zoek: Zoekmachine = (q) => {
    const { promise, resolve } = Promise.withResolvers<string[]>();
    wachtend.push(resolve);
    draad.postMessage(q);
    return promise.then((urls) => ({ urls }));
  };
  return { zoek, sluit: () => draad.terminate() };
}

interface Kaal {
  options(opties: object): Promise<void>;
  search(q: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

async function antwoorden(map: string): Promise<void> {
  const omgeving = alsBrowser(map);
  const module: Kaal = await import(`${map}/pagefind.js`);
  await module.options(omgeving);
  parentPort?.on('message', async (q: string) => {
    const { results } = await module.search(q);
    const paginas = await Promise.all(results.slice(0, MEESTE).map((resultaat) => resultaat.data()));
    parentPort?.postMessage(paginas.map(({ url }) => url));
  });
}

if (workerData?.map) await antwoorden(workerData.map);
