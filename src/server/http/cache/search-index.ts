import { makeReady, type Ready } from '#server/http/answer/answer.ts';
import { mediatype } from '#server/http/answer/media-types.ts';
import { isCompressible } from '#server/release/precompress.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';

const IN_FRONT = '/pagefind/';

export const isPagefind = (address: string): boolean => address.startsWith(IN_FRONT);

/**
 * The files of the search indexes, for searching in the browser; "vervallen" for what tells of a page that is gone or changed,
 * undefined when there is no such file. What stands in them may be withdrawn at any time, so nobody keeps them unasked.
 */
export function openPagefind(
  zoeker: Pick<Zoeker, 'bestand'>,
  fixed: readonly string[],
): (address: string) => Promise<Ready | 'vervallen' | undefined> {
  // Laid ready once for as long as search keeps the file.
  const ready = new WeakMap<Buffer, Ready>();
  return async (address) => {
    const body = await zoeker.bestand(address.slice(IN_FRONT.length));
    if (body === null || body === 'vervallen') return body ?? undefined;
    const laid =
      ready.get(body) ??
      makeReady({
        body,
        compressed: isCompressible(address) ? 'op-vraag' : null,
        headers: [...fixed, 'Content-Type', mediatype(address), 'Cache-Control', 'public, max-age=0, must-revalidate'],
      });
    ready.set(body, laid);
    return laid;
  };
}
