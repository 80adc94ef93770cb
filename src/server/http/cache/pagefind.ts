import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { type Klaarliggend, legKlaar } from '#server/http/answer/antwoord.ts';
import { mediatype } from '#server/http/answer/mediatypes.ts';
import { isPersbaar } from '#server/http/answer/persen.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';

const VOORAAN = '/pagefind/';
/** Fragments and index chunks carry a hash of what is in them. */
const GEHASHT = /\.pf_(fragment|index|meta)$/;
const MB = 1024 * 1024;

export const isPagefind = (adres: string): boolean => adres.startsWith(VOORAAN);

/** The files of the current search index, for searching in the browser; undefined when there is no such file. */
export function openPagefind(zoeker: Pick<Zoeker, 'pad'>, vast: readonly string[]): (adres: string) => Promise<Klaarliggend | undefined> {
  // Each index has its own folder, so the place of a file on disk names its content.
  const gelezen = new LRUCache<string, Klaarliggend>({
    maxSize: 32 * MB,
    maxEntrySize: 8 * MB,
    sizeCalculation: ({ bytes }) => Math.ceil(bytes),
  });
  return async (adres) => {
    const pad = zoeker.pad(adres.slice(VOORAAN.length));
    if (pad === null) return undefined;
    const eerder = gelezen.get(pad);
    if (eerder) return eerder;
    const lichaam = await readFile(pad).catch(() => undefined);
    if (!lichaam) return undefined;
    const bewaren = GEHASHT.test(adres) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
    const klaar = legKlaar({
      lichaam,
      geperst: isPersbaar(adres) ? 'op-vraag' : null,
      koppen: [...vast, 'Content-Type', mediatype(adres), 'Cache-Control', bewaren],
    });
    gelezen.set(pad, klaar);
    return klaar;
  };
}
