import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bestandIn, LAAGBESTAND } from '#zoeken/bundel.ts';
import type { Laagbestand } from '#zoeken/laag.ts';
import { type Index, nummersIn, openIndex, type Vindplaats } from '#zoeken/pagefind.ts';

const BASIS = 'http://pagefind.invalid/pagefind/';

/**
 * Opens an index in Node. Pagefind expects a browser, so this gives the whole thread a `fetch` that reads the bundle and
 * nothing else, a `document` and a `location`: only for a worker or child process of its own.
 */
export async function openIndexOpSchijf(map: string): Promise<Index> {
  return openIndex(await leesBestand(map), await plaatsVan(map));
}

/** Opens an index in a folder within one that is open, by the same script. */
export async function openKleineIndex(map: string, deel: string): Promise<Index> {
  return openIndex(await leesBestand(join(map, deel)), await plaatsVan(map, `${deel}/`));
}

/** Proves that a bundle opens, and tells Pagefind's number for every page by its address. */
export const nummersOpSchijf = async (map: string): Promise<Map<string, string>> => nummersIn(await plaatsVan(map));

async function plaatsVan(map: string, binnen = ''): Promise<Vindplaats> {
  alsBrowser(map);
  const module = await import(pathToFileURL(join(map, 'pagefind.js')).href);
  return { module, basis: BASIS + binnen, werker: false };
}

const leesBestand = async (map: string): Promise<Laagbestand> => JSON.parse(await readFile(join(map, LAAGBESTAND), 'utf8'));

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
