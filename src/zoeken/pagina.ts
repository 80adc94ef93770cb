import { isOnzichtbaar, KNIP, leesbaar, MERK } from './merken.ts';

/** A page as Pagefind keeps it; `content` is raw text, words for the machine included. */
export interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string | undefined>;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** A sentence of a page, without words for the machine. */
export interface Paginazin {
  tekst: string;
  /** How many words it has. */
  woorden: number;
  /** The first of its section. */
  eerste: boolean;
}

/** A page that was read once and is asked often: its sentences, and for each of its words in which one it counts. */
export interface Pagina {
  url: string;
  meta: Fragment['meta'];
  /** Headings in their order. */
  koppen: { tekst: string; id: string; plek: number }[];
  zinnen: Paginazin[];
  /** At which word the readable text begins, and where only key words follow. */
  begin: number;
  einde: number;
  /** From `begin` on: the number of the sentence, and whether the word stands in a heading. */
  zinVan: Uint16Array;
  inKop: Uint8Array;
  bytes: number;
}

/** Reads a page; headings are no part of a sentence, and words for the machine stand behind the sentence they belong to. */
export function leesPagina({ url, content, meta, anchors }: Fragment): Pagina {
  const woorden = content.split(/\s+/);
  const plekVan = (merk: string) => anchors.find(({ id }) => id === merk)?.location;
  const begin = plekVan(MERK.tekst) ?? 0;
  const einde = Math.max(begin, plekVan(MERK.sleutelwoorden) ?? woorden.length);
  const koppen = anchors.filter(isKop);
  const kopwoorden = new Set(koppen.flatMap(({ location, text }) => text.split(/\s+/).map((_, i) => location + i)));
  const velden = new Set(anchors.filter(({ id }) => id === MERK.veld).map(({ location }) => location));
  const zinVan = new Uint16Array(einde - begin);
  const inKop = new Uint8Array(einde - begin);
  const zinnen: Paginazin[] = [];
  let zin: string[] = [];
  let isEerste = true;
  let uitgesproken = false;
  const nieuw = (eerste: boolean) => {
    if (zin.length > 0) {
      zinnen.push({ tekst: zin.join(' '), woorden: zin.length, eerste: isEerste });
      zin = [];
      isEerste = eerste;
    } else if (eerste) isEerste = true;
  };
  for (let plek = begin; plek < einde; plek++) {
    const woord = woorden[plek] ?? '';
    const alsKop = kopwoorden.has(plek);
    const telt = !isOnzichtbaar(woord) && !alsKop;
    if (/[.!?:]$/.test(woorden[plek - 1] ?? '')) uitgesproken = true;
    if (alsKop || velden.has(plek)) nieuw(true);
    else if (telt && uitgesproken) nieuw(false);
    if (telt) uitgesproken = false;
    if (telt) zin.push(woord.replaceAll(KNIP, ''));
    zinVan[plek - begin] = zinnen.length;
    inKop[plek - begin] = alsKop ? 1 : 0;
  }
  zinnen.push({ tekst: zin.join(' '), woorden: zin.length, eerste: isEerste });
  return {
    ...{ url, meta, zinnen, begin, einde, zinVan, inKop },
    koppen: koppen.sort((a, b) => a.location - b.location).map(({ text, id, location }) => ({ tekst: leesbaar(text), id, plek: location })),
    bytes: content.length * 4 + 2000,
  };
}

/** Whether this is a heading to which one can go. */
export const isKop = ({ element, id }: Fragment['anchors'][number]): boolean => /^h[2-4]$/i.test(element) && id !== '';
