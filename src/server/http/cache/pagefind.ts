import { type Klaarliggend, legKlaar } from '#server/http/answer/antwoord.ts';
import { mediatype } from '#server/http/answer/mediatypes.ts';
import { isPersbaar } from '#server/http/answer/persen.ts';
import type { Zoeker } from '#zoeken/index/zoeker.ts';

const VOORAAN = '/pagefind/';

export const isPagefind = (adres: string): boolean => adres.startsWith(VOORAAN);

/**
 * The files of the search indexes, for searching in the browser; "vervallen" for what tells of a page that is gone or changed,
 * undefined when there is no such file. What stands in them may be withdrawn at any time, so nobody keeps them unasked.
 */
export function openPagefind(
  zoeker: Pick<Zoeker, 'bestand'>,
  vast: readonly string[],
): (adres: string) => Promise<Klaarliggend | 'vervallen' | undefined> {
  // Laid ready once for as long as search keeps the file.
  const klaar = new WeakMap<Buffer, Klaarliggend>();
  return async (adres) => {
    const lichaam = await zoeker.bestand(adres.slice(VOORAAN.length));
    if (lichaam === null || lichaam === 'vervallen') return lichaam ?? undefined;
    const gelegd =
      klaar.get(lichaam) ??
      legKlaar({
        lichaam,
        geperst: isPersbaar(adres) ? 'op-vraag' : null,
        koppen: [...vast, 'Content-Type', mediatype(adres), 'Cache-Control', 'public, max-age=0, must-revalidate'],
      });
    klaar.set(lichaam, gelegd);
    return gelegd;
  };
}
