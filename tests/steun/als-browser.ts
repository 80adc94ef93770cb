import { readFile } from 'node:fs/promises';
import { bestandIn } from '#zoeken/bundel.ts';

const BASIS = 'http://pagefind.invalid/pagefind/';

/** Gives this thread what Pagefind's own script expects of a browser: for a thread or process of its own, and the bundle in `map`. */
export function alsBrowser(map: string): { basePath: string; baseUrl: string; noWorker: true } {
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
  return { basePath: BASIS, baseUrl: '/', noWorker: true };
}
