import type { MetLink } from '#kennissessies/kennissessie.ts';
import { valtBinnen } from '#kennissessies/rondes/meeverhuizen.ts';
import type { Onderdeelgegevens } from '#kennissessies/rondes/onderdeel-opslag.ts';
import { isTegelijk, rondesVan } from '#kennissessies/rondes/rondes.ts';

/** More is a programme that nobody reads to its end. */
export const MEESTE_ONDERDELEN = 80;
export type Onderdeelfout = 'buiten-sessie' | 'ronde-verdeeld' | 'overlapt' | 'titel-dubbel' | 'te-veel';

/**
 * What is wrong with a new or changed part (`zelf`), or null: it lies within a meeting, together with the rest of its round;
 * rounds do not overlap, for nobody is in two rooms at once; and a title occurs once in a round.
 */
export function onderdeelfout(
  { bijeenkomsten, onderdelen }: Pick<MetLink, 'bijeenkomsten' | 'onderdelen'>,
  gegevens: Onderdeelgegevens,
  zelf?: string,
): Onderdeelfout | null {
  const anderen = onderdelen.filter(({ id }) => id !== zelf);
  const [samen, elders] = [
    anderen.filter(({ ronde }) => ronde === gegevens.ronde),
    anderen.filter(({ ronde }) => ronde !== gegevens.ronde),
  ];
  const bijeenkomst = bijeenkomsten.find((een) => valtBinnen(gegevens, een));
  if (!bijeenkomst) return 'buiten-sessie';
  if (samen.some((een) => !valtBinnen(een, bijeenkomst))) return 'ronde-verdeeld';
  const begin = Math.min(gegevens.beginOp, ...samen.map(({ beginOp }) => beginOp));
  const eind = Math.max(gegevens.eindOp, ...samen.map(({ eindOp }) => eindOp));
  if (rondesVan(elders).some((een) => isTegelijk(een, { beginOp: begin, eindOp: eind }))) return 'overlapt';
  if (samen.some(({ titel }) => titel.toLowerCase() === gegevens.titel.toLowerCase())) return 'titel-dubbel';
  return anderen.length >= MEESTE_ONDERDELEN ? 'te-veel' : null;
}
