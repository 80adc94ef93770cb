import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bestandIn, LAAGBESTAND } from '#zoeken/bundel.ts';
import type { Laagbestand } from '#zoeken/laag.ts';
import { type Bron, openBron, type PagefindModule } from '#zoeken/pagefind.ts';

const BASIS = 'http://pagefind.invalid/pagefind/';

/**
 * Opens a bundle in Node. Pagefind expects a browser, so this gives the whole thread a `fetch` that reads the bundle and
 * nothing else, a `document` and a `location`: only for a worker or child process of its own.
 */
export async function openBundel(map: string, delen: readonly string[] = []): Promise<Bron> {
  alsBrowser(map);
  const module: PagefindModule = await import(pathToFileURL(join(map, 'pagefind.js')).href);
  return openBron(module, BASIS, { werker: false, delen });
}

/** Opens an index in a folder within one that is open, by the same script. */
export async function openDeel(map: string, deel: string): Promise<Bron> {
  const module: PagefindModule = await import(pathToFileURL(join(map, 'pagefind.js')).href);
  return openBron(module, `${BASIS}${deel}/`, { werker: false });
}

export const leesBestand = async (map: string): Promise<Laagbestand> => JSON.parse(await readFile(join(map, LAAGBESTAND), 'utf8'));

/** Gives this thread what Pagefind expects of a browser. */
export function alsBrowser(map: string): void {
  const omgeving = {
    async fetch(adres: unknown): Promise<Response> {
      const { pathname } = new URL(String(adres), BASIS);
      const pad = bestandIn(map, pathname.replace('/pagefind/', ''));
      return pad ? new Response(await readFile(pad)) : new Response(null, { status: 404 });
    },
    document: { querySelector: () => ({ getAttribute: () => 'nl' }) },
    location: new URL(BASIS),
    window: globalThis,
  };
  for (const [naam, waarde] of Object.entries(omgeving))
    Object.defineProperty(globalThis, naam, { value: waarde, configurable: true, writable: true });
}
